import { eq } from 'drizzle-orm'
import { schema } from '@/db/client'
import { change, recordEvent } from '@/lib/audit/record-event'
import { defineCommand } from '@/lib/platform/command'
import { assertRevision } from '@/lib/platform/revision'
import { assertLiveDataset, lockDataset } from './find-dataset'
import { retireDatasetInput } from './input'

const { datasets } = schema

export const retireDataset = defineCommand({
  name: 'dataset.retire',
  summary: 'Retire a dataset',
  description: 'It leaves the list and takes no new versions by hand. What was made of it keeps pointing to it.',
  permission: 'dataset.edit',
  input: retireDatasetInput,
  rest: {
    method: 'POST',
    path: '/datasets/{dataset}/retire',
    example: { revision: 2, reason: 'The survey was replaced by the one in the app.' },
  },
  find: (tx, input) => lockDataset(tx, input.dataset),
  async run(tx, input, { dataset }) {
    assertLiveDataset(dataset)
    assertRevision(input.revision, dataset.revision, { name: dataset.name })
    const [row] = await tx.db
      .update(datasets)
      .set({ retiredAt: tx.at, revision: dataset.revision + 1 })
      .where(eq(datasets.id, dataset.id))
      .returning()
    await recordEvent(tx, {
      action: 'dataset.retired',
      subject: { kind: 'dataset', id: row!.id, revision: row!.revision },
      useCaseId: dataset.useCaseId,
      changes: [change(datasets, row!)],
      details: { ref: row!.ref, name: row!.name, reason: input.reason },
    })
    return { id: row!.id, ref: row!.ref, revision: row!.revision, name: row!.name }
  },
})
