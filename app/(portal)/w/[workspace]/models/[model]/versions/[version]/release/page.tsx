import type { Metadata } from 'next'
import { FieldList } from '@/components/approvals/field-list'
import { type Crumb, Page } from '@/components/frame/page'
import { AskedList } from '@/components/models/asked-list'
import { ReleaseForm } from '@/components/models/release-form'
import { ButtonLink } from '@/components/ui/button'
import { Digest } from '@/components/ui/digest'
import { hiddenIn } from '@/components/ui/hidden-characters'
import { HiddenNotice } from '@/components/ui/hidden-notice'
import { EmptyState, Notice } from '@/components/ui/notice'
import { Section } from '@/components/ui/section'
import { Segments } from '@/components/ui/tabs'
import { Ref } from '@/components/ui/text-link'
import { ask } from '@/lib/audit/execute'
import { orNotFound } from '@/lib/platform/page'
import { type Environment, environments } from '@/lib/platform/vocabulary'
import { showRequest } from '@/lib/shown-subjects'
import { previewRequest } from '@/lib/subjects'
import { type VersionParams, versionOf, versionTitle } from '../version-page'
import { askAction } from './actions'
import { LiveRequests } from './live-requests'
import '@/components/approvals/request.css'

type Props = {
  params: Promise<VersionParams>
  searchParams: Promise<{ environment?: string | string[]; text?: string | string[] }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: await versionTitle(params, 'Ask for release') }
}

export default async function ReleasePage({ params, searchParams }: Props) {
  const { ctx, person, at, href, workspace, version, title, crumbs } = await versionOf(params)
  const search = await searchParams
  const environment: Environment = environments.find((name) => name === search.environment) ?? 'production'
  const subject = { kind: 'model_version' as const, ref: version.model.ref, version: version.version }
  if (version.card.revision === 0) return <NoCardYet {...{ crumbs, title, href: `${href}/edit` }} />
  const outlook = await orNotFound(ask(ctx, previewRequest, { subject, environment }))
  const same = outlook.requests.find(({ isSame }) => isSame)
  const { policy } = outlook
  const { fields: shown } = await orNotFound(ask(ctx, showRequest, { subject, environment }))
  const here = `${href}/release?environment=${environment}`
  return (
    <Page
      crumbs={[...crumbs, { label: 'Ask for release' }]}
      title={same ? `${title}: already asked for ${environment}` : `Ask for ${title} in ${environment}?`}
      reference={version.ref}
      facts={
        policy ? (
          <>
            <span>
              Workflow <b>{policy.name}</b> {policy.workflow}, frozen when you ask
            </span>
            <span>Policy {policy.policy}</span>
            {policy.dueDays === null ? null : <span>Answers are due in {policy.dueDays} days</span>}
            {policy.expiresDays === null ? null : <span>An approval holds {policy.expiresDays} days</span>}
          </>
        ) : null
      }
    >
      <Segments
        label="Environment"
        items={environments.map((name) => ({
          href: `${href}/release?environment=${name}`,
          label: name.charAt(0).toUpperCase() + name.slice(1),
          current: name === environment,
        }))}
      />
      <div className="mt-5">
        <LiveRequests requests={outlook.requests} environment={environment} approvalsHref={at('/approvals')} />
        {policy ? null : (
          <Notice tone="bad" title={`No policy says who approves a release to ${environment}`}>
            So nobody can, and the gate refuses. An administrator has to add a policy for it first.
          </Notice>
        )}
        {policy && !same ? (
          <Section title="Who will be asked" count={`${outlook.requirements.length} answers`}>
            <AskedList requirements={outlook.requirements} />
          </Section>
        ) : null}
        {!outlook.mayRequest ? (
          <Notice tone="info" title="Your roles here do not include asking for a release">
            Data scientists, machine-learning engineers and business stakeholders of{' '}
            <Ref href={at(`/use-cases/${version.useCase.ref}`)}>{version.useCase.ref}</Ref> do.
          </Notice>
        ) : policy && !same ? (
          <Section title="Your request">
            <ReleaseForm
              action={askAction.bind(null, workspace, subject)}
              environment={environment}
              contentDigest={outlook.contentDigest}
              draftKey={`release:${person.id}:${version.id}`}
            />
          </Section>
        ) : null}
        <Section title="What will be decided, exactly" count={`card revision ${outlook.snapshot.revision}`}>
          <div className="mb-3 grid gap-3 tablet:grid-cols-2">
            <div>
              <p className="text-12 text-fg-3">Content digest, over everything below</p>
              <Digest value={outlook.contentDigest} />
            </div>
            <div>
              <p className="text-12 text-fg-3">Material digest: a change to it voids what was given</p>
              <Digest value={outlook.materialDigest} />
            </div>
          </div>
          <HiddenNotice found={hiddenIn(shown.map(({ text }) => text))} />
          <FieldList
            fields={shown}
            views={{ rendered: `${here}#text`, source: `${here}&text=source#text` }}
            isSource={search.text === 'source'}
          />
        </Section>
      </div>
    </Page>
  )
}

/** People decide on what the card says: before its first revision there is nothing to decide on. */
function NoCardYet({ crumbs, title, href }: { crumbs: Crumb[]; title: string; href: string }) {
  return (
    <Page crumbs={[...crumbs, { label: 'Ask for release' }]} title={`${title} has no published card yet`} reading>
      <EmptyState
        title="Publish its model card first"
        actions={
          <ButtonLink kind="primary" href={href}>
            Write the card
          </ButtonLink>
        }
      >
        What the model is for, how well it works and where it must not be used is what people decide on.
      </EmptyState>
    </Page>
  )
}
