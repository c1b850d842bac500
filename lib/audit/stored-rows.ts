/** Reads the governed rows as they stand, table by table. */
import { and, asc, count, eq, getTableColumns, gt, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { schema } from '@/db/client'
import { DEPLOYMENT } from '@/lib/platform/context'
import { type GovernedTable, governedRow, governedTables } from './governed'
import type { RowItem } from './log-source'
import type { AuditReader } from './stored-tree'

const BATCH = 500

/** The tables that this connection may read, and that can have rows of the workspace (of any, for null). */
export async function readableTables(db: AuditReader, workspace: string | null): Promise<GovernedTable[]> {
  const { rows } = await db.execute<{ name: string }>(sql`
    select name from unnest(${sql.param(governedTables.map((table) => table.name))}::text[]) as name
    where has_table_privilege(current_user, format('%I', name), 'select')`)
  const readable = new Set(rows.map((row) => row.name))
  return governedTables.filter((table) => readable.has(table.name) && scopeOf(table, workspace) !== null)
}

/** Null when the table has no rows of this workspace. */
function scopeOf({ table }: GovernedTable, workspace: string | null): SQL | null {
  if (workspace === null) return sql`true`
  if (table === schema.workspaces) return eq(schema.workspaces.id, workspace)
  const { workspaceId } = getTableColumns(table) as Record<string, PgColumn | undefined>
  if (workspaceId) return eq(workspaceId, workspace)
  return workspace === DEPLOYMENT ? sql`true` : null
}

export async function countRows(db: AuditReader, tables: GovernedTable[], workspace: string | null): Promise<number> {
  let total = 0
  for (const governed of tables) {
    const [row] = await db.select({ rows: count() }).from(governed.table).where(scopeOf(governed, workspace)!)
    total += row?.rows ?? 0
  }
  return total
}

export async function* storedRows(
  db: AuditReader,
  tables: GovernedTable[],
  workspace: string | null,
): AsyncGenerator<RowItem[]> {
  for (const governed of tables) {
    const scope = scopeOf(governed, workspace)!
    const id = getTableColumns(governed.table).id as PgColumn
    for (let after: string | null = null; ; ) {
      const page: SQL | undefined = after === null ? scope : and(scope, gt(id, after))
      const rows: Record<string, unknown>[] = await db
        .select()
        .from(governed.table)
        .where(page)
        .orderBy(asc(id))
        .limit(BATCH)
      if (rows.length === 0) break
      yield rows.map((row) => ({
        kind: 'row',
        table: governed.name,
        id: row.id as string,
        row: governedRow(governed, row),
      }))
      after = rows[rows.length - 1]!.id as string
    }
  }
}
