/** What the database itself says of its tables; nothing about the product's schema is repeated here. */
import type { ClientBase } from 'pg'
import type { Migration } from './format'

export type Table = { name: string; columns: { name: string; type: string }[] }

export const MAINTENANCE = 'countersign_maintenance'

export const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

/** The product's tables and the columns that are stored, not derived. */
export async function listTables(client: ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Table>(`
    SELECT c.relname AS name, json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) ORDER BY a.attnum) AS columns
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
      AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
    GROUP BY c.relname ORDER BY c.relname COLLATE "C"`)
  return rows
}

/** Row security would leave rows out without a word where the maintenance role has no policy that shows all. */
export async function requireFullSight(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND c.relrowsecurity AND NOT EXISTS (
       SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid AND p.polcmd = '*' AND p.polpermissive
         AND $1::regrole = ANY (p.polroles) AND pg_get_expr(p.polqual, p.polrelid) = 'true')`,
    [MAINTENANCE],
  )
  if (rows.length > 0)
    throw new Error(`The role ${MAINTENANCE} does not see every row of ${rows.map(({ name }) => name).join(', ')}.`)
}

export async function readMigrations(client: ClientBase): Promise<Migration[]> {
  const { rows: found } = await client.query("SELECT to_regclass('drizzle.__drizzle_migrations') AS journal")
  if (!found[0]?.journal) throw new Error('The database has no schema yet. Run: countersign migrate')
  const { rows } = await client.query<Migration>(
    'SELECT hash, created_at::text AS "createdAt" FROM drizzle.__drizzle_migrations ORDER BY created_at',
  )
  return rows
}

export async function listSequences(client: ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    "SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'S' ORDER BY relname",
  )
  return rows.map(({ name }) => name)
}
