import { and, desc, eq, lt, type SQL } from 'drizzle-orm'
import { schema } from '@/db/client'
import { defineQuery } from '@/lib/platform/command'
import type { Tx } from '@/lib/platform/context'
import { readCursor, toPage } from '@/lib/platform/keyset'
import { workspacePeople } from '@/lib/platform/people'
import { isoInstant } from '@/lib/platform/times'
import { findDataset } from '../find-dataset'
import type { AssessmentView } from '../views'
import { listAssessmentsInput } from './input'

const { checkRuns, datasetVersions, qualityAssessments } = schema

const selectAssessments = (tx: Tx, condition: SQL | undefined) =>
  tx.db
    .select({
      id: qualityAssessments.id,
      version: datasetVersions.version,
      dimension: qualityAssessments.dimension,
      score: qualityAssessments.score,
      basis: qualityAssessments.basis,
      reason: qualityAssessments.reason,
      checkRun: checkRuns.ref,
      by: workspacePeople.name,
      at: qualityAssessments.assessedAt,
    })
    .from(qualityAssessments)
    .innerJoin(datasetVersions, eq(datasetVersions.id, qualityAssessments.datasetVersionId))
    .leftJoin(checkRuns, eq(checkRuns.id, qualityAssessments.checkRunId))
    .leftJoin(workspacePeople, eq(workspacePeople.id, qualityAssessments.assessedBy))
    .where(condition)
    .orderBy(desc(qualityAssessments.id))

/** The newest of each dimension of a version. */
export async function newestAssessments(tx: Tx, versionId: string): Promise<AssessmentView[]> {
  const rows = await selectAssessments(tx, eq(qualityAssessments.datasetVersionId, versionId)).limit(500)
  const newest = new Map<string, (typeof rows)[number]>()
  for (const row of rows) if (!newest.has(row.dimension)) newest.set(row.dimension, row)
  return [...newest.values()].map((row) => ({ ...row, at: isoInstant(row.at) }))
}

export const listQualityHistory = defineQuery({
  name: 'quality.history',
  summary: 'List how a dataset was scored, over all its versions',
  permission: 'dataset.read',
  input: listAssessmentsInput,
  rest: { method: 'GET', path: '/datasets/{dataset}/assessments' },
  async run(tx, input) {
    const after = readCursor(input.cursor)
    const dataset = await findDataset(tx, input.dataset)
    const rows = await selectAssessments(
      tx,
      and(
        eq(datasetVersions.datasetId, dataset.id),
        input.version === undefined ? undefined : eq(datasetVersions.version, input.version),
        after ? lt(qualityAssessments.id, after[0]!) : undefined,
      ),
    ).limit(input.limit + 1)
    return toPage(
      rows.map((row): AssessmentView => ({ ...row, at: isoInstant(row.at) })),
      input.limit,
      (row) => [row.id],
    )
  },
})
