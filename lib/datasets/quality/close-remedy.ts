import { eq } from 'drizzle-orm'
import { schema } from '@/db/client'
import { change, recordEvent } from '@/lib/audit/record-event'
import { defineCommand } from '@/lib/platform/command'
import { personOf } from '@/lib/platform/context'
import { conflict } from '@/lib/platform/errors'
import { assertRevision } from '@/lib/platform/revision'
import { lockRemedy } from './find-remedy'
import { closeRemedyInput } from './input'

const { qualityRemedies } = schema

export const closeRemedy = defineCommand({
  name: 'quality.close-remedy',
  summary: 'Close a remedy with how it ended',
  description: 'The version stays as it was: what became better is in a newer version, and is scored there.',
  permission: 'dataset.assess',
  input: closeRemedyInput,
  rest: {
    method: 'POST',
    path: '/remedies/{remedy}/close',
    example: { revision: 1, outcome: 'Filled from the CRM in v4: 0.3 % are empty now.' },
  },
  find: (tx, input) => lockRemedy(tx, input.remedy),
  async run(tx, input, { remedy, version, dataset }) {
    if (remedy.closedAt) throw conflict(`${remedy.ref} was closed already: ${remedy.outcome}`)
    assertRevision(input.revision, remedy.revision, { plan: remedy.plan })
    const [row] = await tx.db
      .update(qualityRemedies)
      .set({ closedAt: tx.at, closedBy: personOf(tx), outcome: input.outcome, revision: remedy.revision + 1 })
      .where(eq(qualityRemedies.id, remedy.id))
      .returning()
    await recordEvent(tx, {
      action: 'quality.remedy_closed',
      subject: { kind: 'dataset', id: dataset.id, revision: dataset.revision },
      useCaseId: dataset.useCaseId,
      changes: [change(qualityRemedies, row!)],
      details: {
        ref: dataset.ref,
        remedy: row!.ref,
        version: version.version,
        dimension: row!.dimension,
        outcome: row!.outcome,
      },
    })
    return { id: row!.id, ref: row!.ref, revision: row!.revision, dataset: dataset.ref, version: version.version }
  },
})
