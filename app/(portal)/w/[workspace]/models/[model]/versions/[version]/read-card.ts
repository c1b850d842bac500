// The card of the version as the page shows it: the newest revision, an older one, or the draft.
import { notFound } from 'next/navigation'
import { ask } from '@/lib/audit/execute'
import { getDocumentRevision } from '@/lib/documents/queries'
import type { DocumentView } from '@/lib/documents/views'
import type { Ctx } from '@/lib/platform/context'
import { orNotFound } from '@/lib/platform/page'

export async function readShownCard(ctx: Ctx, document: DocumentView, wanted: string | string[] | undefined) {
  const isDraft = wanted === 'draft' || document.revision === 0
  if (isDraft) return { published: null, ...document, ...document.draft }
  if (wanted !== undefined && !/^\d{1,9}$/.test(String(wanted))) notFound()
  const revision = wanted ?? document.revision
  const published = await orNotFound(ask(ctx, getDocumentRevision, { document: document.ref, revision }))
  const { template, answers, origins, names } = published
  return { published, template, answers, origins, names }
}
