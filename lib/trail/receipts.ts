import { and, eq, isNotNull, or, sql } from 'drizzle-orm'
import { z } from 'zod'
import { schema } from '@/db/client'
import { findReceipt } from '@/lib/audit/receipts'
import { defineQuery } from '@/lib/platform/command'
import { personOf } from '@/lib/platform/context'
import { notFound } from '@/lib/platform/errors'
import { isAllowed } from '@/lib/platform/permissions'

const { auditEntries } = schema

/** The receipt of an entry that the person may see; null while no checkpoint covers it. Answered by its own route. */
export const readReceipt = defineQuery({
  name: 'receipt.get',
  summary: 'Read the receipt of an audit entry',
  description:
    'The entry, its inclusion proof and the signed checkpoint: 200, or 202 while no checkpoint covers the entry yet. `format=tlog-proof` answers the proof as text (c2sp.org/tlog-proof@v1). `countersign verify` checks both offline.',
  permission: 'receipt.read',
  input: z.strictObject({
    entry: z.uuid('An entry has an id.'),
    format: z.enum(['json', 'tlog-proof']).default('json'),
  }),
  rest: { method: 'GET', path: '/receipts/{entry}' },
  async run(tx, input) {
    const mayReadAll = isAllowed('audit.read', tx.rights)
    const [entry] = await tx.db
      .select({ id: auditEntries.id })
      .from(auditEntries)
      .where(
        and(
          eq(auditEntries.id, input.entry),
          // What happened in a use case everybody here may read; the rest is its actor's own.
          mayReadAll ? sql`true` : or(isNotNull(auditEntries.useCaseId), eq(auditEntries.actorId, personOf(tx))),
        ),
      )
    if (!entry) throw notFound('audit entry')
    return { entry: entry.id, receipt: await findReceipt(tx.db, entry.id) }
  },
})
