// Observations enter the log by the batch: one digest over the values of all its rows (docs/audit-formats.md).
import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { isoInstant } from '@/lib/platform/times'
import type { AuditReader } from './stored-tree'
import { fail } from './verify-report'

export interface HashedObservation {
  id: string
  observedAt: string
  value: number
  modelVersionId: string | null
  environment: string
  slice: string
  note: string
}

/** Over a line of canonical JSON for each observation, in the order of their ids. */
export function digestOfBatch(rows: Iterable<HashedObservation>): string {
  let lines = ''
  for (const { id, observedAt, value, modelVersionId, environment, slice, note } of rows) {
    // Keys in their order, strings without halves of pairs, finite numbers: what RFC 8785 asks for, and many times as fast.
    lines += `${JSON.stringify({ at: observedAt, environment, id, modelVersion: modelVersionId, note, slice, value })}\n`
  }
  return `sha256:${createHash('sha256').update(lines).digest('hex')}`
}

type Stored = {
  id: string
  batch: string
  at: string
  value: number
  model_version: string | null
  environment: string
  slice: string
  note: string
  withdrawn_at: string | null
  withdrawal: string | null
}

/** Batches whose rows are read at once. */
const AT_ONCE = 50

/** Holds the stored observations against the digest of their batch, and each withdrawal against its record. */
export async function refuseChangedObservations(db: AuditReader): Promise<void> {
  const { rows: may } = await db.execute<{ may: boolean }>(
    sql`select has_table_privilege(current_user, 'observations', 'select') as may`,
  )
  if (!may[0]!.may) return
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const { rows: batches } = await db.execute<{ id: string; rows: number; digest: string }>(sql`
      select id, rows, digest from observation_batches where id > ${after}::uuid order by id limit ${AT_ONCE}`)
    if (batches.length === 0) break
    const ids = batches.map(({ id }) => id)
    const { rows } = await db.execute<Stored>(sql`
      select o.id, o.batch_id as batch, o.observed_at as at, o.value, s.model_version_id as model_version, s.environment, s.slice, o.note,
        o.withdrawn_at, w.withdrawn_at as withdrawal
      from observations o
      join observation_batches b on b.id = o.batch_id
      join observation_series s on s.id = o.series_id and s.metric_id = b.metric_id
      left join observation_withdrawals w on w.workspace_id = o.workspace_id and w.observation_id = o.id
      where o.batch_id = any(${sql.param(ids)}::uuid[]) and o.workspace_id = b.workspace_id order by o.batch_id, o.id`)
    for (const batch of batches) {
      const own = rows.filter((row) => row.batch === batch.id)
      if (own.length !== batch.rows || digestOfBatch(own.map(toHashed)) !== batch.digest)
        fail('observations_altered', `The values of observation batch ${batch.id} are not those that were recorded`, {
          table: 'observations',
          row: batch.id,
        })
    }
    const odd = rows.find((row) => row.withdrawn_at !== row.withdrawal)
    if (odd)
      fail('observation_withdrawn', `Observation ${odd.id} counts or does not count against what was recorded`, {
        table: 'observations',
        row: odd.id,
      })
    after = ids.at(-1)!
  }
  const { rows: days } = await db.execute<{ series: string; day: string }>(sql`
    select coalesce(kept.series_id, counted.series_id) as series, coalesce(kept.day, counted.day)::text as day
    from observation_days kept full join (
      select series_id, (observed_at at time zone 'UTC')::date as day, count(*)::int as count, min(value) as least, max(value) as most,
        (array_agg(value order by observed_at desc))[1] as last
      from observations where withdrawn_at is null group by 1, 2) counted
      on counted.series_id = kept.series_id and counted.day = kept.day
    where (kept.count, kept.least, kept.most, kept.last) is distinct from (counted.count, counted.least, counted.most, counted.last) limit 1`)
  if (days[0])
    fail('observations_altered', `The kept figures of ${days[0].day} are not those of its observations`, {
      table: 'observation_days',
      row: days[0].series,
    })
  const { rows: stray } = await db.execute<{ id: string }>(sql`
    select o.id from observations o where not exists (
      select 1 from observation_batches b where b.id = o.batch_id and b.workspace_id = o.workspace_id) limit 1`)
  if (stray[0])
    fail('observations_altered', `Observation ${stray[0].id} belongs to no recorded batch`, {
      table: 'observations',
      row: stray[0].id,
    })
}

const toHashed = (row: Stored): HashedObservation => ({
  id: row.id,
  observedAt: isoInstant(row.at),
  value: row.value,
  modelVersionId: row.model_version,
  environment: row.environment,
  slice: row.slice,
  note: row.note,
})
