// The one way in for observations, whoever sends them: checked row by row, compared with what is there, stored as one batch.
import { sql } from 'drizzle-orm'
import { schema } from '@/db/client'
import { digestOfBatch } from '@/lib/audit/observation-digest'
import { change, recordEvent } from '@/lib/audit/record-event'
import { newId, type Tx } from '@/lib/platform/context'
import { invalid } from '@/lib/platform/errors'
import { isoInstant } from '@/lib/platform/times'
import type { MetricRow } from '../find-metric'
import { keepStanding } from '../keep-standing'
import type { MetricStanding } from '../vocabulary'
import { checkRows } from './check-rows'
import { type KnownVersion, listKnownVersions, versionIndex } from './model-versions'
import type { CheckedObservation, ObservationProblem, ObservationSource, RawObservation } from './vocabulary'

const { observationBatches, observationSeries } = schema

export interface Sorted {
  fresh: CheckedObservation[]
  /** Stored already, with the same value. */
  duplicates: CheckedObservation[]
  problems: ObservationProblem[]
}

const keyOf = (row: { modelVersionId: string | null; environment: string; slice: string }) =>
  JSON.stringify([row.modelVersionId, row.environment, row.slice])

/** What of the rows is new, what is there already, and what is wrong. Stores nothing. */
export async function sortRows(tx: Tx, metric: MetricRow, rows: readonly RawObservation[]): Promise<Sorted> {
  const known: KnownVersion[] = await listKnownVersions(tx, metric.useCaseId)
  const { good, problems } = checkRows(rows, { unit: metric.unit, now: tx.at, versions: versionIndex(known) })
  const series = await seriesOf(tx, metric.id)
  const stored = await storedAt(tx, good, series)
  const sorted: Sorted = { fresh: [], duplicates: [], problems }
  for (const row of good) {
    const there = stored.get(`${series.get(keyOf(row))} ${row.observedAt}`)
    if (there === undefined) sorted.fresh.push(row)
    else if (there === row.value) sorted.duplicates.push(row)
    else
      problems.push({
        line: row.line,
        field: 'value',
        message: `${there} is recorded for this time, and this says ${row.value}. Withdraw the one that is wrong first.`,
      })
  }
  problems.sort((a, b) => a.line - b.line)
  return sorted
}

async function seriesOf(tx: Tx, metricId: string): Promise<Map<string, string>> {
  const rows = await tx.db
    .select()
    .from(observationSeries)
    .where(
      sql`${observationSeries.workspaceId} = ${tx.ctx.workspaceId} and ${observationSeries.metricId} = ${metricId}`,
    )
  return new Map(rows.map((row) => [keyOf(row), row.id]))
}

/** Values that count now, by series and time. */
async function storedAt(tx: Tx, rows: readonly CheckedObservation[], series: Map<string, string>) {
  const asked = rows.flatMap((row) => {
    const id = series.get(keyOf(row))
    return id ? [{ id, at: row.observedAt }] : []
  })
  if (asked.length === 0 || !(await hasValuesAmong(tx, asked))) return new Map<string, number>()
  const { rows: found } = await tx.db.execute<{ series: string; at: string; value: number }>(sql`
    select o.series_id as series, o.observed_at as at, o.value
    from unnest(${sql.param(asked.map(({ id }) => id))}::uuid[], ${sql.param(asked.map(({ at }) => at))}::timestamptz[]) as a(series, at)
    join observations o on o.workspace_id = ${tx.ctx.workspaceId} and o.series_id = a.series and o.observed_at = a.at
      and o.withdrawn_at is null`)
  return new Map(found.map((row) => [`${row.series} ${isoInstant(row.at)}`, row.value]))
}

/** New values mostly come after all others: then there is nothing to compare them with one by one. */
async function hasValuesAmong(tx: Tx, asked: ReadonlyArray<{ id: string; at: string }>): Promise<boolean> {
  const times = asked.map(({ at }) => at).sort()
  const { rows } = await tx.db.execute<{ some: boolean }>(sql`
    select exists (
      select 1 from observations
      where workspace_id = ${tx.ctx.workspaceId} and series_id = any(${sql.param([...new Set(asked.map(({ id }) => id))])}::uuid[])
        and observed_at between ${times[0]}::timestamptz and ${times.at(-1)}::timestamptz and withdrawn_at is null) as some`)
  return rows[0]!.some
}

export interface TakeOptions {
  source: ObservationSource
  filename?: string | undefined
  /** Store what is good although something is not. */
  partial: boolean
  /** Problems that were found before the rows could be looked at. */
  unread?: readonly ObservationProblem[]
  /** Where a problem is said in a refusal: `observations.3.value`, `line 4`. */
  placeOf(problem: ObservationProblem): string
}

