import { sql } from 'drizzle-orm'
import { bigint, customType, integer, timestamp, uuid } from 'drizzle-orm/pg-core'

/** Exact bytes. */
export const bytea = customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => 'bytea',
  toDriver: (value) => Buffer.from(value),
})

/** JSON whose texts stay texts: Drizzle's own jsonb reads the text "2026" back as a number, and "[]" as a list. */
export const exactJson = <T>(name: string) =>
  customType<{ data: T; driverData: string }>({
    dataType: () => 'jsonb',
    toDriver: (value) => JSON.stringify(value),
  })(name)

/** A transaction's number; never reused within a cluster. */
export const xid8 = customType<{ data: string }>({ dataType: () => 'xid8' })

export const id = () => uuid('id').primaryKey()
export const workspaceId = () => uuid('workspace_id').notNull()
export const revision = () => integer('revision').notNull().default(1)
export const counter = (name: string) => bigint(name, { mode: 'number' })

/** Database time with microseconds, kept as text so that nothing is rounded on the way to a digest. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'string', precision: 6 })

/** The transaction's time; only a clock role may move it (`app.now`, for dated demo history and tests). */
export const now = sql`countersign_now()`
