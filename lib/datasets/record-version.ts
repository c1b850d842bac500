import { defineCommand } from '@/lib/platform/command'
import { invalid } from '@/lib/platform/errors'
import { assertLiveDataset, lockDataset } from './find-dataset'
import { identitySentence, normalIdentity } from './identity'
import { recordVersionInput } from './input'
import { keepDatasetVersion } from './keep-version'
import { sourceOf } from './source-of'

export const recordDatasetVersion = defineCommand({
  name: 'dataset-version.record',
  summary: 'Record a version of a dataset',
  description:
    'A version is a content: the same identity again answers with the version that is there, and changes nothing. A version is never changed afterwards.',
  permission: 'dataset.edit',
  input: recordVersionInput,
  rest: {
    method: 'POST',
    path: '/datasets/{dataset}/versions',
    status: 201,
    repeatable: true,
    example: {
      identity: { kind: 'dvc_md5', value: '22e3f61e52c0ba45334d973244efc155.dir' },
      label: '2026-10',
      location: 's3://halden-data/billing/2026-10',
      rows: 8_412_005,
      bytes: 1_904_221_133,
      columns: [{ name: 'contract_id', type: 'string', description: 'Pseudonym of the contract.' }],
      note: 'October close.',
    },
  },
  find: (tx, input) => lockDataset(tx, input.dataset),
  async run(tx, { dataset: _, ...input }, { dataset }) {
    assertLiveDataset(dataset)
    const { kind, value } = input.identity
    if (normalIdentity(kind, value) === null)
      throw invalid(identitySentence(kind), { 'identity.value': identitySentence(kind) })
    assertNoSecret(input.location)
    const { version, isNew } = await keepDatasetVersion(
      tx,
      dataset,
      {
        identity: input.identity,
        label: input.label ?? null,
        location: input.location ?? null,
        rows: input.rows ?? null,
        bytes: input.bytes ?? null,
        columns: (input.columns ?? []).map(({ description, ...column }) =>
          description ? { ...column, description } : column,
        ),
        note: input.note ?? '',
      },
      sourceOf(tx),
    )
    const ref = `${dataset.ref} v${version.version}`
    return { id: version.id, ref, dataset: dataset.ref, version: version.version, identity: version.identity, isNew }
  },
})

/** @throws invalid for an address with a password in it: everybody in the workspace reads it */
function assertNoSecret(location: string | null | undefined): void {
  if (!location || !/^[a-z][a-z0-9+.-]*:\/\/[^/\s@]*:[^/\s@]+@/i.test(location)) return
  const sentence = 'This address holds a password, and everybody in the workspace would read it. Leave it out.'
  throw invalid(sentence, { location: sentence })
}
