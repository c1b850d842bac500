// The record of a file that was given: as it was, by digest, with what was read of it and what was made of that.
import { and, asc, eq, isNull, or, sql } from 'drizzle-orm'
import { schema } from '@/db/client'
import { change, recordEvent } from '@/lib/audit/record-event'
import { newId, type Tx } from '@/lib/platform/context'
import { nextRef } from '@/lib/platform/refs'
import type { ImportChannel, ImportReport, MadeRecord } from './vocabulary'

const { imports } = schema

export type ImportRow = typeof imports.$inferSelect

export interface GivenFile {
  format: string
  filename: string | null
  /** `sha256:<hex>` of the bytes. */
  digest: string
  bytes: Uint8Array
  useCaseId: string
  /** The card that it was read into, or proposes to. */
  documentId?: string | null
  report: ImportReport
  made: MadeRecord[]
}

/** Writes it with its event. */
export async function keepImport(tx: Tx, file: GivenFile): Promise<ImportRow> {
  const [row] = await tx.db
    .insert(imports)
    .values({
      id: newId(tx),
      workspaceId: tx.ctx.workspaceId,
      ref: await nextRef(tx, 'IMP'),
      format: file.format,
      filename: file.filename,
      digest: file.digest,
      size: file.bytes.length,
      bytes: file.bytes,
      useCaseId: file.useCaseId,
      channel: channelOf(tx),
      documentId: file.documentId ?? null,
      report: file.report,
      made: file.made,
      importedBy: tx.ctx.actor.id,
    })
    .returning()
  await recordEvent(tx, {
    action: 'import.taken',
    subject: { kind: 'import', id: row!.id, revision: 1 },
    useCaseId: file.useCaseId,
    changes: [change(imports, row!)],
    details: {
      ref: row!.ref,
      format: file.format,
      filename: file.filename,
      source: file.digest,
      made: file.made.filter(({ isNew }) => isNew).length,
      problems: file.report.problems.length,
    },
  })
  return row!
}

function channelOf(tx: Tx): ImportChannel {
  const { via } = tx.ctx.actor
  if (via === 'job') return 'pull'
  if (via === 'seed') return 'seed'
  return via === 'browser' ? 'browser' : 'api'
}

/** Whether an import is the one that made its card's version, and no later file for that card. */
export const madeVersion = sql`${imports.made} @> '[{"kind": "model_version", "isNew": true}]'::jsonb`

/** No file that only proposed to a card that was there. */
const madeOfItself = or(isNull(imports.documentId), madeVersion)

/** The same file of the same format in the same use case, given before to the same card, or to none. */
export async function findSameImport(
  tx: Tx,
  given: { format: string; digest: string; useCaseId: string; documentId?: string | null },
): Promise<ImportRow | null> {
  const [row] = await tx.db
    .select()
    .from(imports)
    .where(
      and(
        eq(imports.digest, given.digest),
        eq(imports.format, given.format),
        eq(imports.useCaseId, given.useCaseId),
        given.documentId ? eq(imports.documentId, given.documentId) : madeOfItself,
      ),
    )
    .orderBy(asc(imports.id))
    .limit(1)
  return row ?? null
}
