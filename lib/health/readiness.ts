import { readFileSync } from 'node:fs'
import { sql } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { appPath } from '@/lib/platform/paths'

export interface Readiness {
  isReady: boolean
  reason?: string
}

/** Whether this process can serve: the database answers and its schema is this version's. */
export async function readiness(db: Db): Promise<Readiness> {
  try {
    const { rows } = await db.execute<{ applied: number }>(sql`select countersign_migrations_applied() as applied`)
    const wanted = migrationsInBuild()
    const applied = rows[0]?.applied ?? 0
    if (applied < wanted) return { isReady: false, reason: `The database has ${applied} of ${wanted} migrations.` }
    return { isReady: true }
  } catch {
    return { isReady: false, reason: 'The database does not answer, or is not set up.' }
  }
}

let count: number | undefined
function migrationsInBuild(): number {
  count ??= (JSON.parse(readFileSync(appPath('db/migrations/meta/_journal.json'), 'utf8')) as { entries: unknown[] })
    .entries.length
  return count
}
