import type { Metadata } from 'next'
import { DocumentReading } from '@/components/documents/document-reading'
import { Page } from '@/components/frame/page'
import { comparedRevisions } from '@/components/model-cards/revision-list'
import { PinForm } from '@/components/models/pin-form'
import { ReleaseState } from '@/components/models/release-state'
import { VersionPanel } from '@/components/models/version-panel'
import { ButtonLink } from '@/components/ui/button'
import { revealed } from '@/components/ui/hidden-characters'
import { Notice } from '@/components/ui/notice'
import { RelativeTime } from '@/components/ui/relative-time'
import { Tabs } from '@/components/ui/tabs'
import { Ref, TextLink } from '@/components/ui/text-link'
import { ask } from '@/lib/audit/execute'
import { getDocument, getDocumentRevision } from '@/lib/documents/queries'
import { previewGate } from '@/lib/gate/ask-gate'
import { orNotFound } from '@/lib/platform/page'
import { pinAction } from './actions'
import { CardRevisions } from './card-revisions'
import { CardSource } from './card-source'
import { type VersionParams, versionOf, versionTitle } from './version-page'

type Search = Record<'view' | 'compare' | 'from' | 'to' | 'revision' | 'published', string | string[] | undefined>
type Props = { params: Promise<VersionParams>; searchParams: Promise<Search> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: await versionTitle(params) }
}

export default async function VersionPage({ params, searchParams }: Props) {
  const { ctx, input, at, href, workspace, version, title, crumbs } = await versionOf(params)
  const search = await searchParams
  const gate = await ask(ctx, previewGate, { ...input, environment: 'production' })
  const { card, revisions, approvals, may } = version
  const compared = comparedRevisions(search, card.revision)
  const view = search.view === 'source' ? 'source' : search.view === 'revisions' || compared ? 'revisions' : 'card'
  const published = revisions.find(({ revision }) => String(revision) === search.published)
  const approved = approvals.find(({ status }) => status === 'approved')
  const open = approvals.filter(({ status }) => status === 'open' || status === 'changes_requested')
  const file = card.imports[0] ?? null
  const edit = at(`/documents/${card.ref}/edit`)
  return (
    <Page
      crumbs={crumbs}
      title={title}
      reference={version.ref}
      status={<ReleaseState gate={gate} />}
      facts={
        <>
          <span>
            <Ref href={at(`/documents/${card.ref}`)}>{card.ref}</Ref>{' '}
            {card.publishedAt ? (
              <>
                revision <b>{card.revision}</b>, <RelativeTime at={card.publishedAt} />
              </>
            ) : (
              'not published yet'
            )}
          </span>
          <span>
            For <Ref href={at(`/use-cases/${version.useCase.ref}`)}>{version.useCase.ref}</Ref> {version.useCase.name}
          </span>
          {version.label ? (
            <span>
              Label <b dir="auto">{revealed(version.label)}</b>
            </span>
          ) : null}
          {version.draft && may.edit ? (
            <span>
              <TextLink href={edit}>Draft</TextLink> saved by {version.draft.savedBy ?? 'a former member'},{' '}
              <RelativeTime at={version.draft.savedAt} />
            </span>
          ) : null}
        </>
      }
      actions={
        <>
          {may.edit ? (
            <ButtonLink href={edit} icon="pen">
              Write the card
            </ButtonLink>
          ) : null}
          {may.request ? (
            <ButtonLink kind="primary" href={`${href}/release`}>
              Ask for release
            </ButtonLink>
          ) : null}
        </>
      }
      panel={
        <VersionPanel
          gate={gate}
          approvals={approvals}
          approvalsHref={at('/approvals')}
          contentDigest={version.contentDigest}
          materialDigest={version.materialDigest}
          artifact={version.artifact}
          image={version.image}
          pin={
            may.pin ? (
              <PinForm
                action={pinAction.bind(null, workspace, input)}
                revision={version.revision}
                approvedBy={approved?.ref ?? null}
                open={open.map(({ ref }) => ref)}
              />
            ) : null
          }
          provenance={{
            createdBy: version.createdBy,
            createdAt: version.createdAt,
            file,
            publishedBy: card.publishedBy,
            publishedAt: card.publishedAt,
            revision: card.revision,
            authors: version.authorNames,
          }}
        />
      }
      panelLabel="Gate, approvals and where it comes from"
    >
      {published ? (
        <div className="mb-4">
          <Published revision={published} approvalsHref={at('/approvals')} />
        </div>
      ) : null}
      <Tabs
        label="Ways to look at the card"
        items={[
          { href, label: 'Card', current: view === 'card' },
          ...(file ? [{ href: `${href}?view=source`, label: 'Source', current: view === 'source' }] : []),
          {
            href: `${href}?view=revisions`,
            label: 'Revisions',
            current: view === 'revisions',
            count: revisions.length,
          },
        ]}
      />
      {view === 'source' ? <CardSource params={params} search={search} /> : null}
      {view === 'revisions' ? <CardRevisions params={params} compared={compared} /> : null}
      {view === 'card' ? <CardText params={params} revision={Number(search.revision) || undefined} /> : null}
    </Page>
  )
}

/** What the card says: the revision that the version stands for, the one that was asked for, or the draft before the first. */
async function CardText({ params, revision }: { params: Props['params']; revision: number | undefined }) {
  const { ctx, at, version } = await versionOf(params)
  const document = version.card.ref
  const place = { base: at(''), names: {} as Record<string, string> }
  if (version.card.revision === 0) {
    const { template, draft, useCase, names } = await orNotFound(ask(ctx, getDocument, { document }))
    return (
      <DocumentReading
        {...place}
        {...{ template, answers: draft.answers, origins: draft.origins, riskTier: useCase.riskTier, names }}
      />
    )
  }
  const { template, answers, origins, useCase, names } = await orNotFound(
    ask(ctx, getDocumentRevision, { document, revision }),
  )
  return <DocumentReading {...place} {...{ template, answers, origins, riskTier: useCase.riskTier, names }} />
}

type PublishedProps = { revision: { revision: number; voided: string[] }; approvalsHref: string }

/** After publishing: what it did to approvals, as it is on record. */
function Published({ revision: { revision, voided }, approvalsHref }: PublishedProps) {
  if (voided.length === 0) {
    return (
      <Notice tone="ok" title={`Revision ${revision} is published`}>
        It voided no approval.
      </Notice>
    )
  }
  return (
    <Notice
      tone="warn"
      title={`Revision ${revision} is published, and voided ${voided.length === 1 ? 'an approval' : `${voided.length} approvals`}`}
    >
      {voided.map((ref, at) => (
        <span key={ref}>
          {at > 0 ? ', ' : null}
          <Ref href={`${approvalsHref}/${ref}`}>{ref}</Ref>
        </span>
      ))}{' '}
      no longer {voided.length === 1 ? 'holds' : 'hold'}. Ask for a release of what the card says now.
    </Notice>
  )
}
