// The newest score of each dimension, by version.
import { inArray, sql } from 'drizzle-orm'
import { schema } from '@/db/client'
import type { Tx } from '@/lib/platform/context'
import { noScores, type Scores } from '../rules'
import type { QualityDimension } from '../vocabulary'

const { datasetVersions, qualityAssessments } = schema

export async function scoresOf(tx: Tx, versionIds: readonly string[]): Promise<Map<string, Scores>> {
  if (versionIds.length === 0) return new Map()
  const rows = await tx.db
    .selectDistinctOn([qualityAssessments.datasetVersionId, qualityAssessments.dimension], {
      versionId: qualityAssessments.datasetVersionId,
      dimension: qualityAssessments.dimension,
      score: qualityAssessments.score,
    })
    .from(qualityAssessments)
    .where(inArray(qualityAssessments.datasetVersionId, [...versionIds]))
    .orderBy(qualityAssessments.datasetVersionId, qualityAssessments.dimension, sql`${qualityAssessments.id} desc`)
  const scores = new Map<string, Scores>()
  for (const { versionId, dimension, score } of rows) {
    const known: Record<QualityDimension, number | null> = scores.get(versionId) ?? { ...noScores }
    known[dimension] = score
    scores.set(versionId, known)
  }
  return scores
}

/** Written out: without a join Drizzle writes columns bare, and a bare id means the inner table's own. */
export const newestVersionId = sql<string | null>`(select v.id from ${datasetVersions} v
  where v.workspace_id = datasets.workspace_id and v.dataset_id = datasets.id order by v.version desc limit 1)`

/** `standingOf` the newest version in SQL, for lists that are cut to pages. */
export const qualityStanding = sql<string>`(select case when count(*) = 0 then 'unassessed' when min(q.score) < 60 then 'low'
    when count(*) < 4 then 'partly' else 'good' end
  from (select distinct on (a.dimension) a.score from ${qualityAssessments} a
    where a.workspace_id = datasets.workspace_id and a.dataset_version_id = ${newestVersionId}
    order by a.dimension, a.id desc) q)`
