import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createWriteStream, renameSync, rmSync } from 'node:fs'
import { finished } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import pg from 'pg'
import {
  listSequences,
  listTables,
  MAINTENANCE,
  quoted,
  readMigrations,
  requireFullSight,
  type Table,
} from './catalogue'
import { EXACT_TEXT, FORMAT, type Line, type Row, VERSION } from './format'

const BATCH_BYTES = 2_000_000
const LARGEST_BATCH = 2000

export type Written = { tables: Record<string, number>; rows: number; sha256: string }

/** Writes the whole database, as it is at one moment, to a file that appears under its name only when it is complete. */
export async function writeBackup(ownerUrl: string, file: string): Promise<Written> {
  const draft = `${file}.partial`
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    await client.query(EXACT_TEXT)
    const out = new Lines(draft)
    const written = await writeAll(client, out)
    await out.close()
    await client.query('COMMIT')
    renameSync(draft, file)
    return written
  } finally {
    rmSync(draft, { force: true })
    await client.end()
  }
}

async function writeAll(client: pg.Client, out: Lines): Promise<Written> {
  await requireFullSight(client)
  const migrations = await readMigrations(client)
  await out.line({ kind: 'header', format: FORMAT, version: VERSION, createdAt: new Date().toISOString(), migrations })
  const tables: Record<string, number> = {}
  const all = await listTables(client)
  await client.query(`SET LOCAL ROLE ${MAINTENANCE}`)
  for (const table of all) tables[table.name] = await writeTable(client, table, out)
  await client.query('RESET ROLE')
  for (const name of await listSequences(client)) {
    const { rows } = await client.query(
      `SELECT last_value::text AS value, is_called AS "isCalled" FROM ${quoted(name)}`,
    )
    await out.line({ kind: 'sequence', name, ...(rows[0] as { value: string; isCalled: boolean }) })
  }
  await writeJobs(client, out)
  const rows = Object.values(tables).reduce((sum, count) => sum + count, 0)
  const sha256 = out.digest()
  await out.line({ kind: 'trailer', sha256, tables: all.length, rows })
  return { tables, rows, sha256 }
}

async function writeTable(client: pg.Client, table: Table, out: Lines): Promise<number> {
  const columns = table.columns.map(({ name }) => name)
  await out.line({ kind: 'table', name: table.name, columns })
  const list = columns.map((name) => `${quoted(name)}::text`).join(', ')
  await client.query(`DECLARE every_row NO SCROLL CURSOR FOR SELECT ${list} FROM ONLY ${quoted(table.name)}`)
  let count = 0
  for (let batch = 20; ; ) {
    const { rows } = await client.query<Row>({ text: `FETCH ${batch} FROM every_row`, rowMode: 'array' })
    if (rows.length === 0) break
    let bytes = 0
    for (const row of rows) bytes += await out.row(row)
    count += rows.length
    // Rows differ a thousandfold in size: as many at a time as stay within a few megabytes.
    batch = Math.max(1, Math.min(LARGEST_BATCH, Math.floor(BATCH_BYTES / (bytes / rows.length + 1))))
  }
  await client.query('CLOSE every_row')
  await out.line({ kind: 'end', name: table.name, rows: count })
  return count
}

/** Jobs that wait, in the terms of the queue's own interface, so that its private tables may change. */
async function writeJobs(client: pg.Client, out: Lines): Promise<void> {
  const { rows } = await client.query(`
    SELECT t.identifier AS task, j.payload::text AS payload, q.queue_name AS queue, j.run_at::text AS "runAt",
      j.max_attempts::text AS "maxAttempts", j.key, j.priority::text AS priority
    FROM graphile_worker._private_jobs j
    JOIN graphile_worker._private_tasks t ON t.id = j.task_id
    LEFT JOIN graphile_worker._private_job_queues q ON q.id = j.job_queue_id
    WHERE j.attempts < j.max_attempts ORDER BY j.id`)
  for (const job of rows) await out.line({ kind: 'job', job: job as Record<string, string | null> })
}

/** Hashes what it compresses, and waits when the disk is slower than the database. */
class Lines {
  private readonly gzip = createGzip({ level: 6 })
  private readonly hash = createHash('sha256')
  private readonly written: Promise<void>

  constructor(file: string) {
    const disk = createWriteStream(file, { mode: 0o600, flush: true })
    this.gzip.on('error', () => {})
    this.written = finished(this.gzip.pipe(disk))
    // Told when the file is closed; until then it must not end the process as an unhandled rejection.
    this.written.catch((error) => this.gzip.destroy(error))
  }

  line(value: Line): Promise<number> {
    return this.put(JSON.stringify(value))
  }

  row(value: Row): Promise<number> {
    return this.put(JSON.stringify(value))
  }

  private async put(text: string): Promise<number> {
    const bytes = Buffer.from(`${text}\n`)
    this.hash.update(bytes)
    if (this.gzip.destroyed) await this.written
    if (!this.gzip.write(bytes)) await Promise.race([once(this.gzip, 'drain'), this.written])
    return bytes.length
  }

  digest(): string {
    return this.hash.copy().digest('hex')
  }

  async close(): Promise<void> {
    this.gzip.end()
    await this.written
  }
}
