// The document that the pages of one are about, read once a request.
import { cache } from 'react'
import { ask } from '@/lib/audit/execute'
import { getDocument } from '@/lib/documents/queries'
import { orNotFound } from '@/lib/platform/page'
import { pageContext } from '@/lib/platform/request-context'

export type DocumentParams = { workspace: string; ref: string }

const read = cache(async (workspace: string, ref: string) => {
  const { ctx } = await pageContext(workspace)
  return orNotFound(ask(ctx, getDocument, { document: ref }))
})

/** The context, the document and the addresses around it. */
export async function documentOf(params: Promise<DocumentParams>) {
  const { workspace, ref } = await params
  const page = await pageContext(workspace)
  const document = await read(workspace, decodeURIComponent(ref).slice(0, 60))
  const base = `/w/${workspace}`
  const href = `${base}/documents/${document.ref}`
  const useCase = `${base}/use-cases/${document.useCase.ref}`
  return {
    ...page,
    document,
    base,
    href,
    crumbs: [
      { label: 'Use cases', href: `${base}/use-cases` },
      { label: `${document.useCase.ref} ${document.useCase.name}`, href: useCase },
      { label: `${document.ref} ${document.title}`, href },
    ],
  }
}
