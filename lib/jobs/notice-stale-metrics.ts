// Finds the metrics whose next value is overdue, in every workspace, and has each noticed in its own.
import { sql } from 'drizzle-orm'
import { execute } from '@/lib/audit/execute'
import { markStale } from '@/lib/metrics/mark-stale'
import { log } from '@/lib/platform/log'
import { type Job, jobContext } from './job'

/** At most so many a run: the next one goes on. */
const MOST = 500

export const noticeStaleMetrics: Job = async (env) => {
  const { rows } = await env.db.execute<{ workspace: string; metric: string }>(sql`
    select workspace_id as workspace, metric_id as metric from metric_standings
    where due_at < now() and stale_at is null order by due_at limit ${MOST}`)
  for (const { workspace, metric } of rows) {
    // One that cannot be looked at must not keep the others from it.
    await execute(jobContext(env, workspace), markStale, { metric }).catch((error) =>
      log.error({ err: error, metric }, 'a metric could not be looked at for silence'),
    )
  }
}
