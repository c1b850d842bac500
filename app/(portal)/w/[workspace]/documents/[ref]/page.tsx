import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DocumentPanel } from '@/components/documents/document-panel'
import { DocumentPlaces } from '@/components/documents/document-places'
import { DocumentReading } from '@/components/documents/document-reading'
import { Page } from '@/components/frame/page'
import { ButtonLink } from '@/components/ui/button'
import { revealed } from '@/components/ui/hidden-characters'
import { RelativeTime } from '@/components/ui/relative-time'
import { Section } from '@/components/ui/section'
import { Ref, TextLink } from '@/components/ui/text-link'
import { ask } from '@/lib/audit/execute'
import { listComments } from '@/lib/discussion/list-comments'
import { getDocumentRevision } from '@/lib/documents/queries'
import { orNotFound } from '@/lib/platform/page'
import { completeness } from '@/lib/templates/rules'
import { listActivity } from '@/lib/trail/queries'
import { stageLabels } from '@/lib/use-cases/vocabulary'
import { ActivityList } from '../../activity-list'
import { type DocumentParams, documentOf } from './document-page'
import { DocumentState, isAsked, WhatIsRead } from './document-state'

type Props = {
  params: Promise<DocumentParams>
  searchParams: Promise<{ revision?: string | string[]; published?: string | string[] }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { document } = await documentOf(params)
  return { title: `${revealed(document.title)} · ${document.ref}` }
}

export default async function DocumentPage({ params, searchParams }: Props) {
  const { revision: wanted, published: justPublished } = await searchParams
  const { ctx, document, base, href, crumbs } = await documentOf(
    params,
    wanted === undefined ? '' : `?revision=${wanted}${justPublished ? '&published=1' : ''}`,
  )
  const isDraft = wanted === 'draft' || document.revision === 0
  if (!isDraft && wanted !== undefined && !/^\d{1,9}$/.test(String(wanted))) notFound()
  const published = isDraft
    ? null
    : await orNotFound(ask(ctx, getDocumentRevision, { document: document.ref, revision: wanted ?? document.revision }))
  const [{ threads }, activity] = await Promise.all([
    ask(ctx, listComments, { kind: 'document', ref: document.ref }),
    ask(ctx, listActivity, { useCase: document.useCase.ref, subject: document.id, limit: 5 }),
  ])
  const read = published ?? { ...document, ...document.draft }
  const { riskTier } = document.useCase
  const file = published ? `revision=${published.revision}` : 'revision=draft'
  return (
    <Page
      crumbs={crumbs}
      title={revealed(document.title)}
      reference={document.ref}
      status={<DocumentState document={document} />}
      facts={
        <>
          <span>
            {published ? (
              <>
                Revision <b>{published.revision}</b>, published by {published.publishedBy},{' '}
                <RelativeTime at={published.publishedAt} />
              </>
            ) : document.draft.savedAt ? (
              <>
                Draft, last saved by {document.draft.savedBy ?? 'a former member'},{' '}
                <RelativeTime at={document.draft.savedAt} />
              </>
            ) : (
              'Draft, nothing saved yet'
            )}
          </span>
          <span>
            For <Ref href={`${base}/use-cases/${document.useCase.ref}`}>{document.useCase.ref}</Ref>{' '}
            {revealed(document.useCase.name)}
          </span>
          <span>
            {stageLabels[read.template.stage]}, by the template{' '}
            <TextLink href={`${base}/library/${read.template.key}?version=${read.template.version}`}>
              {read.template.name} v{read.template.version}
            </TextLink>
            {document.may.edit && document.newestTemplate > document.template.version ? (
              <>
                {' · '}
                <TextLink href={`${href}/migrate`}>move the draft to v{document.newestTemplate}</TextLink>
              </>
            ) : null}
          </span>
        </>
      }
      actions={
        <>
          <ButtonLink kind="quiet" icon="download" href={`${href}/pdf?${file}`} prefetch={false}>
            PDF
          </ButtonLink>
          <ButtonLink kind="quiet" icon="message" href={`${href}/discussion`}>
            Discussion
          </ButtonLink>
          {document.may.edit ? (
            <ButtonLink href={`${href}/edit`} icon="pen">
              Edit
            </ButtonLink>
          ) : null}
          {document.may.edit && document.hasChanges ? (
            <ButtonLink kind="primary" href={`${href}/publish`}>
              Publish
            </ButtonLink>
          ) : document.may.request && document.revision > 0 && !isAsked(document.approvals) ? (
            <ButtonLink kind="primary" href={`${href}/review`}>
              Ask for approval
            </ButtonLink>
          ) : null}
        </>
      }
      panel={
        <DocumentPanel
          document={document}
          revision={published}
          href={href}
          approvalsHref={`${base}/approvals`}
          threads={threads}
          activity={
            activity.items.length > 0 ? (
              <Section title="Activity">
                <ActivityList items={activity.items} base={base} />
              </Section>
            ) : null
          }
        />
      }
      panelLabel="What is missing, approvals, discussion and revisions"
    >
      <WhatIsRead document={document} published={published} href={href} />
      <div className="doc-body">
        <DocumentPlaces
          sections={completeness(read.template, read.answers, riskTier).sections}
          missing={new Set(document.missing.map(({ section }) => section))}
        />
        <div className="min-w-0">
          <DocumentReading
            template={read.template}
            answers={read.answers}
            riskTier={riskTier}
            origins={read.origins}
            names={published?.names ?? document.names}
            base={base}
          />
          <p className="mt-4 text-12 text-fg-3 print:hidden">
            Answers marked with a key are material: changing one voids approvals of the document. Save it as{' '}
            <TextLink href={`${href}/export?format=markdown&${file}`} prefetch={false}>
              Markdown
            </TextLink>{' '}
            or{' '}
            <TextLink href={`${href}/export?format=json&${file}`} prefetch={false}>
              JSON
            </TextLink>
            .
          </p>
        </div>
      </div>
    </Page>
  )
}
