// The newest values of metrics, and a trend of the last ones, without reading histories.
import { sql } from 'drizzle-orm'
import type { Tx } from '@/lib/platform/context'
import { isoInstant } from '@/lib/platform/times'
import type { LatestValue, NewestValue } from './alignment/views'
import type { MetricStanding } from './vocabulary'

type Row = {
  metric: string
  value: number
  observed_at: string
  standing: MetricStanding
  since: string
  due_at: string | null
  is_stale: boolean
  environment: string
  version: string | null
  target_set_at: string | null
  recorded_at: string | null
}

/** A date is the word of whoever recorded the value; when that was, the log knows. */
function isOlder({ target_set_at, observed_at, recorded_at }: Row): boolean {
  if (target_set_at === null) return false
  const set = isoInstant(target_set_at)
  return set <= isoInstant(observed_at) && (recorded_at === null || set <= isoInstant(recorded_at))
}

/** By metric; metrics that were never measured have none. */
export async function newestValues(tx: Tx, metrics: readonly string[]): Promise<Map<string, NewestValue>> {
  if (metrics.length === 0) return new Map()
  const { rows } = await tx.db.execute<Row>(sql`
    select st.metric_id as metric, st.value, st.observed_at, st.standing, st.since, st.due_at,
      coalesce(st.due_at < ${tx.at}::timestamptz, false) as is_stale, s.environment,
      r.ref || ' v' || v.version as version,
      -- Since when what it is judged by is as it stands: a new baseline moves no target.
      (select min(t.set_at) from metric_targets t
        where t.workspace_id = st.workspace_id and t.metric_id = st.metric_id and t.version > coalesce((
          select max(other.version) from metric_targets other
          where other.workspace_id = st.workspace_id and other.metric_id = st.metric_id
            and (other.direction, other.target, other.guardrail, other.band_low, other.band_high, other.unit)
              is distinct from (m.direction, m.target, m.guardrail, m.band_low, m.band_high, m.unit)), 0)) as target_set_at,
      (select b.recorded_at from observations o join observation_batches b on b.id = o.batch_id
        where o.workspace_id = st.workspace_id and o.series_id = st.series_id and o.observed_at = st.observed_at
          and o.withdrawn_at is null) as recorded_at
    from metric_standings st
    join metrics m on m.id = st.metric_id
    join observation_series s on s.id = st.series_id
    left join model_versions v on v.id = s.model_version_id
    left join registered_models r on r.id = v.model_id
    where st.workspace_id = ${tx.ctx.workspaceId} and st.metric_id = any(${sql.param([...metrics])}::uuid[])`)
  return new Map(
    rows.map((row) => [
      row.metric,
      {
        value: row.value,
        observedAt: isoInstant(row.observed_at),
        standing: row.standing,
        since: isoInstant(row.since),
        dueAt: row.due_at && isoInstant(row.due_at),
        isStale: row.is_stale,
        environment: row.environment,
        version: row.version,
        isTargetOlder: isOlder(row),
      },
    ]),
  )
}

/** Days of trend that a small picture shows. */
const RECENT = 24

/** The last values of each metric's overall series that its standing is read from, oldest first. */
export async function recentValues(
  tx: Tx,
  metrics: readonly string[],
): Promise<Map<string, Array<{ at: string; value: number }>>> {
  const found = new Map<string, Array<{ at: string; value: number }>>()
  if (metrics.length === 0) return found
  const { rows } = await tx.db.execute<{ metric: string; at: string; value: number }>(sql`
    select st.metric_id as metric, d.last_at as at, d.last as value
    from metric_standings st
    join observation_series mine on mine.id = st.series_id
    join lateral (
      select d.last_at, d.last from observation_series s
      join observation_days d on d.workspace_id = s.workspace_id and d.series_id = s.id
      where s.workspace_id = st.workspace_id and s.metric_id = st.metric_id and s.slice = ''
        and (s.environment in ('', 'production')) = (mine.environment in ('', 'production'))
      order by d.day desc limit ${RECENT}) d on true
    where st.workspace_id = ${tx.ctx.workspaceId} and st.metric_id = any(${sql.param([...metrics])}::uuid[])
    order by d.last_at`)
  for (const { metric, at, value } of rows) {
    const list = found.get(metric)
    const point = { at: isoInstant(at), value }
    if (list) list.push(point)
    else found.set(metric, [point])
  }
  return found
}

/** Series of a metric whose newest value is told. */
const MOST_SERIES = 40

/** The newest value of every series of each metric, the newest first. */
export async function latestValues(tx: Tx, metrics: readonly string[]): Promise<Map<string, LatestValue[]>> {
  const found = new Map<string, LatestValue[]>()
  if (metrics.length === 0) return found
  const { rows } = await tx.db.execute<{ metric: string } & { [key in keyof LatestValue]: LatestValue[key] }>(sql`
    select m.metric, l.* from unnest(${sql.param([...metrics])}::uuid[]) as m(metric)
    join lateral (
      select s.slice, r.ref || ' v' || v.version as version, s.environment, d.last as value, d.last_at as at
      from observation_series s
      join lateral (
        select last, last_at from observation_days d
        where d.workspace_id = s.workspace_id and d.series_id = s.id order by d.day desc limit 1) d on true
      left join model_versions v on v.id = s.model_version_id
      left join registered_models r on r.id = v.model_id
      where s.workspace_id = ${tx.ctx.workspaceId} and s.metric_id = m.metric
      order by d.last_at desc, s.slice limit ${MOST_SERIES}) l on true`)
  for (const { metric, at, ...latest } of rows) {
    const one = { ...latest, at: isoInstant(at) }
    const list = found.get(metric)
    if (list) list.push(one)
    else found.set(metric, [one])
  }
  return found
}

/** Those of the metrics that anybody measured at all, in whatever slice or environment. */
export async function measuredMetrics(tx: Tx, metrics: readonly string[]): Promise<Set<string>> {
  if (metrics.length === 0) return new Set()
  const { rows } = await tx.db.execute<{ metric: string }>(sql`
    select distinct s.metric_id as metric from observation_series s
    where s.workspace_id = ${tx.ctx.workspaceId} and s.metric_id = any(${sql.param([...metrics])}::uuid[])
      and exists (select 1 from observation_days d where d.workspace_id = s.workspace_id and d.series_id = s.id)`)
  return new Set(rows.map(({ metric }) => metric))
}
