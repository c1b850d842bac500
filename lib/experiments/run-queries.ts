import { and, asc, desc, eq, ilike, inArray, lt, or, type SQL, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { schema } from '@/db/client'
import { defineQuery } from '@/lib/platform/command'
import type { Tx } from '@/lib/platform/context'
import { type Page, readCursor, toPage } from '@/lib/platform/keyset'
import { escapeLike } from '@/lib/platform/like'
import { workspacePeople } from '@/lib/platform/people'
import { isAllowed } from '@/lib/platform/permissions'
import { normalRef } from '@/lib/platform/refs'
import { readRights } from '@/lib/platform/rights'
import { isoInstant } from '@/lib/platform/times'
import { findRun } from './find-experiment'
import { listRunsInput, readRunInput } from './input'
import { approvalOfRun } from './keep-run'
import { listKeyMetrics } from './key-metrics'
import { keyMetricOf } from './rules'
import { recordOf } from './run-record'
import type { KeyMetric, RunDetail, RunItem } from './views'

const { datasets, datasetVersions, experiments, modelVersions, registeredModels, runDatasets, runs, useCases } = schema

const selectRuns = (tx: Tx) =>
  tx.db
    .select({
      run: runs,
      experiment: { ref: experiments.ref, name: experiments.name },
      useCase: { id: useCases.id, ref: useCases.ref, name: useCases.name },
    })
    .from(runs)
    .innerJoin(experiments, eq(experiments.id, runs.experimentId))
    .innerJoin(useCases, eq(useCases.id, experiments.useCaseId))

export const listRuns = defineQuery({
  name: 'run.list',
  summary: 'List runs of experiments',
  permission: 'experiment.read',
  input: listRunsInput,
  rest: { method: 'GET', path: '/runs' },
  async run(tx, input): Promise<Page<RunItem>> {
    const after = readCursor(input.cursor)
    const rows = await selectRuns(tx)
      .where(and(conditionOf(input), after ? lt(runs.id, after[0]!) : undefined))
      .orderBy(desc(runs.id))
      .limit(input.limit + 1)
    const shown = rows.slice(0, input.limit)
    const made = await versionsOf(tx, shown)
    const known = new Map<string, KeyMetric[]>()
    for (const id of new Set(shown.map(({ useCase }) => useCase.id))) known.set(id, await listKeyMetrics(tx, id))
    const items = rows.map(({ run, experiment, useCase: { id: useCaseId, ...useCase } }) => ({
      id: run.id,
      ref: run.ref,
      name: run.name,
      status: run.status,
      experiment,
      useCase,
      startedAt: run.startedAt && isoInstant(run.startedAt),
      endedAt: run.endedAt && isoInstant(run.endedAt),
      codeCommit: run.codeCommit,
      counts: {
        parameters: Object.keys(run.parameters).length,
        metrics: run.metrics.length,
        artifacts: run.artifacts.length,
      },
      headline: run.metrics.flatMap((metric) => {
        const key = keyMetricOf(metric.key, known.get(useCaseId) ?? [])
        return key ? [{ ...metric, metric: key.ref }] : []
      }),
      versions: made.filter(({ runId }) => runId === run.id).map(({ ref, version }) => `${ref} v${version}`),
      recordedAt: isoInstant(run.recordedAt),
    }))
    return toPage(items, input.limit, (row) => [row.id])
  },
})

function conditionOf(input: z.output<typeof listRunsInput>): SQL | undefined {
  const search = input.search && `%${escapeLike(input.search)}%`
  const refs = input.useCase?.map((ref) => ref.toUpperCase())
  return and(
    input.experiment
      ? or(eq(experiments.ref, normalRef(input.experiment)), sql`${experiments.id}::text = ${input.experiment}`)
      : undefined,
    refs?.length ? inArray(useCases.ref, refs) : undefined,
    input.status?.length ? inArray(runs.status, input.status) : undefined,
    search
      ? or(
          ilike(runs.name, search),
          ilike(runs.ref, escapeLike(input.search!)),
          ilike(runs.codeCommit, `${escapeLike(input.search!)}%`),
          ilike(runs.externalId, escapeLike(input.search!)),
        )
      : undefined,
  )
}

async function versionsOf(tx: Tx, rows: ReadonlyArray<{ run: { id: string } }>) {
  if (rows.length === 0) return []
  return tx.db
    .select({
      runId: modelVersions.runId,
      ref: registeredModels.ref,
      name: registeredModels.name,
      version: modelVersions.version,
      label: modelVersions.label,
    })
    .from(modelVersions)
    .innerJoin(registeredModels, eq(registeredModels.id, modelVersions.modelId))
    .where(
      inArray(
        modelVersions.runId,
        rows.map(({ run }) => run.id),
      ),
    )
    .orderBy(asc(modelVersions.id))
}

export const getRun = defineQuery({
  name: 'run.get',
  summary: 'Read a run',
  permission: 'experiment.read',
  input: readRunInput,
  rest: { method: 'GET', path: '/runs/{run}' },
  async run(tx, input): Promise<RunDetail> {
    const { id } = await findRun(tx, input.run)
    const [row] = await selectRuns(tx).where(eq(runs.id, id))
    const { run, experiment, useCase } = row!
    const used = await tx.db
      .select({
        dataset: datasets.ref,
        name: datasets.name,
        version: datasetVersions.version,
        use: runDatasets.use,
        identityKind: datasetVersions.identityKind,
        identity: datasetVersions.identity,
      })
      .from(runDatasets)
      .innerJoin(datasetVersions, eq(datasetVersions.id, runDatasets.datasetVersionId))
      .innerJoin(datasets, eq(datasets.id, datasetVersions.datasetId))
      .where(eq(runDatasets.runId, id))
      .orderBy(asc(runDatasets.id))
    const [person] = run.recordedBy
      ? await tx.db
          .select({ name: workspacePeople.name })
          .from(workspacePeople)
          .where(eq(workspacePeople.id, run.recordedBy))
      : []
    const rights = await readRights(tx, useCase.id)
    return {
      ...recordOf(run),
      id,
      ref: run.ref,
      revision: run.revision,
      experiment,
      useCase: { ref: useCase.ref, name: useCase.name },
      system: run.system,
      externalId: run.externalId,
      recordedFrom: run.recordedFrom,
      recordedBy: person?.name ?? null,
      recordedAt: isoInstant(run.recordedAt),
      datasets: used.map((one) => ({ ...one, ref: `${one.dataset} v${one.version}` })),
      versions: (await versionsOf(tx, [row!])).map(({ runId: _, ref, ...one }) => ({
        ...one,
        ref: `${ref} v${one.version}`,
        model: ref,
      })),
      keyMetrics: await listKeyMetrics(tx, useCase.id),
      approval: await approvalOfRun(tx, id),
      mayEdit: isAllowed('experiment.edit', rights),
      mayObserve: isAllowed('metric.observe', rights),
      mayRegister: isAllowed('model.edit', rights),
    }
  },
})
