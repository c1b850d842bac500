import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDb, type schema } from '@/db/client'
import { type TestDatabase, testDatabase } from '@/db/testing/database'
import { listInbox } from '@/lib/approvals/queries'
import type { EntryBody } from '@/lib/audit/entry'
import { ask } from '@/lib/audit/execute'
import { governedRow, governedTables } from '@/lib/audit/governed'
import { nodeHashing } from '@/lib/audit/node-hashing'
import { rowDigest } from '@/lib/audit/row-digest'
import { isPassword } from '@/lib/identity/password'
import { findPerson } from '@/lib/identity/people'
import type { DemoPlan, PersonKey } from './cast'
import { seedDemo } from './demo'

const folder = mkdtempSync(path.join(tmpdir(), 'countersign-seed-'))
const demoFile = path.join(folder, 'demo.json')
let database: TestDatabase
let owner: pg.Client
let plan: DemoPlan

// A whole year is told, whatever else the machine does.
beforeAll(async () => {
  database = await testDatabase()
  owner = new pg.Client({ connectionString: database.ownerUrl, options: '-c TimeZone=UTC' })
  await owner.connect()
  await seedDemo({ ownerUrl: database.ownerUrl, demoFile })
  plan = JSON.parse(readFileSync(demoFile, 'utf8')) as DemoPlan
}, 240_000)

afterAll(async () => {
  await owner.end()
  rmSync(folder, { recursive: true })
})

const column = async (query: string) => (await owner.query<string[]>({ text: query, rowMode: 'array' })).rows.flat()

test('the records carry the references that the story tells', async () => {
  expect(await column('select ref from use_cases order by id')).toEqual([
    'UC-4',
    'UC-7',
    'UC-12',
    'UC-15',
    'UC-19',
    'UC-21',
    'UC-23',
  ])
  expect(await column("select ref from registered_models where name = 'Churn scorer'")).toEqual(['MDL-7'])
  const waiting = "select ref from approval_requests where status in ('open', 'changes_requested') order by id"
  expect(await column(waiting)).toEqual(['APR-39', 'APR-40', 'APR-41', 'APR-42'])
  const statuses = await column('select distinct status from approval_requests order by 1')
  expect(statuses).toEqual(['approved', 'changes_requested', 'open', 'rejected', 'superseded', 'withdrawn'])
})

test('three decisions wait for the stakeholder, and a gate for the one who did not write', async () => {
  const db = createDb(database.webUrl)
  const [workspaceId] = await column('select id from workspaces')
  const inbox = async (key: PersonKey) => {
    const { id } = plan.people.find((person) => person.key === key)!
    const ctx = { db, actor: { kind: 'person', id, via: 'browser' } as const, workspaceId: workspaceId! }
    return (await ask(ctx, listInbox, {})).items.map(({ ref }) => ref)
  }
  expect(await inbox('ingrid')).toEqual(['APR-39', 'APR-40', 'APR-41'])
  expect(await inbox('hanna')).toEqual(['APR-39', 'APR-40', 'APR-41', 'APR-42'])
  expect(await inbox('mateo')).toEqual(['APR-41'])
  expect(await inbox('leila')).toEqual(['APR-40', 'APR-41'])
  await db.$client.end()
})

test('everybody has an account whose password stands in a file that only its owner reads', async () => {
  expect(statSync(demoFile).mode & 0o777).toBe(0o600)
  expect(plan.people).toHaveLength(14)
  const db = createDb(database.webUrl)
  for (const { id, email, password } of plan.people) {
    const person = await findPerson(db, id)
    expect(person?.email).toBe(email)
    expect(await isPassword(person?.passwordHash, password)).toBe(true)
  }
  await db.$client.end()
})

test('every governed row is as its last entry says', async () => {
  const bodies = await owner.query<{ body: Buffer }>('select body from audit_entries')
  const latest = new Map<string, { at: string; digest: string | null; personal: Record<string, string> }>()
  for (const { body } of bodies.rows) {
    const entry = JSON.parse(body.toString('utf8')) as EntryBody
    for (const item of entry.changes) {
      if (!('id' in item)) continue
      const known = latest.get(`${item.table}:${item.id}`)
      if (known && known.at > entry.at) continue
      latest.set(`${item.table}:${item.id}`, { at: entry.at, digest: item.digest, personal: item.personal ?? {} })
    }
  }
  const db = createDb(database.ownerUrl)
  let rows = 0
  for (const governed of governedTables) {
    for (const row of (await db.select().from(governed.table as typeof schema.useCases)) as { id: string }[]) {
      const entry = latest.get(`${governed.name}:${row.id}`)
      const values = { ...governedRow(governed, row), ...entry?.personal }
      expect(entry?.digest, `${governed.name} ${row.id}`).toBe(rowDigest(nodeHashing.sha256, governed.name, values))
      rows += 1
    }
  }
  expect(rows).toBeGreaterThan(150)
  await db.$client.end()
})

test('the history is in the past and in the order in which it was written', async () => {
  const entries = await column(
    "select occurred_at::text from audit_entries where via = 'seed' and action not like 'person.%' and action not like 'member.%' order by id",
  )
  expect(entries).toEqual([...entries].sort())
  expect(Date.parse(entries.at(-1)!)).toBeLessThan(Date.now())
})

test('a second start changes nothing, and the login that could set the time is gone', async () => {
  const before = await column('select count(*) from audit_entries')
  await seedDemo({ ownerUrl: database.ownerUrl, demoFile })
  expect(await column('select count(*) from audit_entries')).toEqual(before)
  expect(JSON.parse(readFileSync(demoFile, 'utf8'))).toEqual(plan)
  expect(await column("select rolname from pg_roles where rolname like 'countersign_seed_%'")).toEqual([])
  expect(await column('select key from idempotency_keys union all select task from outbox')).toEqual([])
})
