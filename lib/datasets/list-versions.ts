import { and, desc, eq, type SQL, sql } from 'drizzle-orm'
import { schema } from '@/db/client'
import { defineQuery } from '@/lib/platform/command'
import type { Tx } from '@/lib/platform/context'
import { type Page, readCursor, toPage } from '@/lib/platform/keyset'
import { workspacePeople } from '@/lib/platform/people'
import { isoInstant } from '@/lib/platform/times'
import { findDataset } from './find-dataset'
import { listVersionsInput } from './input'
import { scoresOf } from './quality/read-scores'
import { noScores, standingOf } from './rules'
import type { VersionView } from './views'

const { datasets, datasetVersions, deployments, modelVersionDatasets, qualityRemedies, runDatasets } = schema

const uses = sql<number>`((select count(distinct r.run_id) from ${runDatasets} r where r.dataset_version_id = ${datasetVersions.id})
  + (select count(distinct m.model_version_id) from ${modelVersionDatasets} m where m.dataset_version_id = ${datasetVersions.id}))::int`

const isLive = sql<boolean>`exists (select 1 from ${modelVersionDatasets} m join ${deployments} d on d.model_version_id = m.model_version_id
  where m.dataset_version_id = ${datasetVersions.id} and d.environment = 'production' and d.ended_at is null)`

const openRemedies = sql<number>`(select count(*)::int from ${qualityRemedies} r
  where r.dataset_version_id = ${datasetVersions.id} and r.closed_at is null)`

/** The newest first. */
export async function versionsWhere(tx: Tx, condition: SQL | undefined, limit: number): Promise<VersionView[]> {
  const rows = await tx.db
    .select({
      version: datasetVersions,
      dataset: datasets.ref,
      recordedBy: workspacePeople.name,
      uses,
      isLive,
      openRemedies,
    })
    .from(datasetVersions)
    .innerJoin(datasets, eq(datasets.id, datasetVersions.datasetId))
    .leftJoin(workspacePeople, eq(workspacePeople.id, datasetVersions.recordedBy))
    .where(condition)
    .orderBy(desc(datasetVersions.version))
    .limit(limit)
  const scores = await scoresOf(
    tx,
    rows.map(({ version }) => version.id),
  )
  return rows.map(({ version, dataset, ...rest }) => {
    const known = scores.get(version.id) ?? noScores
    const { id, label, identityKind, identity, location, bytes, note, recordedFrom, recordedAt } = version
    return {
      id,
      ref: `${dataset} v${version.version}`,
      version: version.version,
      label,
      identityKind,
      identity,
      location,
      rows: version.rows,
      bytes,
      note,
      recordedFrom,
      recordedAt: isoInstant(recordedAt),
      scores: known,
      quality: standingOf(known),
      ...rest,
    }
  })
}

export const listDatasetVersions = defineQuery({
  name: 'dataset-version.list',
  summary: 'List the versions of a dataset with their quality',
  permission: 'dataset.read',
  input: listVersionsInput,
  rest: { method: 'GET', path: '/datasets/{dataset}/versions' },
  async run(tx, input): Promise<Page<VersionView>> {
    const after = readCursor(input.cursor, 2)
    const dataset = await findDataset(tx, input.dataset)
    const rows = await versionsWhere(
      tx,
      and(
        eq(datasetVersions.datasetId, dataset.id),
        after ? sql`${datasetVersions.version} < ${Number(after[0]) || 0}` : undefined,
      ),
      input.limit + 1,
    )
    return toPage(rows, input.limit, (row) => [String(row.version), row.id])
  },
})
