import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm'
import { schema } from '@/db/client'
import { defineQuery } from '@/lib/platform/command'
import type { Tx } from '@/lib/platform/context'
import { normalRef } from '@/lib/platform/refs'
import { isoInstant } from '@/lib/platform/times'
import { findExperiment } from '../find-experiment'
import { compareRunsInput } from '../input'
import { listKeyMetrics } from '../key-metrics'
import type { Comparison } from './views'

const { datasets, datasetVersions, experiments, modelVersions, registeredModels, runDatasets, runs, useCases } = schema

/** More than these nobody compares by looking; the newest are shown, and how many there are is said. */
const MOST_COMPARED = 200

export const compareRuns = defineQuery({
  name: 'experiment.compare',
  summary: 'Compare runs with each other and with the key metrics',
  description: `The newest ${MOST_COMPARED} runs of an experiment, or of every experiment of its use case, with their parameters and metrics, and the key metrics that they are judged by.`,
  permission: 'experiment.read',
  input: compareRunsInput,
  rest: { method: 'GET', path: '/experiments/{experiment}/compare' },
  async run(tx, input): Promise<Comparison> {
    const experiment = await findExperiment(tx, input.experiment)
    const [useCase] = await tx.db.select().from(useCases).where(eq(useCases.id, experiment.useCaseId))
    const own =
      input.scope === 'use_case'
        ? eq(experiments.useCaseId, experiment.useCaseId)
        : eq(runs.experimentId, experiment.id)
    const chosen = input.runs?.length ? inArray(runs.ref, input.runs.map(normalRef)) : undefined
    const where = and(own, chosen)
    const rows = await tx.db
      .select({ run: runs, experiment: { ref: experiments.ref, name: experiments.name } })
      .from(runs)
      .innerJoin(experiments, eq(experiments.id, runs.experimentId))
      .where(where)
      .orderBy(desc(runs.id))
      .limit(MOST_COMPARED)
    const [counted] = await tx.db
      .select({ count: sql<number>`count(*)::int` })
      .from(runs)
      .innerJoin(experiments, eq(experiments.id, runs.experimentId))
      .where(where)
    const ids = rows.map(({ run }) => run.id)
    const used = await datasetsOf(tx, ids)
    const made = await versionsOf(tx, ids)
    return {
      experiment: { ref: experiment.ref, name: experiment.name },
      useCase: { ref: useCase!.ref, name: useCase!.name },
      scope: input.scope,
      total: counted!.count,
      keyMetrics: await listKeyMetrics(tx, experiment.useCaseId),
      runs: rows.map(({ run, experiment: own }) => ({
        id: run.id,
        ref: run.ref,
        name: run.name,
        experiment: own,
        status: run.status,
        at: isoInstant(run.endedAt ?? run.startedAt ?? run.recordedAt),
        codeCommit: run.codeCommit,
        parameters: run.parameters,
        metrics: run.metrics,
        datasets: [...new Set(used.filter(({ runId }) => runId === run.id).map(({ name }) => name))],
        versions: made.filter(({ runId }) => runId === run.id).map(({ name }) => name),
      })),
    }
  },
})

async function datasetsOf(tx: Tx, ids: string[]) {
  if (ids.length === 0) return []
  return tx.db
    .select({
      runId: runDatasets.runId,
      name: sql<string>`${datasets.ref} || ' v' || ${datasetVersions.version}`,
    })
    .from(runDatasets)
    .innerJoin(datasetVersions, eq(datasetVersions.id, runDatasets.datasetVersionId))
    .innerJoin(datasets, eq(datasets.id, datasetVersions.datasetId))
    .where(inArray(runDatasets.runId, ids))
    .orderBy(asc(sql`${runDatasets.use} <> 'training'`), asc(runDatasets.id))
}

async function versionsOf(tx: Tx, ids: string[]) {
  if (ids.length === 0) return []
  return tx.db
    .select({
      runId: modelVersions.runId,
      name: sql<string>`${registeredModels.ref} || ' v' || ${modelVersions.version}`,
    })
    .from(modelVersions)
    .innerJoin(registeredModels, eq(registeredModels.id, modelVersions.modelId))
    .where(inArray(modelVersions.runId, ids))
    .orderBy(asc(modelVersions.id))
}
