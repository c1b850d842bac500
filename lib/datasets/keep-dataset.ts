// A dataset by the name that somebody knows it by: the one that is there, or a new one.
import { schema } from '@/db/client'
import { change, recordEvent, sha256Text } from '@/lib/audit/record-event'
import { newId, type Tx } from '@/lib/platform/context'
import { conflict, invalid } from '@/lib/platform/errors'
import { nextRef } from '@/lib/platform/refs'
import { findUseCase } from '@/lib/use-cases/find-use-case'
import type { DatasetRow } from './find-dataset'
import { datasetNamed, insertName, isNamedElsewhere } from './known-as'
import type { LegalBasis, PersonalDataClass, RecordSource } from './vocabulary'

const { datasetNames, datasets } = schema

export interface KeptDataset {
  useCaseId: string
  name: string
  /** The tool's own space of names: an OpenLineage namespace, a DVC repository. */
  namespace?: string
  description?: string
  source?: string
  licence?: string
  legalBasis?: LegalBasis
  personalData?: PersonalDataClass
  ownerId?: string | null
}

/**
 * Finds it by the tool's name for it, then by its own; what is there is never overwritten.
 * @throws conflict where a new one would belong to a retired use case
 */
export async function keepDataset(
  tx: Tx,
  input: KeptDataset,
  from: RecordSource,
): Promise<{ dataset: DatasetRow; isNew: boolean }> {
  const name = shortName(input.name.trim().replace(/\s+/g, ' '))
  const namespace = shortName((input.namespace ?? '').trim())
  if (!name) throw invalid('A dataset needs a name.', { name: 'A name.' })
  const known = await findKnown(tx, input.useCaseId, namespace, name)
  if (known) return { dataset: known, isNew: false }
  // From here on whoever makes another dataset waits: so look again.
  const ref = await nextRef(tx, 'DS')
  const meanwhile = await findKnown(tx, input.useCaseId, namespace, name)
  if (meanwhile) return { dataset: meanwhile, isNew: false }
  return { dataset: await createDataset(tx, { ...input, name, namespace, ref }, from), isNew: true }
}

async function findKnown(tx: Tx, useCaseId: string, namespace: string, name: string): Promise<DatasetRow | null> {
  const known = await datasetNamed(tx, namespace, name)
  if (known || !namespace) return known
  const dataset = await datasetNamed(tx, '', name)
  // What a tool of one team calls it says nothing of another team's dataset of that name.
  if (!dataset || dataset.useCaseId !== useCaseId || (await isNamedElsewhere(tx, dataset.id))) return null
  await giveName(tx, dataset, namespace, name)
  return dataset
}

async function giveName(tx: Tx, dataset: DatasetRow, namespace: string, name: string): Promise<void> {
  const row = await insertName(tx, dataset.id, namespace, name)
  if (!row) return
  await recordEvent(tx, {
    action: 'dataset.named',
    subject: { kind: 'dataset', id: dataset.id, revision: dataset.revision },
    useCaseId: dataset.useCaseId,
    changes: [change(datasetNames, row)],
    details: { ref: dataset.ref, name: dataset.name, known: name, namespace },
  })
}

async function createDataset(
  tx: Tx,
  input: KeptDataset & { namespace: string; ref: string },
  from: RecordSource,
): Promise<DatasetRow> {
  const useCase = await findUseCase(tx, input.useCaseId)
  if (useCase.retiredAt) throw conflict(`${useCase.ref} is retired: it takes no new datasets.`)
  const { ref, name, namespace, description, source, licence, legalBasis, personalData, ownerId } = input
  const isTaken = namespace !== '' && (await datasetNamed(tx, '', name)) !== null
  const [row] = await tx.db
    .insert(datasets)
    .values({
      id: newId(tx),
      workspaceId: tx.ctx.workspaceId,
      ref,
      name: isTaken ? shortName(`${name} (${namespace})`) : name,
      description: description ?? '',
      source: source ?? '',
      licence: licence ?? '',
      legalBasis: legalBasis ?? 'unknown',
      personalData: personalData ?? 'unknown',
      ownerId: ownerId ?? null,
      useCaseId: useCase.id,
      recordedFrom: from,
      createdBy: tx.ctx.actor.id,
    })
    .returning()
  const named = namespace ? await insertName(tx, row!.id, namespace, name) : undefined
  await recordEvent(tx, {
    action: 'dataset.created',
    subject: { kind: 'dataset', id: row!.id, revision: 1 },
    useCaseId: useCase.id,
    changes: [change(datasets, row!), ...(named ? [change(datasetNames, named)] : [])],
    details: { ref, name: row!.name, useCase: useCase.ref, from },
  })
  return row!
}

const MOST = 300

/** A name of any length, as one of at most 300 characters that no other has. */
function shortName(name: string): string {
  return name.length <= MOST ? name : `${name.slice(0, MOST - 14)}… ${sha256Text(name).slice(7, 19)}`
}
