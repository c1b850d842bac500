// Moves what transactions left in the outbox to the job queue. No NOTIFY inside audited transactions: it would serialise their commits.
import type { Pool } from 'pg'

/** At most this many rows a call; the worker calls again at once when a call moved that many. */
const BATCH = 200

/**
 * Moves outbox rows to jobs, both in one transaction: a row is a job, or still a row, and never both or neither.
 * A row's id is its job's key, so that not even a repeated call makes two of it. Returns how many it moved.
 */
export async function moveOutbox(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ moved: number }>(
    `with taken as (
       delete from outbox where id in (select id from outbox order by id limit $1 for update skip locked)
       returning id, workspace_id, task, payload)
     select count(graphile_worker.add_job(task, jsonb_build_object('workspaceId', workspace_id, 'payload', payload)::json,
       job_key := id::text))::int as moved from taken`,
    [BATCH],
  )
  return rows[0]?.moved ?? 0
}
