// Targets as they stood, each with the entry of the log that proves when it was set.
import { sql } from 'drizzle-orm'
import type { Tx } from '@/lib/platform/context'
import { isoInstant } from '@/lib/platform/times'
import type { TargetVersionView } from './observations/views'
import type { MetricDirection } from './vocabulary'

type Row = {
  version: number
  unit: string
  direction: MetricDirection
  band_low: number | null
  band_high: number | null
  baseline: number | null
  target: number | null
  guardrail: number | null
  set_by: string | null
  set_at: string
  entry: string | null
  n: string | null
}

/** Oldest first. An entry has its number in the log once it is sealed. */
export async function readTargets(tx: Tx, metricId: string): Promise<TargetVersionView[]> {
  // A target is set in the transaction that its entry tells of, and a transaction has one time.
  const { rows } = await tx.db.execute<Row>(sql`
    select t.version, t.unit, t.direction, t.band_low, t.band_high, t.baseline, t.target, t.guardrail,
      p.name as set_by, t.set_at, e.id as entry, l.n
    from metric_targets t
    left join workspace_people_view p on p.id = t.set_by
    left join lateral (
      select id from audit_entries e
      where e.workspace_id = t.workspace_id and e.subject_id = t.metric_id and e.occurred_at = t.set_at
        and e.action in ('metric.created', 'metric.edited')
      order by e.id limit 1) e on true
    left join audit_leaves l on l.entry_id = e.id
    where t.workspace_id = ${tx.ctx.workspaceId} and t.metric_id = ${metricId}
    order by t.version`)
  return rows.map((row) => ({
    version: row.version,
    unit: row.unit,
    direction: row.direction,
    bandLow: row.band_low,
    bandHigh: row.band_high,
    baseline: row.baseline,
    target: row.target,
    guardrail: row.guardrail,
    setBy: row.set_by,
    setAt: isoInstant(row.set_at),
    entry: row.entry ? { id: row.entry, n: row.n === null ? null : Number(row.n) } : null,
  }))
}
