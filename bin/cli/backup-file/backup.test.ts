import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase, testDatabase } from '@/db/testing/database'
import { restoreBackup } from './restore'
import { writeBackup } from './write'

const dir = mkdtempSync(path.join(tmpdir(), 'countersign-backup-'))
const file = path.join(dir, 'backup.gz')
const person = randomUUID()
const workspace = randomUUID()
const entry = randomUUID()
const body = randomBytes(3000)
let source: string

async function query<T extends pg.QueryResultRow>(url: string, text: string, values: unknown[] = []): Promise<T[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<T>(text, values)).rows
  } finally {
    await client.end()
  }
}

beforeAll(async () => {
  source = (await testDatabase()).ownerUrl
  // These rows stand in for what commands wrote; the guard that demands an entry for each is switched off meanwhile.
  for (const table of ['people', 'workspaces']) await query(source, `ALTER TABLE ${table} DISABLE TRIGGER USER`)
  await query(source, 'INSERT INTO people (id, name, email) VALUES ($1, $2, $3)', [
    person,
    'Zoë "Z" O’Hara\n\\N',
    'zoe@example.org',
  ])
  await query(source, "INSERT INTO workspaces (id, slug, name) VALUES ($1, 'north', 'North')", [workspace])
  await query(
    source,
    `INSERT INTO audit_entries (id, workspace_id, actor_kind, via, action, subject_kind, occurred_at, body)
     VALUES ($1, $2, 'system', 'test', 'thing.done', 'thing', '2026-01-02 03:04:05.678901+00', $3)`,
    [entry, workspace, body],
  )
  await query(source, 'INSERT INTO audit_pending (entry_id, workspace_id, covers) VALUES ($1, $2, $3)', [
    entry,
    workspace,
    ['a,b', 'with "quotes"', 'NULL', ''],
  ])
  await query(source, "SELECT graphile_worker.add_job('send-mail', payload => $1::json, job_key => 'one')", [
    '{"to":"zoe"}',
  ])
  for (const table of ['people', 'workspaces']) await query(source, `ALTER TABLE ${table} ENABLE TRIGGER USER`)
  await writeBackup(source, file)
})

afterAll(() => rmSync(dir, { recursive: true, force: true }))

test('every row comes back as it was, and so do waiting jobs', async () => {
  const { ownerUrl } = await freshDatabase()
  const restored = await restoreBackup(ownerUrl, file)
  expect(restored.tables).toMatchObject({ people: 1, workspaces: 1, audit_entries: 1, audit_pending: 1 })
  for (const table of ['people', 'workspaces', 'audit_entries']) {
    const [before, after] = await Promise.all([source, ownerUrl].map((url) => query(url, `SELECT * FROM ${table}`)))
    expect(after).toEqual(before)
  }
  const [kept] = await query<{ body: Buffer; covers: string[]; at: string }>(
    ownerUrl,
    'SELECT body, covers, occurred_at::text AS at FROM audit_entries JOIN audit_pending ON entry_id = id',
  )
  expect(kept?.body.equals(body)).toBe(true)
  expect(kept?.covers).toEqual(['a,b', 'with "quotes"', 'NULL', ''])
  const jobs = await query(ownerUrl, 'SELECT task_identifier AS task, key FROM graphile_worker.jobs')
  expect(jobs).toEqual([{ task: 'send-mail', key: 'one' }])
})

test('guards and foreign keys are in force again', async () => {
  const { ownerUrl } = await freshDatabase()
  await restoreBackup(ownerUrl, file)
  await expect(query(ownerUrl, "UPDATE audit_entries SET action = 'other'")).rejects.toThrow()
  await expect(query(ownerUrl, 'DELETE FROM audit_entries')).rejects.toThrow()
  const count =
    "SELECT count(*)::int AS n FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace"
  expect(await query(ownerUrl, count)).toEqual(await query(source, count))
  const off = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'D'"
  expect(await query(ownerUrl, off)).toEqual([])
})

test('pending entries belong to transactions of the new server, so that they are sequenced', async () => {
  const { ownerUrl } = await freshDatabase()
  await restoreBackup(ownerUrl, file)
  const [row] = await query(
    ownerUrl,
    'SELECT bool_and(xact < pg_snapshot_xmax(pg_current_snapshot())) AS past FROM audit_pending',
  )
  expect(row?.past).toBe(true)
})

test('a database in use is refused', async () => {
  await expect(restoreBackup(source, file)).rejects.toThrow('not empty')
})

const damaged: [string, (lines: string[]) => string[] | Buffer, string][] = [
  ['one changed value', (lines) => lines.map((line) => line.replace('zoe@example.org', 'zoe@example.com')), 'checksum'],
  ['a row left out', (lines) => lines.filter((line) => !line.includes('zoe@')), 'rows of people'],
  ['no trailer', (lines) => lines.slice(0, -1), 'cut short'],
  ['a broken archive', () => readFileSync(file).subarray(0, -20), 'cut short'],
  ['something else', () => Buffer.from('hello'), 'cannot be unpacked'],
]

test.each(damaged)('%s is noticed, and nothing is restored', async (_name, damage, message) => {
  const { ownerUrl } = await freshDatabase()
  const changed = damage(gunzipSync(readFileSync(file)).toString().trimEnd().split('\n'))
  const bad = path.join(dir, 'damaged.gz')
  writeFileSync(bad, Buffer.isBuffer(changed) ? changed : gzipSync(`${changed.join('\n')}\n`))
  await expect(restoreBackup(ownerUrl, bad)).rejects.toThrow(message)
  expect(await query(ownerUrl, 'SELECT FROM people')).toEqual([])
})

test('a table that the maintenance role sees only in part is not backed up in silence', async () => {
  const { ownerUrl } = await freshDatabase()
  await query(ownerUrl, 'DROP POLICY maintenance ON workspaces')
  await expect(writeBackup(ownerUrl, path.join(dir, 'partial.gz'))).rejects.toThrow(
    'does not see every row of workspaces',
  )
})
