import { and, desc, eq, isNotNull, isNull, lt, type SQL, sql } from 'drizzle-orm'
import { schema } from '@/db/client'
import { defineQuery } from '@/lib/platform/command'
import type { Tx } from '@/lib/platform/context'
import { readCursor, toPage } from '@/lib/platform/keyset'
import { isoInstant } from '@/lib/platform/times'
import { findDataset } from '../find-dataset'
import type { RemedyView } from '../views'
import { listRemediesInput } from './input'

const { datasets, datasetVersions, qualityRemedies } = schema

const nameOf = (person: unknown) =>
  sql<string | null>`(select p.name from workspace_people_view p where p.id = ${person})`

/** The newest first. */
export async function remediesWhere(tx: Tx, condition: SQL | undefined, limit: number): Promise<RemedyView[]> {
  const rows = await tx.db
    .select({
      remedy: qualityRemedies,
      dataset: { ref: datasets.ref, name: datasets.name },
      version: datasetVersions.version,
      owner: nameOf(qualityRemedies.ownerId),
      openedBy: nameOf(qualityRemedies.openedBy),
      closedBy: nameOf(qualityRemedies.closedBy),
    })
    .from(qualityRemedies)
    .innerJoin(datasetVersions, eq(datasetVersions.id, qualityRemedies.datasetVersionId))
    .innerJoin(datasets, eq(datasets.id, datasetVersions.datasetId))
    .where(condition)
    .orderBy(desc(qualityRemedies.id))
    .limit(limit)
  return rows.map(({ remedy, ...rest }) => ({
    id: remedy.id,
    ref: remedy.ref,
    dimension: remedy.dimension,
    kind: remedy.kind,
    plan: remedy.plan,
    dueOn: remedy.dueOn,
    outcome: remedy.outcome,
    revision: remedy.revision,
    openedAt: isoInstant(remedy.openedAt),
    closedAt: remedy.closedAt && isoInstant(remedy.closedAt),
    ...rest,
  }))
}

export const listRemedies = defineQuery({
  name: 'quality-remedy.list',
  summary: 'List what is done about low quality',
  permission: 'dataset.read',
  input: listRemediesInput,
  rest: { method: 'GET', path: '/remedies' },
  async run(tx, input) {
    const after = readCursor(input.cursor)
    const dataset = input.dataset === undefined ? null : await findDataset(tx, input.dataset)
    const rows = await remediesWhere(
      tx,
      and(
        dataset ? eq(datasets.id, dataset.id) : undefined,
        input.state === 'all'
          ? undefined
          : input.state === 'open'
            ? isNull(qualityRemedies.closedAt)
            : isNotNull(qualityRemedies.closedAt),
        after ? lt(qualityRemedies.id, after[0]!) : undefined,
      ),
      input.limit + 1,
    )
    return toPage(rows, input.limit, (row) => [row.id])
  },
})
