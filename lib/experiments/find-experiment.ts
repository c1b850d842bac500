import { eq } from 'drizzle-orm'
import { schema } from '@/db/client'
import type { Target } from '@/lib/platform/command'
import type { Tx } from '@/lib/platform/context'
import { notFound } from '@/lib/platform/errors'
import { isId, normalRef } from '@/lib/platform/refs'

const { experiments, runs } = schema

export type ExperimentRow = typeof experiments.$inferSelect
export type RunRow = typeof runs.$inferSelect

export interface ExperimentTarget extends Target {
  experiment: ExperimentRow
}

export interface RunTarget extends ExperimentTarget {
  run: RunRow
}

/** By id or reference. @throws not_found */
export async function findExperiment(tx: Tx, reference: string, lock = false): Promise<ExperimentRow> {
  const select = tx.db
    .select()
    .from(experiments)
    .where(isId(reference) ? eq(experiments.id, reference) : eq(experiments.ref, normalRef(reference)))
  const [row] = lock ? await select.for('update') : await select
  if (!row) throw notFound('experiment')
  return row
}

export async function lockExperiment(tx: Tx, reference: string): Promise<ExperimentTarget> {
  const experiment = await findExperiment(tx, reference, true)
  return {
    kind: 'experiment',
    id: experiment.id,
    useCaseId: experiment.useCaseId,
    ref: experiment.ref,
    experiment,
  }
}

/** By id or reference. @throws not_found */
export async function findRun(tx: Tx, reference: string, lock = false): Promise<RunRow> {
  const select = tx.db
    .select()
    .from(runs)
    .where(isId(reference) ? eq(runs.id, reference) : eq(runs.ref, normalRef(reference)))
  const [row] = lock ? await select.for('update') : await select
  if (!row) throw notFound('run')
  return row
}

export async function lockRun(tx: Tx, reference: string): Promise<RunTarget> {
  const run = await findRun(tx, reference, true)
  const experiment = await findExperiment(tx, run.experimentId)
  return { kind: 'run', id: run.id, useCaseId: experiment.useCaseId, ref: run.ref, experiment, run }
}
