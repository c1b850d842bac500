import { type SQL, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { defineQuery } from '@/lib/platform/command'
import type { Tx } from '@/lib/platform/context'
import { type Page, readCursor, toPage } from '@/lib/platform/keyset'
import { isoInstant } from '@/lib/platform/times'
import { findMetric, type MetricRow } from '../find-metric'
import { listObservationsInput } from './input'
import type { ObservationView } from './views'
import type { ObservationSource } from './vocabulary'

type Row = {
  id: string
  observed_at: string
  value: number
  version: string | null
  environment: string
  slice: string
  note: string
  source: ObservationSource
  filename: string | null
  recorded_by: string | null
  recorded_at: string
  target_version: number | null
  withdrawn_at: string | null
  withdrawn_by: string | null
  reason: string | null
}

type Input = z.output<typeof listObservationsInput>

export const listObservations = defineQuery({
  name: 'observation.list',
  summary: 'List the observations of a metric, newest first',
  permission: 'metric.read',
  input: listObservationsInput,
  rest: { method: 'GET', path: '/metrics/{metric}/observations' },
  async run(tx, input): Promise<Page<ObservationView>> {
    const metric = await findMetric(tx, input.metric)
    const after = readCursor(input.cursor, 2)
    const { rows } = await tx.db.execute<Row>(sql`
      select o.id, o.observed_at, o.value, r.ref || ' v' || v.version as version, s.environment, s.slice, o.note,
        b.source, b.filename, b.recorded_at, by_person.name as recorded_by, o.withdrawn_at, w.reason, taker.name as withdrawn_by,
        (select max(t.version) from metric_targets t
          where t.workspace_id = s.workspace_id and t.metric_id = s.metric_id and t.set_at <= least(o.observed_at, b.recorded_at)) as target_version
      from observation_series s
      join lateral (${pageOf(input, after)}) o on true
      join observation_batches b on b.id = o.batch_id
      left join observation_withdrawals w on w.workspace_id = s.workspace_id and w.observation_id = o.id
      left join workspace_people_view by_person on by_person.id = b.recorded_by
      left join workspace_people_view taker on taker.id = w.withdrawn_by
      left join model_versions v on v.id = s.model_version_id
      left join registered_models r on r.id = v.model_id
      where ${seriesCondition(tx, metric, input)}
      order by o.observed_at desc, o.id desc limit ${input.limit + 1}`)
    return toPage(rows.map(toView), input.limit, (row) => [row.observedAt, row.id])
  },
})

/** The page's part of one series: no more of any is read than the page can hold. */
function pageOf(input: Input, after: string[] | null): SQL {
  const state = input.state === 'live' ? sql`withdrawn_at is null` : sql`withdrawn_at is not null`
  const before = after ? sql`and (observed_at, id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``
  return sql`select * from observations where workspace_id = s.workspace_id and series_id = s.id and ${state} ${before}
    order by observed_at desc, id desc limit ${input.limit + 1}`
}

export function seriesCondition(
  tx: Tx,
  metric: MetricRow,
  {
    slice,
    environment,
    version,
  }: { slice?: string | string[] | undefined; environment?: string[] | undefined; version?: string[] | undefined },
): SQL {
  const parts = [sql`s.workspace_id = ${tx.ctx.workspaceId} and s.metric_id = ${metric.id}`]
  if (slice !== undefined) parts.push(sql`s.slice = any(${sql.param([slice].flat())}::text[])`)
  if (environment?.length) {
    const names = environment.map((name) => (name === 'none' ? '' : name))
    parts.push(sql`s.environment = any(${sql.param(names)}::text[])`)
  }
  if (version?.length) {
    const ids = version.filter((id) => id !== 'none')
    parts.push(
      sql`(s.model_version_id = any(${sql.param(ids)}::uuid[]) or (${version.includes('none')} and s.model_version_id is null))`,
    )
  }
  return sql.join(parts, sql` and `)
}

function toView(row: Row): ObservationView {
  return {
    id: row.id,
    observedAt: isoInstant(row.observed_at),
    value: row.value,
    version: row.version,
    environment: row.environment,
    slice: row.slice,
    note: row.note,
    source: row.source,
    filename: row.filename,
    recordedBy: row.recorded_by,
    recordedAt: isoInstant(row.recorded_at),
    targetVersion: row.target_version,
    withdrawn: row.withdrawn_at
      ? { at: isoInstant(row.withdrawn_at), by: row.withdrawn_by, reason: row.reason ?? '' }
      : null,
  }
}
