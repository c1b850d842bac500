import { and, asc, desc, eq, ilike, inArray, lt, or, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { schema } from '@/db/client'
import { defineQuery } from '@/lib/platform/command'
import type { Tx } from '@/lib/platform/context'
import { type Page, readCursor, toPage } from '@/lib/platform/keyset'
import { escapeLike } from '@/lib/platform/like'
import { workspacePeople } from '@/lib/platform/people'
import { isAllowed } from '@/lib/platform/permissions'
import { readRights } from '@/lib/platform/rights'
import { isoInstant } from '@/lib/platform/times'
import { findExperiment } from './find-experiment'
import { listExperimentsInput, readExperimentInput } from './input'
import { listKeyMetrics } from './key-metrics'
import type { ExperimentDetail, ExperimentItem } from './views'

const { experiments, runs, useCases } = schema

const ownRuns = sql`${runs} r where r.workspace_id = ${experiments.workspaceId} and r.experiment_id = ${experiments.id}`

const selectExperiments = (tx: Tx) =>
  tx.db
    .select({
      experiment: experiments,
      useCase: { ref: useCases.ref, name: useCases.name },
      createdBy: workspacePeople.name,
      runs: sql<number>`(select count(*)::int from ${ownRuns})`,
      finished: sql<number>`(select count(*)::int from ${ownRuns} and r.status = 'finished')`,
      newestRunAt: sql<
        string | null
      >`(select max(coalesce(r.ended_at, r.started_at, r.recorded_at))::text from ${ownRuns})`,
    })
    .from(experiments)
    .innerJoin(useCases, eq(useCases.id, experiments.useCaseId))
    .leftJoin(workspacePeople, eq(workspacePeople.id, experiments.createdBy))

type Row = Awaited<ReturnType<typeof selectExperiments>>[number]

function toItem({ experiment, useCase, createdBy, newestRunAt, ...counts }: Row): ExperimentItem {
  const { id, ref, name, description, recordedFrom, revision, createdAt } = experiment
  return {
    id,
    ref,
    name,
    description,
    useCase,
    ...counts,
    newestRunAt: newestRunAt && isoInstant(newestRunAt),
    recordedFrom,
    createdBy,
    createdAt: isoInstant(createdAt),
    revision,
  }
}

export const listExperiments = defineQuery({
  name: 'experiment.list',
  summary: 'List experiments',
  permission: 'experiment.read',
  input: listExperimentsInput,
  rest: { method: 'GET', path: '/experiments' },
  async run(tx, input): Promise<Page<ExperimentItem>> {
    const after = readCursor(input.cursor)
    const rows = await selectExperiments(tx)
      .where(and(conditionOf(input), after ? lt(experiments.id, after[0]!) : undefined))
      .orderBy(desc(experiments.id))
      .limit(input.limit + 1)
    return toPage(rows.map(toItem), input.limit, (row) => [row.id])
  },
})

function conditionOf({ search: words, useCase }: z.output<typeof listExperimentsInput>): SQL | undefined {
  const search = words && `%${escapeLike(words)}%`
  const refs = useCase?.map((ref) => ref.toUpperCase())
  return and(
    refs?.length ? inArray(useCases.ref, refs) : undefined,
    search
      ? or(
          ilike(experiments.name, search),
          ilike(experiments.description, search),
          ilike(experiments.ref, escapeLike(words)),
          ilike(useCases.name, search),
        )
      : undefined,
  )
}

export const getExperiment = defineQuery({
  name: 'experiment.get',
  summary: 'Read an experiment',
  permission: 'experiment.read',
  input: readExperimentInput,
  rest: { method: 'GET', path: '/experiments/{experiment}' },
  async run(tx, input): Promise<ExperimentDetail> {
    const { id, useCaseId, system, externalId } = await findExperiment(tx, input.experiment)
    const [row] = await selectExperiments(tx).where(eq(experiments.id, id))
    const statuses = await tx.db
      .select({ status: runs.status, count: sql<number>`count(*)::int` })
      .from(runs)
      .where(eq(runs.experimentId, id))
      .groupBy(runs.status)
      .orderBy(asc(runs.status))
    return {
      ...toItem(row!),
      system,
      externalId,
      statuses,
      keyMetrics: await listKeyMetrics(tx, useCaseId),
      mayEdit: isAllowed('experiment.edit', await readRights(tx, useCaseId)),
    }
  },
})

/** What the list can be narrowed by, and where the reader may add one. */
export const listExperimentFacets = defineQuery({
  name: 'experiment.facets',
  summary: 'Count experiments by use case',
  permission: 'experiment.read',
  input: z.strictObject({}),
  async run(tx) {
    const count = sql<number>`count(*)::int`
    const byUseCase = await tx.db
      .select({ ref: useCases.ref, name: useCases.name, count })
      .from(experiments)
      .innerJoin(useCases, eq(useCases.id, experiments.useCaseId))
      .groupBy(useCases.id)
      .orderBy(asc(useCases.name))
      .limit(200)
    const [totals] = await tx.db.select({ runs: count }).from(runs)
    return { all: byUseCase.reduce((sum, one) => sum + one.count, 0), runs: totals!.runs, useCases: byUseCase }
  },
})
