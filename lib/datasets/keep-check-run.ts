// Results of automated checks: the same results are recorded once, however often a file is given.
import { and, eq } from 'drizzle-orm'
import { schema } from '@/db/client'
import { canonicalJson } from '@/lib/audit/canonical-json'
import { change, recordEvent, sha256Text } from '@/lib/audit/record-event'
import { newId, type Tx } from '@/lib/platform/context'
import { nextRef } from '@/lib/platform/refs'
import type { DatasetRow, DatasetVersionRow } from './find-dataset'
import type { CheckResult } from './vocabulary'

const { checkRuns, datasets } = schema

export type CheckRunRow = typeof checkRuns.$inferSelect

export interface KeptCheckRun {
  /** What was checked: an expectation suite, a dbt project. */
  name: string
  /** ISO 8601; null: the source does not say, and it counts from now. */
  ranAt: string | null
  results: readonly CheckResult[]
}

export async function keepCheckRun(
  tx: Tx,
  dataset: DatasetRow,
  version: DatasetVersionRow | null,
  input: KeptCheckRun,
  tool: string,
): Promise<{ checkRun: CheckRunRow; isNew: boolean }> {
  const results = input.results.map(({ name, dimension, outcome, column, observed, expected }) => ({
    name,
    dimension,
    outcome,
    column,
    observed,
    expected,
  }))
  const ranAt = readInstant(input.ranAt)
  const said = { name: input.name, ranAt, version: version?.version ?? null, tool, results }
  const digest = sha256Text(canonicalJson(said))
  await tx.db.select({ id: datasets.id }).from(datasets).where(eq(datasets.id, dataset.id)).for('update')
  const [known] = await tx.db
    .select()
    .from(checkRuns)
    .where(and(eq(checkRuns.datasetId, dataset.id), eq(checkRuns.digest, digest)))
  if (known) return { checkRun: known, isNew: false }
  const [row] = await tx.db
    .insert(checkRuns)
    .values({
      id: newId(tx),
      workspaceId: tx.ctx.workspaceId,
      ref: await nextRef(tx, 'CHK'),
      datasetId: dataset.id,
      datasetVersionId: version?.id ?? null,
      tool,
      name: input.name,
      ranAt: ranAt ?? tx.at,
      passed: results.filter(({ outcome }) => outcome === 'passed').length,
      // What could not be looked at is not known to be good.
      failed: results.filter(({ outcome }) => outcome === 'failed' || outcome === 'error').length,
      results,
      digest,
      recordedBy: tx.ctx.actor.id,
    })
    .returning()
  await recordEvent(tx, {
    action: 'quality.checks_recorded',
    subject: { kind: 'dataset', id: dataset.id, revision: dataset.revision },
    useCaseId: dataset.useCaseId,
    changes: [change(checkRuns, row!)],
    details: {
      ref: dataset.ref,
      checkRun: row!.ref,
      version: version?.version ?? null,
      passed: row!.passed,
      failed: row!.failed,
      of: results.length,
      tool,
    },
  })
  return { checkRun: row!, isNew: true }
}

/** What is no instant is not known. */
function readInstant(text: string | null): string | null {
  const at = text === null ? Number.NaN : Date.parse(text)
  return Number.isNaN(at) ? null : new Date(at).toISOString()
}
