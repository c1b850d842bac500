// What the ledgers of use cases are worked out from, read for many of them at once.
import { and, eq, inArray, sql } from 'drizzle-orm'
import { schema } from '@/db/client'
import type { Tx } from '@/lib/platform/context'
import { isoInstant } from '@/lib/platform/times'
import { isMoney } from '@/lib/templates/rules'
import type { Answers } from '@/lib/templates/vocabulary'
import { paybackOf } from '@/lib/use-cases/rules'
import { type Stage, stages } from '@/lib/use-cases/vocabulary'
import { cadenceDays } from '../standing'
import type { CountedMetric, Dated } from './rules'
import type { LedgerAmount, LedgerPromise } from './views'

const { metrics, stageGates } = schema

/** Everything of one use case, before it is reckoned. */
export interface LedgerFacts {
  liveSince: string | null
  promises: LedgerPromise[]
  sources: LedgerMetric[]
}

export interface LedgerMetric extends CountedMetric {
  id: string
  ref: string
  name: string
}

/** From rollout on something of it runs. */
const runningStages = stages.filter(
  (stage) => stages.indexOf(stage) >= stages.indexOf('rollout') && stage !== 'retired',
) as Stage[]

/** By use case. */
export async function readLedgers(tx: Tx, useCases: readonly string[]): Promise<Map<string, LedgerFacts>> {
  const ids = [...useCases]
  if (ids.length === 0) return new Map()
  const [live, promises, sources] = [await readLive(tx, ids), await readPromises(tx, ids), await readSources(tx, ids)]
  return new Map(
    ids.map((id) => {
      const began = live.get(id) ?? []
      const since = new Map(began.map(({ iteration, at }) => [iteration, at]))
      return [
        id,
        {
          liveSince: began.map(({ at }) => at).sort()[0] ?? null,
          promises: (promises.get(id) ?? []).map(({ iterationId, ...promise }) => ({
            ...promise,
            owedFrom: laterOf(since.get(iterationId), promise.passedAt),
          })),
          sources: sources.get(id) ?? [],
        },
      ]
    }),
  )
}

/** A promise is owed from when its iteration runs, and one that was made later from then. */
const laterOf = (running: string | undefined, passed: string) =>
  running === undefined ? null : running > passed ? running : passed

/** When each iteration first ran. */
async function readLive(tx: Tx, useCases: string[]) {
  const { rows } = await tx.db.execute<{ use_case: string; iteration: string; at: string }>(sql`
    select use_case_id as use_case, iteration_id as iteration, min(moved_at) as at from stage_moves
    where workspace_id = ${tx.ctx.workspaceId} and use_case_id = any(${sql.param(useCases)}::uuid[])
      and to_stage = any(${sql.param(runningStages)}::text[])
    group by 1, 2`)
  return grouped(
    rows.map(({ at, ...row }) => ({ ...row, at: isoInstant(at) })),
    ({ use_case }) => use_case,
  )
}

type PromiseRow = {
  use_case: string
  iteration_id: string
  iteration: number
  gate: string
  to_stage: string
  passed_at: string
  document: string
  revision: number
  answers: Answers
}

/** Of every gate that was passed, what the newest Added value revision promised at that time. */
async function readPromises(tx: Tx, useCases: string[]) {
  const { rows } = await tx.db.execute<PromiseRow>(sql`
    select g.use_case_id as use_case, g.iteration_id, i.number as iteration, g.ref as gate, g.to_stage, g.passed_at,
      r.document, r.revision, r.answers
    from ${stageGates} g
    join iterations i on i.id = g.iteration_id
    join lateral (
      select d.ref as document, r.revision, r.answers from documents d
      join document_revisions r on r.document_id = d.id and r.published_at <= g.passed_at
      where d.workspace_id = g.workspace_id and d.use_case_id = g.use_case_id and d.template = 'added-value'
      order by r.revision desc limit 1) r on true
    where g.workspace_id = ${tx.ctx.workspaceId} and g.use_case_id = any(${sql.param(useCases)}::uuid[])
      and g.passed_at is not null and g.to_stage <> 'retired'
    order by g.passed_at, g.id`)
  return grouped(rows.map(toPromise), ({ useCase }) => useCase)
}

