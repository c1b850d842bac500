// The history of a metric as a chart needs it: few points whatever the length, from the days that the database keeps.
import { sql } from 'drizzle-orm'
import { defineQuery } from '@/lib/platform/command'
import type { Tx } from '@/lib/platform/context'
import { isoInstant } from '@/lib/platform/times'
import { findMetric, type MetricRow } from '../find-metric'
import { readTargets } from '../read-targets'
import { chartPoints, downsample, shareOut } from './downsample'
import { historyEvents } from './history-events'
import { readHistoryInput } from './input'
import type { HistorySeries, HistoryView, Point } from './views'

/** Values of a series that are read one by one; of more, extremes of stretches are. */
const MOST_READ = 4000
/** Days from which on the kept days are fine enough to draw from. */
const LONG_DAYS = 60
const STRETCHES = 400
const MOST_SLICES = 200

interface Drawn {
  slice: string
  environment: string
  version: string | null
  ids: string[]
  count: number
}

interface Span {
  from: string | null
  to: string | null
}

export const readHistory = defineQuery({
  name: 'metric.history',
  summary: 'Read the history of a metric for a chart',
  description:
    'Values over time, of one slice or of several beside each other, reduced to what a chart can show with the extremes kept; targets as they stood, and what happened meanwhile.',
  permission: 'metric.read',
  input: readHistoryInput,
  rest: { method: 'GET', path: '/metrics/{metric}/history' },
  async run(tx, input): Promise<HistoryView> {
    const metric = await findMetric(tx, input.metric)
    const span = { from: input.from ?? null, to: input.to ?? null }
    const all = await seriesIn(tx, metric, span, input.byVersion)
    const slices = [...new Set(all.map(({ slice }) => slice))].sort().slice(0, MOST_SLICES)
    // Where nobody measured it over all, a few of its slices are better than an empty chart.
    const usual = slices.includes('') ? [''] : slices.slice(0, 3)
    const asked = input.slices === undefined ? usual : [input.slices].flat()
    // What runs in production is one story; elsewhere things are tried out.
    const isLive = ({ environment }: Drawn) => environment === '' || environment === 'production'
    const wanted = all.filter(
      (one) => asked.includes(one.slice) && (input.environment ? one.environment === input.environment : true),
    )
    const drawn = input.environment || input.byVersion || !wanted.some(isLive) ? wanted : wanted.filter(isLive)
    const shares = shareOut(
      drawn.map(({ count }) => count),
      chartPoints,
    )
    const series: HistorySeries[] = []
    for (const [index, one] of drawn.entries()) {
      const points = downsample(await pointsOf(tx, one, span), shares[index]!)
      const { slice, environment, version, count } = one
      series.push({ slice, environment, version, count, points, isReduced: points.length < count })
    }
    return {
      metric: { id: metric.id, ref: metric.ref, name: metric.name, unit: metric.unit },
      ...span,
      series,
      slices,
      targets: await readTargets(tx, metric.id),
      events: await historyEvents(tx, metric, span),
    }
  },
})

/** The series with values in the span; versions that follow each other are one, unless they are to be compared. */
async function seriesIn(tx: Tx, metric: MetricRow, span: Span, byVersion: boolean): Promise<Drawn[]> {
  const { rows } = await tx.db.execute<{
    slice: string
    environment: string
    version: string | null
    ids: string[]
    count: number
  }>(sql`
    select s.slice, s.environment, ${byVersion ? sql`r.ref || ' v' || v.version` : sql`null`} as version,
      array_agg(distinct s.id::text) as ids, sum(d.count)::int as count
    from observation_series s
    join observation_days d on d.workspace_id = s.workspace_id and d.series_id = s.id ${daysWithin(span)}
    left join model_versions v on v.id = s.model_version_id
    left join registered_models r on r.id = v.model_id
    where s.workspace_id = ${tx.ctx.workspaceId} and s.metric_id = ${metric.id}
    group by 1, 2, 3 order by s.slice, s.environment desc, 3`)
  return rows
}

const daysWithin = ({ from, to }: Span) =>
  sql`${from ? sql`and d.day >= (${from}::timestamptz at time zone 'UTC')::date` : sql``} ${to ? sql`and d.day <= (${to}::timestamptz at time zone 'UTC')::date` : sql``}`
const within = ({ from, to }: Span) =>
  sql`${from ? sql`and observed_at >= ${from}::timestamptz` : sql``} ${to ? sql`and observed_at <= ${to}::timestamptz` : sql``}`

async function pointsOf(tx: Tx, one: Drawn, span: Span): Promise<Point[]> {
  if (one.count <= MOST_READ) return everyPoint(tx, one, span)
  const days = await dayPoints(tx, one, span)
  const length = days.length > 0 ? (days.at(-1)![0] - days[0]![0]) / 86_400_000 : 0
  return length >= LONG_DAYS ? days : stretchPoints(tx, one, span, days)
}

const toPoint = (row: { at: string; value: number }): Point => [Date.parse(isoInstant(row.at)), row.value]

async function everyPoint(tx: Tx, { ids }: Drawn, span: Span): Promise<Point[]> {
  const { rows } = await tx.db.execute<{ at: string; value: number }>(sql`
    select observed_at as at, value from observations
    where workspace_id = ${tx.ctx.workspaceId} and series_id = any(${sql.param(ids)}::uuid[]) and withdrawn_at is null ${within(span)}
    order by observed_at`)
  return rows.map(toPoint)
}

/** Each day by its least, greatest and last value. */
async function dayPoints(tx: Tx, { ids }: Drawn, span: Span): Promise<Point[]> {
  const { rows } = await tx.db.execute<{ at: string; value: number }>(sql`
    select distinct p.at, p.value from observation_days d
    cross join lateral (values (d.least_at, d.least), (d.most_at, d.most), (d.last_at, d.last)) as p(at, value)
    where d.workspace_id = ${tx.ctx.workspaceId} and d.series_id = any(${sql.param(ids)}::uuid[]) ${daysWithin(span)}
    order by p.at`)
  return rows.map(toPoint)
}

/** Dense values over a short time: the extremes of equal stretches. */
async function stretchPoints(tx: Tx, { ids }: Drawn, span: Span, days: readonly Point[]): Promise<Point[]> {
  const begin = days[0]![0]
  const width = Math.max(1, (days.at(-1)![0] - begin) / STRETCHES)
  const { rows } = await tx.db.execute<{ at: string; value: number }>(sql`
    select p.at, p.value from (
      select floor((extract(epoch from observed_at) * 1000 - ${begin}::float8) / ${width}::float8) as stretch,
        min(value) as least, (array_agg(observed_at order by value))[1] as least_at,
        max(value) as most, (array_agg(observed_at order by value desc))[1] as most_at
      from observations
      where workspace_id = ${tx.ctx.workspaceId} and series_id = any(${sql.param(ids)}::uuid[]) and withdrawn_at is null ${within(span)}
      group by 1) as g
    cross join lateral (values (g.least_at, g.least), (g.most_at, g.most)) as p(at, value)
    order by p.at`)
  return rows.map(toPoint)
}
