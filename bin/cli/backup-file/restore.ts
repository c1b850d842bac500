import pg from 'pg'
import { listTables, MAINTENANCE, quoted, readMigrations, requireFullSight, type Table } from './catalogue'
import { EXACT_TEXT, type Header, type Line, type Migration, type Row } from './format'
import { readBackup } from './read'

const BATCH_ROWS = 1000
const BATCH_BYTES = 2_000_000

export type Restored = { tables: Record<string, number>; rows: number }

/** Fills an empty database in one transaction: after a failure it is as empty as before. */
export async function restoreBackup(ownerUrl: string, file: string): Promise<Restored> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query('BEGIN')
    await client.query(EXACT_TEXT)
    await requireFullSight(client)
    const tables = await listTables(client)
    await requireEmpty(client)
    // Rows come in no order that foreign keys know, and guards are for new facts, not for a faithful copy of old ones.
    const constraints = await dropForeignKeys(client)
    for (const { name } of tables) await client.query(`ALTER TABLE ${quoted(name)} DISABLE TRIGGER USER`)
    const restored = await load(client, tables, file)
    for (const { name } of tables) await client.query(`ALTER TABLE ${quoted(name)} ENABLE TRIGGER USER`)
    for (const statement of constraints) await client.query(statement)
    await client.query('COMMIT')
    return restored
  } finally {
    await client.end()
  }
}

async function requireEmpty(client: pg.Client): Promise<void> {
  const { rows } = await client.query(
    'SELECT EXISTS (SELECT FROM people) OR EXISTS (SELECT FROM audit_entries) AS used',
  )
  if (rows[0]?.used)
    throw new Error(
      'The database is not empty. Restore into a new one: a new COUNTERSIGN_DATA_DIR, or another DATABASE_URL.',
    )
}

/** @returns the statements that put them back, which checks every row anew */
async function dropForeignKeys(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ table: string; name: string; definition: string }>(`
    SELECT conrelid::regclass::text AS table, conname AS name, pg_get_constraintdef(oid) AS definition
    FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace AND conparentid = 0`)
  for (const { table, name } of rows) await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${quoted(name)}`)
  return rows.map(({ table, name, definition }) => `ALTER TABLE ${table} ADD CONSTRAINT ${quoted(name)} ${definition}`)
}

async function load(client: pg.Client, tables: Table[], file: string): Promise<Restored> {
  const restored: Restored = { tables: {}, rows: 0 }
  let loader: TableLoader | null = null
  let hasHeader = false
  await client.query(`SET LOCAL ROLE ${MAINTENANCE}`)
  // What the migrations themselves put there is in the file too.
  for (const { name } of tables) await client.query(`DELETE FROM ${quoted(name)}`)
  for await (const line of readBackup(file)) {
    if (Array.isArray(line)) {
      if (!loader) throw new Error('The file was damaged or changed: a row stands outside its table.')
      await loader.add(line)
      continue
    }
    if (!hasHeader && line.kind !== 'header')
      throw new Error('The file was damaged or changed: it does not begin as a backup does.')
    if (line.kind === 'header') {
      await client.query('RESET ROLE')
      requireSameSchema(line, await readMigrations(client))
      await client.query(`SET LOCAL ROLE ${MAINTENANCE}`)
      hasHeader = true
    } else if (line.kind === 'table') loader = new TableLoader(client, tableFor(tables, line))
    else if (line.kind === 'end') {
      const count = (await loader?.finish()) ?? 0
      if (count !== line.rows)
        throw new Error(`The file holds ${count} rows of ${line.name}, where ${line.rows} were written.`)
      restored.tables[line.name] = count
      restored.rows += count
      loader = null
    } else await restoreRest(client, line, restored)
  }
  return restored
}

async function restoreRest(client: pg.Client, line: Line, restored: Restored): Promise<void> {
  await client.query('RESET ROLE')
  if (line.kind === 'sequence')
    await client.query('SELECT setval($1::regclass, $2, $3)', [
      `public.${quoted(line.name)}`,
      line.value,
      line.isCalled,
    ])
  if (line.kind === 'job') {
    const { task, payload, queue, runAt, maxAttempts, key, priority } = line.job
    await client.query(
      `SELECT graphile_worker.add_job($1::text, payload => $2::json, queue_name => $3::text, run_at => $4::timestamptz,
        max_attempts => $5::int, job_key => $6::text, priority => $7::int)`,
      [task, payload, queue, runAt, maxAttempts, key, priority],
    )
  }
  if (line.kind === 'trailer' && line.rows !== restored.rows)
    throw new Error(`The file holds ${restored.rows} rows, where ${line.rows} were written.`)
}

function requireSameSchema(header: Header, migrations: Migration[]): void {
  const key = (list: Migration[]) => list.map(({ hash }) => hash).join()
  if (key(header.migrations) === key(migrations)) return
  throw new Error(
    `The backup has ${header.migrations.length} schema changes and this database ${migrations.length}, or others. ` +
      'Restore it with the version of Countersign that wrote it, and upgrade afterwards.',
  )
}

function tableFor(tables: Table[], line: Extract<Line, { kind: 'table' }>): Table {
  const table = tables.find(({ name }) => name === line.name)
  const fits = table && table.columns.map(({ name }) => name).join() === line.columns.join()
  if (!fits) throw new Error(`The table ${line.name} of the file is not one of this database.`)
  return table
}

/** Inserts in batches; every value goes from the text it was written as through its own type's input. */
class TableLoader {
  private rows: Row[] = []
  private bytes = 0
  private count = 0

  constructor(
    private readonly client: pg.Client,
    private readonly table: Table,
  ) {}

  async add(row: Row): Promise<void> {
    if (row.length !== this.table.columns.length)
      throw new Error(`The file was damaged or changed: a row of ${this.table.name} has too few or too many values.`)
    this.rows.push(row)
    for (const value of row) this.bytes += value?.length ?? 0
    if (this.rows.length >= BATCH_ROWS || this.bytes >= BATCH_BYTES) await this.flush()
  }

  async finish(): Promise<number> {
    await this.flush()
    return this.count
  }

  private async flush(): Promise<void> {
    if (this.rows.length === 0) return
    // Transaction ids belong to the server that gave them out; the rows of this one get this transaction's.
    const kept = this.table.columns.map((column, index) => ({ ...column, index })).filter(({ type }) => type !== 'xid8')
    const names = kept.map(({ name }) => quoted(name)).join(', ')
    const values = kept.map(({ type }, index) => `v${index}::${type}`).join(', ')
    const arrays = kept.map((_, index) => `$${index + 1}::text[]`).join(', ')
    const aliases = kept.map((_, index) => `v${index}`).join(', ')
    await this.client.query(
      `INSERT INTO ${quoted(this.table.name)} (${names}) OVERRIDING SYSTEM VALUE
       SELECT ${values} FROM unnest(${arrays}) AS given (${aliases})`,
      kept.map(({ index }) => this.rows.map((row) => row[index])),
    )
    this.count += this.rows.length
    this.rows = []
    this.bytes = 0
  }
}
