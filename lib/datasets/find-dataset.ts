import { and, eq } from 'drizzle-orm'
import { schema } from '@/db/client'
import type { Target } from '@/lib/platform/command'
import type { Tx } from '@/lib/platform/context'
import { conflict, notFound } from '@/lib/platform/errors'
import { isId, normalRef } from '@/lib/platform/refs'

const { datasets, datasetVersions } = schema

export type DatasetRow = typeof datasets.$inferSelect
export type DatasetVersionRow = typeof datasetVersions.$inferSelect

export interface DatasetTarget extends Target {
  dataset: DatasetRow
}

/** By id or reference. @throws not_found */
export async function findDataset(tx: Tx, reference: string, lock = false): Promise<DatasetRow> {
  const select = tx.db
    .select()
    .from(datasets)
    .where(isId(reference) ? eq(datasets.id, reference) : eq(datasets.ref, normalRef(reference)))
  const [row] = lock ? await select.for('update') : await select
  if (!row) throw notFound('dataset')
  return row
}

export async function lockDataset(tx: Tx, reference: string): Promise<DatasetTarget> {
  const dataset = await findDataset(tx, reference, true)
  return { kind: 'dataset', id: dataset.id, useCaseId: dataset.useCaseId, ref: dataset.ref, dataset }
}

/** @throws not_found */
export async function findDatasetVersion(tx: Tx, datasetId: string, version: number): Promise<DatasetVersionRow> {
  const [row] = await tx.db
    .select()
    .from(datasetVersions)
    .where(and(eq(datasetVersions.datasetId, datasetId), eq(datasetVersions.version, version)))
  if (!row) throw notFound('dataset version')
  return row
}

/** @throws conflict for a retired one: what it was stays as it is */
export function assertLiveDataset(dataset: DatasetRow): void {
  if (dataset.retiredAt)
    throw conflict(`${dataset.ref} is retired and stays as it was. Add a new dataset in its place.`)
}
