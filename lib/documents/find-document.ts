import { eq } from 'drizzle-orm'
import { schema } from '@/db/client'
import type { Target } from '@/lib/platform/command'
import type { Tx } from '@/lib/platform/context'
import { conflict, notFound } from '@/lib/platform/errors'
import { isId, normalRef } from '@/lib/platform/refs'

const { documents, useCases } = schema

export type DocumentRow = typeof documents.$inferSelect

export interface DocumentTarget extends Target {
  document: DocumentRow
}

/**
 * By id or reference. Locked for update it waits for others who do, but not for what refers to it: whoever saves an answer has the
 * draft's lock already, and would never get past a publication that waits for the draft. @throws not_found
 */
export async function findDocument(
  tx: Tx,
  reference: string,
  lock: 'none' | 'share' | 'update' = 'none',
): Promise<DocumentRow> {
  const select = tx.db
    .select()
    .from(documents)
    .where(isId(reference) ? eq(documents.id, reference) : eq(documents.ref, normalRef(reference)))
  const [row] = lock === 'none' ? await select : await select.for(lock === 'update' ? 'no key update' : lock)
  if (!row) throw notFound('document')
  return row
}

const targetOf = (document: DocumentRow): DocumentTarget => ({
  kind: 'document',
  id: document.id,
  useCaseId: document.useCaseId,
  ref: document.ref,
  document,
})

/** For what changes the draft alone: the draft's own row is the lock. */
export async function aimAtDocument(tx: Tx, reference: string): Promise<DocumentTarget> {
  return targetOf(await findDocument(tx, reference))
}

export async function lockDocument(tx: Tx, reference: string): Promise<DocumentTarget> {
  return targetOf(await findDocument(tx, reference, 'update'))
}

/** @throws conflict when the use case is retired: its documents are records by then. */
export async function assertWritable(tx: Tx, document: DocumentRow): Promise<void> {
  const [row] = await tx.db
    .select({ ref: useCases.ref, retiredAt: useCases.retiredAt })
    .from(useCases)
    .where(eq(useCases.id, document.useCaseId))
  if (row?.retiredAt) throw conflict(`${row.ref} is retired, so its documents no longer change.`)
}
