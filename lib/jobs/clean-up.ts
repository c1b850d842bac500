import { sql } from 'drizzle-orm'
import { log } from '@/lib/platform/log'
import type { Job } from './job'

/** Lets go of what has a term: idempotency keys (24 hours), minutes of refusals, ended sessions. */
export const cleanUp: Job = async ({ db }) => {
  const keys = await db.execute(sql`delete from idempotency_keys where created_at < now() - interval '24 hours'`)
  await db.execute(sql`delete from refusals where minute < now() - interval '1 day'`)
  const { rows } = await db.execute<{ sessions: number }>(sql`select identity_clean_up() as sessions`)
  log.info({ keys: keys.rowCount, sessions: rows[0]?.sessions }, 'cleaned up')
}
