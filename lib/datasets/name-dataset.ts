import { schema } from '@/db/client'
import { change, recordEvent } from '@/lib/audit/record-event'
import { defineCommand } from '@/lib/platform/command'
import { invalid } from '@/lib/platform/errors'
import { assertLiveDataset, lockDataset } from './find-dataset'
import { nameDatasetInput } from './input'
import { datasetNamed, insertName } from './known-as'

const { datasetNames } = schema

export const nameDataset = defineCommand({
  name: 'dataset.name',
  summary: 'Say what else a dataset is called',
  description:
    'Files and lineage events that call it so then mean this one. The same name of the same space again changes nothing.',
  permission: 'dataset.edit',
  input: nameDatasetInput,
  rest: {
    method: 'POST',
    path: '/datasets/{dataset}/names',
    status: 201,
    repeatable: true,
    example: { namespace: 'postgres://warehouse:5432', name: 'billing.contracts' },
  },
  find: (tx, input) => lockDataset(tx, input.dataset),
  async run(tx, { namespace, name }, { dataset }) {
    assertLiveDataset(dataset)
    const answer = { id: dataset.id, ref: dataset.ref, namespace, name }
    const known = await datasetNamed(tx, namespace, name)
    if (known?.id === dataset.id) return { ...answer, isNew: false }
    const row = known ? undefined : await insertName(tx, dataset.id, namespace, name)
    if (!row) {
      const sentence = `${known?.ref ?? 'Another dataset'} is known by this name already.`
      throw invalid(sentence, { name: sentence })
    }
    await recordEvent(tx, {
      action: 'dataset.named',
      subject: { kind: 'dataset', id: dataset.id, revision: dataset.revision },
      useCaseId: dataset.useCaseId,
      changes: [change(datasetNames, row)],
      details: { ref: dataset.ref, name: dataset.name, known: name, namespace },
    })
    return { ...answer, isNew: true }
  },
})
