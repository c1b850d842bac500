import type { Metadata } from 'next'
import { PublishDocumentForm } from '@/components/documents/publish-document-form'
import { PublishProblems } from '@/components/documents/publish-problems'
import { publishesTitle, VoidedByPublishing } from '@/components/documents/voided-by-publishing'
import { Page } from '@/components/frame/page'
import { ButtonLink } from '@/components/ui/button'
import { DiffTable } from '@/components/ui/diff-table'
import { revealed } from '@/components/ui/hidden-characters'
import { EmptyState, Notice } from '@/components/ui/notice'
import { RelativeTime } from '@/components/ui/relative-time'
import { Section } from '@/components/ui/section'
import { ask } from '@/lib/audit/execute'
import { previewDocument } from '@/lib/documents/publish-document'
import { fieldsOf, findField } from '@/lib/templates/rules'
import { comparedWords } from '../compared-words'
import { type DocumentParams, documentOf } from '../document-page'
import { NotAWriter } from '../not-a-writer'
import { publishAction } from './actions'

type Props = { params: Promise<DocumentParams> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { document } = await documentOf(params)
  return { title: `Publish ${revealed(document.title)} · ${document.ref}` }
}

export default async function PublishPage({ params }: Props) {
  const { ctx, workspace, document, base, href, crumbs } = await documentOf(params, '/publish')
  const path = [...crumbs, { label: 'Publish' }]
  if (!document.may.edit) return <NotAWriter crumbs={path} document={document} href={href} />
  const preview = await ask(ctx, previewDocument, { document: document.ref })
  const { revision, changes, voided, change, problems, isOtherTemplate, template } = preview
  const title = revealed(document.title)
  const back = <ButtonLink href={`${href}/edit`}>Back to the draft</ButtonLink>
  if (changes.length === 0 && !isOtherTemplate) {
    return (
      <Page crumbs={path} reference={document.ref} title={`Nothing of ${title} waits to be published`} reading>
        <EmptyState
          title={
            revision === 0 ? 'There is no answer to publish yet' : `The draft says the same as revision ${revision}`
          }
          actions={back}
        />
      </Page>
    )
  }
  const order = fieldsOf(template).map(({ key }) => key)
  const inOrder = changes.toSorted((one, other) => order.indexOf(one.field) - order.indexOf(other.field))
  const material = changes.filter(({ isMaterial }) => isMaterial).length
  const wrong = Object.entries(problems).map(([name, problem]) => {
    const field = name.replace(/^answers\./, '')
    return { field, label: findField(template, field)?.label ?? field, problem, href: `${href}/edit#field-${field}` }
  })
  return (
    <Page
      crumbs={path}
      reference={document.ref}
      title={`Publish revision ${revision + 1} of ${title}? ${publishesTitle(voided)}`}
      facts={
        document.draft.savedAt ? (
          <span>
            Draft last saved by <b>{document.draft.savedBy ?? 'a former member'}</b>,{' '}
            <RelativeTime at={document.draft.savedAt} />
          </span>
        ) : null
      }
      actions={back}
    >
      <VoidedByPublishing voided={voided} approvalsHref={`${base}/approvals`} />
      <PublishProblems problems={wrong} />
      {isOtherTemplate ? (
        <div className="mt-3">
          <Notice tone="info" title={`This revision is the first by version ${template.version} of the template`}>
            So what is asked, and what counts as material, is another than in revision {revision}.
          </Notice>
        </div>
      ) : null}
      <Section title="What changes" count={`${counted(changes.length, 'field')}, ${material} material`}>
        <div className="changes">
          <DiffTable
            caption="What publishing changes"
            beforeLabel={revision === 0 ? 'Nothing published yet' : `Revision ${revision}, published`}
            afterLabel={`Revision ${revision + 1}, the draft`}
            changes={inOrder.map(({ field, label, isMaterial, before, after }) => ({
              field: revealed(label),
              before: comparedWords(template, field, before, document.names),
              after: comparedWords(template, field, after, document.names),
              material: isMaterial,
            }))}
          />
        </div>
      </Section>
      {wrong.length === 0 ? (
        <Section title="Publish">
          <PublishDocumentForm
            action={publishAction.bind(null, { workspace: workspace.slug, document: document.ref })}
            revision={revision}
            change={change}
            contentDigest={preview.contentDigest}
            voids={voided.map(({ ref }) => ref)}
            hereHref={`${href}/publish`}
          />
        </Section>
      ) : null}
    </Page>
  )
}

const counted = (count: number, what: string) => `${count} ${count === 1 ? what : `${what}s`}`
