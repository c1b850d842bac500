// The document that the pages of one are about, read once a request.
import { redirect } from 'next/navigation'
import { cache } from 'react'
import { revealed } from '@/components/ui/hidden-characters'
import { ask } from '@/lib/audit/execute'
import { getDocument } from '@/lib/documents/queries'
import type { DocumentView, ModelVersionRef } from '@/lib/documents/views'
import { orNotFound } from '@/lib/platform/page'
import { pageContext } from '@/lib/platform/request-context'

export type DocumentParams = {
  workspace: string
  ref: string
  /** The page is a page of the model version that the document is the card of. */
  isOfVersion?: true
}

const read = cache(async (workspace: string, ref: string) => {
  const { ctx } = await pageContext(workspace)
  return orNotFound(ask(ctx, getDocument, { document: ref }))
})

/**
 * The context, the document and the addresses around it. A model card has its pages with its version: who asks for one here
 * is led there, to `own` (“/edit”).
 */
export async function documentOf(params: Promise<DocumentParams>, own?: string) {
  const { workspace, ref, isOfVersion } = await params
  const page = await pageContext(workspace)
  const document = await read(workspace, decodeURIComponent(ref).slice(0, 60))
  const base = `/w/${workspace}`
  const place = document.modelVersion ? versionPlace(base, document.modelVersion) : documentPlace(base, document)
  if (document.modelVersion && !isOfVersion && own !== undefined) redirect(`${place.href}${own}`)
  return { ...page, document, base, ...place }
}

function documentPlace(base: string, { ref, title, useCase }: DocumentView) {
  const href = `${base}/documents/${ref}`
  return {
    href,
    crumbs: [
      { label: 'Use cases', href: `${base}/use-cases` },
      { label: `${useCase.ref} ${useCase.name}`, href: `${base}/use-cases/${useCase.ref}` },
      { label: `${ref} ${title}`, href },
    ],
  }
}

function versionPlace(base: string, { model, name, version }: ModelVersionRef) {
  const href = `${base}/models/${model}/versions/${version}`
  return {
    href,
    crumbs: [
      { label: 'Models', href: `${base}/models` },
      { label: `${model} ${revealed(name)}`, href: `${base}/models/${model}` },
      { label: `v${version}`, href },
    ],
  }
}