export interface Taken {
  metric: string
  batch: string | null
  recorded: number
  duplicates: number
  problems: ObservationProblem[]
  standing: MetricStanding | null
}

/**
 * Stores the rows as a batch with its entry. The metric must be locked.
 * @throws invalid with every problem by its place, unless the good ones may be kept alone
 */
export async function takeRows(
  tx: Tx,
  metric: MetricRow,
  rows: readonly RawObservation[],
  options: TakeOptions,
): Promise<Taken> {
  const { fresh, duplicates, problems: found } = await sortRows(tx, metric, rows)
  const problems = [...(options.unread ?? []), ...found].sort((a, b) => a.line - b.line)
  if (problems.length > 0 && (!options.partial || fresh.length + duplicates.length === 0))
    throw refusal(problems, options)
  const batch = fresh.length > 0 ? await store(tx, metric, fresh, options) : null
  return {
    metric: metric.ref,
    batch,
    recorded: fresh.length,
    duplicates: duplicates.length,
    problems,
    standing: await keepStanding(tx, metric, 'observation', batch ? fresh : []),
  }
}

/** Problems a refusal names; the preview shows all of them. */
const MOST_NAMED = 100

function refusal(problems: ObservationProblem[], { placeOf }: TakeOptions) {
  const count = problems.length
  const sentence =
    count === 1 ? 'One row has a problem, so nothing was recorded.' : `${count} problems, so nothing was recorded.`
  const named = problems.slice(0, MOST_NAMED)
  return invalid(sentence, Object.fromEntries(named.map((problem) => [placeOf(problem), problem.message])))
}

async function store(tx: Tx, metric: MetricRow, rows: CheckedObservation[], options: TakeOptions): Promise<string> {
  const series = await openSeries(tx, metric.id, rows)
  const made = rows.map((row) => ({ ...row, id: newId(tx), value: row.value === 0 ? 0 : row.value }))
  const [batch] = await tx.db
    .insert(observationBatches)
    .values({
      id: newId(tx),
      workspaceId: tx.ctx.workspaceId,
      metricId: metric.id,
      source: options.source,
      filename: options.filename ?? null,
      rows: made.length,
      digest: digestOfBatch(made),
      recordedBy: tx.ctx.actor.id,
    })
    .returning()
  const times = made.map(({ observedAt }) => observedAt).sort()
  await recordEvent(tx, {
    action: 'observation.recorded',
    subject: { kind: 'metric', id: metric.id, revision: metric.revision },
    useCaseId: metric.useCaseId,
    changes: [change(observationBatches, batch!)],
    details: {
      ref: metric.ref,
      name: metric.name,
      rows: made.length,
      source: options.source,
      from: times[0],
      to: times.at(-1),
      ...(made.length === 1 ? { value: made[0]!.value, unit: metric.unit } : {}),
    },
  })
  const column = <T>(pick: (row: (typeof made)[number]) => T) => sql.param(made.map(pick))
  await tx.db.execute(sql`
    insert into observations (id, workspace_id, series_id, batch_id, observed_at, value, note)
    select id, ${tx.ctx.workspaceId}, series, ${batch!.id}, at, value, note
    from unnest(${column(({ id }) => id)}::uuid[], ${column((row) => series.get(keyOf(row))!)}::uuid[],
      ${column(({ observedAt }) => observedAt)}::timestamptz[], ${column(({ value }) => value)}::float8[],
      ${column(({ note }) => note)}::text[]) as r(id, series, at, value, note)`)
  return batch!.id
}

/** More groups of one metric nobody compares. */
const MOST_SERIES = 1000

/** The series of the rows; those that are new are made. */
async function openSeries(tx: Tx, metricId: string, rows: readonly CheckedObservation[]): Promise<Map<string, string>> {
  const known = await seriesOf(tx, metricId)
  const missing = new Map(rows.filter((row) => !known.has(keyOf(row))).map((row) => [keyOf(row), row]))
  if (missing.size === 0) return known
  if (known.size + missing.size > MOST_SERIES) {
    const most = MOST_SERIES.toLocaleString('en')
    throw invalid(`That would be over ${most} slices, versions and environments of one metric.`, {
      observations: 'A slice is a group of cases, such as an age group; what is different for each case is none.',
    })
  }
  await tx.db.insert(observationSeries).values(
    [...missing.values()].map(({ modelVersionId, environment, slice }) => ({
      id: newId(tx),
      workspaceId: tx.ctx.workspaceId,
      metricId,
      modelVersionId,
      environment,
      slice,
    })),
  )
  return seriesOf(tx, metricId)
}
