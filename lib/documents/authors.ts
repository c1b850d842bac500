import { inArray } from 'drizzle-orm'
import { schema } from '@/db/client'
import type { Tx } from '@/lib/platform/context'

const { documentRevisions } = schema

/** Everybody who wrote a part of a published revision of these documents, or published one. */
export async function readAuthors(tx: Tx, documentIds: string[]): Promise<string[]> {
  if (documentIds.length === 0) return []
  const rows = await tx.db
    .select({ writers: documentRevisions.writers, publishedBy: documentRevisions.publishedBy })
    .from(documentRevisions)
    .where(inArray(documentRevisions.documentId, documentIds))
  return [...new Set(rows.flatMap(({ writers, publishedBy }) => [...writers, publishedBy]))].sort()
}
