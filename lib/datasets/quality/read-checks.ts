import { and, desc, eq, lt, type SQL, sql } from 'drizzle-orm'
import { schema } from '@/db/client'
import { defineQuery } from '@/lib/platform/command'
import type { Tx } from '@/lib/platform/context'
import { readCursor, toPage } from '@/lib/platform/keyset'
import { workspacePeople } from '@/lib/platform/people'
import { isoInstant } from '@/lib/platform/times'
import { findDataset } from '../find-dataset'
import type { CheckRunDetail, CheckRunView } from '../views'
import { findCheckRun } from './find-check-run'
import { listCheckRunsInput, readCheckRunInput } from './input'

const { checkRuns, datasets, datasetVersions } = schema

/** The newest recorded first; without the results themselves. */
export async function checkRunsWhere(tx: Tx, condition: SQL | undefined, limit: number): Promise<CheckRunView[]> {
  const rows = await tx.db
    .select({
      id: checkRuns.id,
      ref: checkRuns.ref,
      version: datasetVersions.version,
      tool: checkRuns.tool,
      name: checkRuns.name,
      ranAt: checkRuns.ranAt,
      passed: checkRuns.passed,
      failed: checkRuns.failed,
      total: sql<number>`jsonb_array_length(${checkRuns.results})`,
    })
    .from(checkRuns)
    .leftJoin(datasetVersions, eq(datasetVersions.id, checkRuns.datasetVersionId))
    .where(condition)
    .orderBy(desc(checkRuns.id))
    .limit(limit)
  return rows.map((row) => ({ ...row, ranAt: isoInstant(row.ranAt) }))
}

export const listCheckRuns = defineQuery({
  name: 'check-run.list',
  summary: 'List check results of a dataset',
  permission: 'dataset.read',
  input: listCheckRunsInput,
  rest: { method: 'GET', path: '/datasets/{dataset}/check-runs' },
  async run(tx, input) {
    const after = readCursor(input.cursor)
    const dataset = await findDataset(tx, input.dataset)
    const rows = await checkRunsWhere(
      tx,
      and(
        eq(checkRuns.datasetId, dataset.id),
        input.version === undefined ? undefined : eq(datasetVersions.version, input.version),
        after ? lt(checkRuns.id, after[0]!) : undefined,
      ),
      input.limit + 1,
    )
    return toPage(rows, input.limit, (row) => [row.id])
  },
})

export const getCheckRun = defineQuery({
  name: 'check-run.get',
  summary: 'Read check results, failures first',
  permission: 'dataset.read',
  input: readCheckRunInput,
  rest: { method: 'GET', path: '/check-runs/{checkRun}' },
  async run(tx, input): Promise<CheckRunDetail> {
    const row = await findCheckRun(tx, input.checkRun)
    const [view] = await checkRunsWhere(tx, eq(checkRuns.id, row.id), 1)
    const [dataset] = await tx.db
      .select({ ref: datasets.ref, name: datasets.name })
      .from(datasets)
      .where(eq(datasets.id, row.datasetId))
    const [person] = row.recordedBy
      ? await tx.db
          .select({ name: workspacePeople.name })
          .from(workspacePeople)
          .where(eq(workspacePeople.id, row.recordedBy))
      : []
    return {
      ...view!,
      dataset: dataset!,
      recordedBy: person?.name ?? null,
      recordedAt: isoInstant(row.recordedAt),
      results: [...row.results].sort((a, b) => urgency[a.outcome] - urgency[b.outcome]),
    }
  },
})

const urgency = { failed: 0, error: 1, warning: 2, passed: 3, skipped: 4 } as const
