// Keeps how a metric stands by its newest overall value, and says so when that becomes something else.
import { and, eq, sql } from 'drizzle-orm'
import { schema } from '@/db/client'
import { recordEvent } from '@/lib/audit/record-event'
import { newId, type Tx } from '@/lib/platform/context'
import { isoInstant } from '@/lib/platform/times'
import type { MetricRow } from './find-metric'
import { dueAt, standingOf } from './standing'
import type { MetricStanding } from './vocabulary'

const { metricStandings, outbox } = schema

export interface Newest {
  seriesId: string
  observedAt: string
  value: number
}

/**
 * The newest value over all slices. Production counts before no said place, and that before others: a candidate's test is no
 * news of how things are. Of two of one time the one that names its model version.
 */
export async function newestOf(tx: Tx, metricId: string): Promise<Newest | null> {
  const { rows } = await tx.db.execute<{ series: string; at: string; value: number }>(sql`
    select s.id as series, o.observed_at as at, o.value
    from observation_series s
    join lateral (
      select observed_at, value from observations
      where workspace_id = s.workspace_id and series_id = s.id and withdrawn_at is null
      order by observed_at desc limit 1) o on true
    where s.workspace_id = ${tx.ctx.workspaceId} and s.metric_id = ${metricId} and s.slice = ''
    order by case s.environment when 'production' then 0 when '' then 1 else 2 end, o.observed_at desc,
      (s.model_version_id is not null) desc, s.id limit 1`)
  const [row] = rows
  return row ? { seriesId: row.series, observedAt: isoInstant(row.at), value: row.value } : null
}

/** What made somebody look: only a new value or a new guardrail is news; a withdrawal takes one back. */
type Cause = 'observation' | 'edit' | 'withdrawal'

/** A value as it came in a batch. */
interface Arrived {
  observedAt: string
  value: number
  environment: string
  slice: string
}

/** Looks at the metric again. @returns how it stands now; null when it was never measured. */
export async function keepStanding(
  tx: Tx,
  metric: MetricRow,
  cause: Cause,
  fresh: readonly Arrived[] = [],
): Promise<MetricStanding | null> {
  const mine = and(eq(metricStandings.workspaceId, tx.ctx.workspaceId), eq(metricStandings.metricId, metric.id))
  const [before] = await tx.db.select().from(metricStandings).where(mine)
  const newest = await newestOf(tx, metric.id)
  if (!newest) {
    if (before) await tx.db.delete(metricStandings).where(mine)
    return null
  }
  const standing = standingOf(metric, newest.value)
  const due = dueAt(metric.cadence, newest.observedAt)
  const isLate = due !== null && due < tx.at
  const values = {
    seriesId: newest.seriesId,
    observedAt: newest.observedAt,
    value: newest.value,
    standing,
    since: before?.standing === standing ? before.since : cause === 'edit' ? tx.at : newest.observedAt,
    dueAt: due,
    staleAt: isLate ? (before?.staleAt ?? null) : null,
  }
  await tx.db
    .insert(metricStandings)
    .values({ ...values, metricId: metric.id, workspaceId: tx.ctx.workspaceId })
    .onConflictDoUpdate({ target: metricStandings.metricId, set: values })
  const passed = before && fresh.find((row) => isPassedBreach(metric, row, before, newest))
  if (passed && before.standing !== 'beyond_guardrail' && standing !== 'beyond_guardrail') {
    await tell(tx, metric, 'breached', { ...figuresOf(metric), value: passed.value, observedAt: passed.observedAt })
  }
  if (before?.standing !== standing) await tellOf(tx, metric, standing, newest, cause)
  return standing
}

/** A withdrawal takes back and an edit aims anew: neither is a result, but a breach is told whenever it is seen. */
const isNews = (standing: MetricStanding, cause: Cause): boolean =>
  standing === 'beyond_guardrail' || (standing === 'reached' && cause === 'observation')

/** Beyond the guardrail between what was the newest and what is now, and over by then. */
function isPassedBreach(metric: MetricRow, row: Arrived, before: { observedAt: string }, newest: Newest): boolean {
  return (
    row.slice === '' &&
    (row.environment === '' || row.environment === 'production') &&
    row.observedAt > isoInstant(before.observedAt) &&
    row.observedAt < newest.observedAt &&
    standingOf(metric, row.value) === 'beyond_guardrail'
  )
}

const figuresOf = ({ unit, target, guardrail, bandLow, bandHigh }: MetricRow) => ({
  unit,
  target,
  guardrail,
  bandLow,
  bandHigh,
})

async function tellOf(tx: Tx, metric: MetricRow, standing: MetricStanding, newest: Newest, cause: Cause) {
  if (!isNews(standing, cause)) return
  const news = standing === 'beyond_guardrail' ? 'breached' : 'reached'
  await tell(tx, metric, news, { ...figuresOf(metric), value: newest.value, observedAt: newest.observedAt })
}

const newsActions = {
  breached: 'metric.guardrail_breached',
  reached: 'metric.target_reached',
  stale: 'metric.gone_stale',
} as const

/** An entry in the trail, and a notice to the owner by mail. */
export async function tell(
  tx: Tx,
  metric: MetricRow,
  news: keyof typeof newsActions,
  figures: Record<string, unknown>,
): Promise<void> {
  const entryId = await recordEvent(tx, {
    action: newsActions[news],
    subject: { kind: 'metric', id: metric.id, revision: metric.revision },
    useCaseId: metric.useCaseId,
    changes: [],
    details: { ref: metric.ref, name: metric.name, direction: metric.direction, ...figures },
  })
  if (!metric.ownerId) return
  await tx.db.insert(outbox).values({
    id: newId(tx),
    workspaceId: tx.ctx.workspaceId,
    task: 'mail_metric_news',
    payload: { metricId: metric.id, news, entryId, ...figures },
  })
}
