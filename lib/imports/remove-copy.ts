// What a file held that nobody may keep is taken away; that it was given, and what was read of it, stays.
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { schema } from '@/db/client'
import { change, recordEvent } from '@/lib/audit/record-event'
import { defineCommand, type Target } from '@/lib/platform/command'
import type { Tx } from '@/lib/platform/context'
import { conflict, notFound } from '@/lib/platform/errors'
import { isId, normalRef } from '@/lib/platform/refs'
import type { ImportRow } from './keep-import'

const { imports } = schema

export const removeImportCopy = defineCommand({
  name: 'import.remove-copy',
  summary: 'Remove the copy of an imported file',
  description:
    'The bytes go; the digest, the report and what was made of it stay, so that the same file is still known.',
  permission: 'import.give',
  input: z.strictObject({
    import: z.string().min(1).max(60),
    reason: z.string().trim().min(1, 'Say why.').max(500),
  }),
  rest: {
    method: 'POST',
    path: '/imports/{import}/remove-copy',
    example: { reason: 'It held names of customers.' },
  },
  find: (tx, input) => lockImport(tx, input.import),
  async run(tx, input, { row }) {
    if (row.bytes === null) throw conflict(`The copy of ${row.ref} was removed already.`)
    const [changed] = await tx.db
      .update(imports)
      .set({ bytes: null, revision: row.revision + 1 })
      .where(eq(imports.id, row.id))
      .returning()
    await recordEvent(tx, {
      action: 'import.copy_removed',
      subject: { kind: 'import', id: row.id, revision: changed!.revision },
      useCaseId: row.useCaseId,
      changes: [change(imports, changed!)],
      details: { ref: row.ref, source: row.digest, reason: input.reason },
    })
    return { ref: row.ref }
  },
})

async function lockImport(tx: Tx, reference: string): Promise<Target & { row: ImportRow }> {
  const [row] = await tx.db
    .select()
    .from(imports)
    .where(isId(reference) ? eq(imports.id, reference) : eq(imports.ref, normalRef(reference)))
    .for('update')
  if (!row) throw notFound('import')
  return { kind: 'import', id: row.id, useCaseId: row.useCaseId, ref: row.ref, row }
}
