import { eq } from 'drizzle-orm'
import { schema } from '@/db/client'
import { type Change, change, recordEvent } from '@/lib/audit/record-event'
import { defineCommand } from '@/lib/platform/command'
import type { Tx } from '@/lib/platform/context'
import { invalid } from '@/lib/platform/errors'
import { assertRevision } from '@/lib/platform/revision'
import { assertOwner } from './assert-owner'
import { assertLiveDataset, type DatasetRow, lockDataset } from './find-dataset'
import { editDatasetInput } from './input'
import { datasetNamed, insertName } from './known-as'

const { datasetNames, datasets } = schema

const attributes = [
  'name',
  'description',
  'source',
  'licence',
  'legalBasis',
  'personalData',
  'ownerId',
] as const satisfies ReadonlyArray<keyof DatasetRow>

export const editDataset = defineCommand({
  name: 'dataset.edit',
  summary: 'Change what is said of a dataset',
  description: 'Only what is sent changes; an empty text or null takes a value away. Its versions are never changed.',
  permission: 'dataset.edit',
  input: editDatasetInput,
  rest: {
    method: 'PATCH',
    path: '/datasets/{dataset}',
    repeatable: true,
    example: { revision: 1, legalBasis: 'legitimate_interests', personalData: 'pseudonymised' },
  },
  find: (tx, input) => lockDataset(tx, input.dataset),
  async run(tx, { dataset: _, revision, owner, ...input }, { dataset }) {
    assertLiveDataset(dataset)
    assertRevision(revision, dataset.revision, standing(dataset))
    const next = { ...dataset, ...input, ...(owner === undefined ? {} : { ownerId: owner }) }
    const changed = attributes.filter((name) => next[name] !== dataset[name])
    const answer = ({ id, ref, revision, name }: DatasetRow) => ({ id, ref, revision, name })
    if (changed.length === 0) return answer(dataset)
    if (changed.includes('ownerId')) await assertOwner(tx, next.ownerId, 'dataset')
    if (changed.includes('name')) await assertFree(tx, dataset.id, next.name)
    const [row] = await tx.db
      .update(datasets)
      .set({ ...Object.fromEntries(attributes.map((name) => [name, next[name]])), revision: dataset.revision + 1 })
      .where(eq(datasets.id, dataset.id))
      .returning()
    await recordEvent(tx, {
      action: 'dataset.edited',
      subject: { kind: 'dataset', id: row!.id, revision: row!.revision },
      useCaseId: dataset.useCaseId,
      changes: [change(datasets, row!), ...(changed.includes('name') ? await keepFormerName(tx, dataset) : [])],
      details: { ref: row!.ref, name: row!.name, changed, was: short(dataset, changed), now: short(row!, changed) },
    })
    return answer(row!)
  },
})

async function assertFree(tx: Tx, id: string, name: string): Promise<void> {
  const other = await datasetNamed(tx, '', name)
  if (!other || other.id === id) return
  const sentence = `${other.ref} is known by this name already.`
  throw invalid(sentence, { name: `${sentence} Choose another.` })
}

/** Files that call it by its earlier name still find it. */
async function keepFormerName(tx: Tx, dataset: DatasetRow): Promise<Change[]> {
  const former = await insertName(tx, dataset.id, '', dataset.name)
  return former ? [change(datasetNames, former)] : []
}

/** What the log repeats word for word; longer texts it only names. */
function short(row: DatasetRow, changed: readonly string[]): Record<string, string> {
  const { name, legalBasis, personalData, licence } = row
  return Object.fromEntries(
    Object.entries({ name, legalBasis, personalData, licence }).filter(([field]) => changed.includes(field)),
  )
}

/** What a conflict shows of the one that stands. */
function standing(dataset: DatasetRow): Record<string, unknown> {
  return Object.fromEntries(attributes.map((name) => [name === 'ownerId' ? 'owner' : name, dataset[name]]))
}
