import type { Metadata } from 'next'
import { FieldList } from '@/components/approvals/field-list'
import { AskForm } from '@/components/documents/ask-form'
import { Page } from '@/components/frame/page'
import { AskedList } from '@/components/models/asked-list'
import { ButtonLink } from '@/components/ui/button'
import { Digest } from '@/components/ui/digest'
import { hiddenIn, revealed } from '@/components/ui/hidden-characters'
import { HiddenNotice } from '@/components/ui/hidden-notice'
import { EmptyState, Notice } from '@/components/ui/notice'
import { Section } from '@/components/ui/section'
import { Ref, TextLink } from '@/components/ui/text-link'
import { ask } from '@/lib/audit/execute'
import { getDocumentRevision } from '@/lib/documents/queries'
import { shownDocument } from '@/lib/documents/shown-document'
import { orNotFound } from '@/lib/platform/page'
import { previewRequest } from '@/lib/subjects'
import { type DocumentParams, documentOf } from '../document-page'
import { askAction } from './actions'
import { NotAskable } from './not-askable'
import '@/components/approvals/request.css'

type Props = {
  params: Promise<DocumentParams>
  searchParams: Promise<{ text?: string | string[] }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { document } = await documentOf(params)
  return { title: `Ask for approval: ${revealed(document.title)} · ${document.ref}` }
}

export default async function ReviewPage({ params, searchParams }: Props) {
  const { ctx, person, workspace, document, base, href, crumbs } = await documentOf(params, '/release')
  const title = revealed(document.title)
  const path = [...crumbs, { label: 'Ask for approval' }]
  if (document.revision === 0) {
    return (
      <Page crumbs={path} reference={document.ref} title={`Nothing of ${title} is published yet`} reading>
        <EmptyState
          title="What people approve is a published revision: publish the draft first"
          actions={<ButtonLink href={`${href}/publish`}>Look at what would be published</ButtonLink>}
        />
      </Page>
    )
  }
  const search = await searchParams
  const subject = { kind: 'design_document' as const, ref: document.ref }
  const outlook = await orNotFound(ask(ctx, previewRequest, { subject }))
  const { template, names } = await ask(ctx, getDocumentRevision, {
    document: document.ref,
    revision: document.revision,
  })
  const same = outlook.requests.find(({ isSame }) => isSame)
  const { policy } = outlook
  const shown = shownDocument(
    outlook.snapshot.fields,
    template,
    outlook.materialFields,
    (id) => names[id] ?? 'a former member',
  )
  const { missing } = document
  return (
    <Page
      crumbs={path}
      reference={document.ref}
      title={
        same
          ? `${title}: ${same.ref} already asks about this`
          : `Ask for the approval of ${title}, revision ${document.revision}?`
      }
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
      actions={<ButtonLink href={href}>Back to the document</ButtonLink>}
    >
      <div className="grid gap-3">
        {outlook.requests.map(({ ref, status, isSame }) => (
          <Notice
            key={ref}
            tone={status === 'approved' ? 'ok' : 'info'}
            title={`${ref} ${status === 'approved' ? 'has approved' : 'already asks about'} ${isSame ? 'exactly this' : 'an earlier content'}`}
          >
            {isSame ? 'There is nothing to ask. ' : 'It does not cover what the document says now. '}
            <Ref href={`${base}/approvals/${ref}`}>{`Open ${ref}`}</Ref>
          </Notice>
        ))}
        {document.hasChanges ? (
          <Notice tone="warn" title={`The draft says more than revision ${document.revision}`}>
            People are asked about the published revision alone.{' '}
            <TextLink href={`${href}/publish`}>Publish the draft first</TextLink>, if it should count.
          </Notice>
        ) : null}
        {missing.length > 0 ? (
          <Notice tone="info" title={`${missing.length} answers that the gate demands are not there yet`}>
            It can be approved without them; the gate of its stage waits for them.
          </Notice>
        ) : null}
      </div>
      <NotAskable hasPolicy={policy !== null} mayRequest={outlook.mayRequest} />
      {policy && !same && outlook.mayRequest ? (
        <>
          <Section
            title="Who will be asked"
            count={outlook.requirements.length === 1 ? '1 answer' : `${outlook.requirements.length} answers`}
          >
            <AskedList requirements={outlook.requirements} />
          </Section>
          <Section title="Your request">
            <AskForm
              action={askAction.bind(null, { workspace: workspace.slug, document: document.ref })}
              contentDigest={outlook.contentDigest}
              draftKey={`review:${person.id}:${document.id}`}
            />
          </Section>
        </>
      ) : null}
      <Section title="What will be decided, exactly" count={`revision ${outlook.snapshot.revision}`}>
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
          views={{ rendered: `${href}/review#text`, source: `${href}/review?text=source#text` }}
          isSource={search.text === 'source'}
        />
      </Section>
    </Page>
  )
}