function toPromise(row: PromiseRow): LedgerPromise & { useCase: string; iterationId: string } {
  const { answers } = row
  const time = answers.time_saved
  return {
    useCase: row.use_case,
    iterationId: row.iteration_id,
    gate: row.gate,
    to: row.to_stage,
    iteration: row.iteration,
    passedAt: isoInstant(row.passed_at),
    owedFrom: null,
    document: row.document,
    documentRevision: row.revision,
    value: moneyOf(answers, 'value_per_year'),
    time: typeof time === 'number' && time > 0 ? { kind: 'time', unit: 'hours', amount: time } : null,
    costToRun: moneyOf(answers, 'cost_to_run'),
    costToBuild: moneyOf(answers, 'cost_to_build'),
    paybackMonths: paybackOf(answers),
  }
}

function moneyOf(answers: Answers, key: string): LedgerAmount | null {
  const answer = answers[key]
  return isMoney(answer) ? { kind: 'money', unit: answer.currency, amount: answer.amount } : null
}

/** Where no calendar says how long a first value speaks for. */
const DEFAULT_CADENCE = 31

/** Metrics that count as value, or did until they were retired, each with the last value of every day that it was measured in use. */
async function readSources(tx: Tx, useCases: string[]) {
  const found = await tx.db
    .select()
    .from(metrics)
    .where(and(inArray(metrics.useCaseId, useCases), eq(metrics.isValue, true)))
    .orderBy(metrics.id)
  const values = await readDays(
    tx,
    found.map(({ id }) => id),
  )
  return grouped(
    found.map(({ id, ref, name, useCaseId, unit, direction, baseline, cadence, retiredAt }) => ({
      id,
      ref,
      name: retiredAt ? `${name} (retired)` : name,
      useCaseId,
      unit,
      direction,
      baseline,
      cadenceDays: (cadence && cadenceDays[cadence]) || DEFAULT_CADENCE,
      observations: values.get(id) ?? [],
    })),
    ({ useCaseId }) => useCaseId,
  )
}

/** Overall values in production or where no environment was said, oldest first; of a day those of production, and of them the last. */
async function readDays(tx: Tx, ids: string[]): Promise<Map<string, Dated[]>> {
  const values = new Map<string, Dated[]>()
  if (ids.length === 0) return values
  const { rows } = await tx.db.execute<{ metric: string; at: string; value: number }>(sql`
    select distinct on (s.metric_id, d.day) s.metric_id as metric, d.last_at as at, d.last as value
    from observation_series s
    join observation_days d on d.workspace_id = s.workspace_id and d.series_id = s.id
    where s.workspace_id = ${tx.ctx.workspaceId} and s.metric_id = any(${sql.param(ids)}::uuid[])
      and s.slice = '' and s.environment in ('', 'production')
    order by s.metric_id, d.day, s.environment desc, d.last_at desc, (s.model_version_id is not null) desc, s.id`)
  for (const { metric, at, value } of rows) {
    const list = values.get(metric)
    const dated = { at: isoInstant(at), value }
    if (list) list.push(dated)
    else values.set(metric, [dated])
  }
  return values
}

function grouped<T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const list = groups.get(key(row))
    if (list) list.push(row)
    else groups.set(key(row), [row])
  }
  return groups
}

/** Use cases of which anything runs or ran. */
export function hasRunNow(tx: Tx) {
  return sql`exists (select 1 from stage_moves m where m.workspace_id = ${tx.ctx.workspaceId}
    and m.use_case_id = ${schema.useCases.id} and m.to_stage = any(${sql.param(runningStages)}::text[]))`
}
