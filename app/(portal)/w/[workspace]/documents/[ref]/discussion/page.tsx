import type { Metadata } from 'next'
import { DocumentDiscussion } from '@/components/documents/panel/document-discussion'
import { Page } from '@/components/frame/page'
import { ButtonLink } from '@/components/ui/button'
import { revealed } from '@/components/ui/hidden-characters'
import { ask } from '@/lib/audit/execute'
import { listComments } from '@/lib/discussion/list-comments'
import { fieldsOf } from '@/lib/templates/rules'
import { type DocumentParams, documentOf } from '../document-page'

type Props = { params: Promise<DocumentParams>; searchParams: Promise<{ field?: string | string[] }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { document } = await documentOf(params)
  return { title: `Discussion of ${revealed(document.title)} · ${document.ref}` }
}

export default async function DiscussionPage({ params, searchParams }: Props) {
  const { ctx, person, workspace, document, href, crumbs } = await documentOf(params, '/discussion')
  const { field } = await searchParams
  const { threads, mayWrite } = await ask(ctx, listComments, { kind: 'document', ref: document.ref })
  const open = threads.filter(({ resolvedAt }) => !resolvedAt).length
  const fields = fieldsOf(document.template)
    .filter(({ key }) => key === field || threads.some((thread) => thread.field === key))
    .map(({ key, label }) => ({ key, label: revealed(label) }))
  const name = revealed(document.title)
  return (
    <Page
      crumbs={[...crumbs, { label: 'Discussion' }]}
      reference={document.ref}
      title={
        open === 0
          ? `No question about ${name} is open`
          : `${open === 1 ? 'One thread' : `${open} threads`} about ${name} ${open === 1 ? 'is' : 'are'} open`
      }
      facts={
        <span>
          {mayWrite
            ? 'Everybody here may comment; whoever has a role in the use case resolves threads.'
            : 'You read what is said. As an auditor you write nothing.'}
        </span>
      }
      actions={<ButtonLink href={href}>Read the document</ButtonLink>}
      reading
    >
      <DocumentDiscussion
        workspace={workspace.slug}
        document={document.ref}
        change={document.draft.change}
        me={person.id}
        isShown={mayWrite}
        fields={fields}
      />
    </Page>
  )
}
