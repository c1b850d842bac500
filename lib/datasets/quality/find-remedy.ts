import { eq } from 'drizzle-orm'
import { schema } from '@/db/client'
import type { Target } from '@/lib/platform/command'
import type { Tx } from '@/lib/platform/context'
import { notFound } from '@/lib/platform/errors'
import { isId, normalRef } from '@/lib/platform/refs'
import type { DatasetRow, DatasetVersionRow } from '../find-dataset'

const { datasets, datasetVersions, qualityRemedies } = schema

export interface RemedyTarget extends Target {
  remedy: typeof qualityRemedies.$inferSelect
  version: DatasetVersionRow
  dataset: DatasetRow
}

/** By id or reference, locked. @throws not_found */
export async function lockRemedy(tx: Tx, reference: string): Promise<RemedyTarget> {
  const [row] = await tx.db
    .select({ remedy: qualityRemedies, version: datasetVersions, dataset: datasets })
    .from(qualityRemedies)
    .innerJoin(datasetVersions, eq(datasetVersions.id, qualityRemedies.datasetVersionId))
    .innerJoin(datasets, eq(datasets.id, datasetVersions.datasetId))
    .where(isId(reference) ? eq(qualityRemedies.id, reference) : eq(qualityRemedies.ref, normalRef(reference)))
    .for('update', { of: qualityRemedies })
  if (!row) throw notFound('remedy')
  return { kind: 'quality_remedy', id: row.remedy.id, useCaseId: row.dataset.useCaseId, ref: row.remedy.ref, ...row }
}
