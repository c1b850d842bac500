// The identity functions answer with rows as the database names them; commands account for rows as the schema does.
import { getTableColumns, type SQL } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { DbTx } from '@/db/client'

type Queries = Pick<DbTx, 'execute'>

/** The rows of a function that returns rows of a table. */
export async function rowsOf<T extends PgTable>(db: Queries, table: T, query: SQL): Promise<T['$inferSelect'][]> {
  const { rows } = await db.execute<Record<string, unknown>>(query)
  const columns = Object.entries(getTableColumns(table))
  return rows.map((row) =>
    Object.fromEntries(columns.map(([property, column]) => [property, row[column.name] ?? null])),
  ) as T['$inferSelect'][]
}
