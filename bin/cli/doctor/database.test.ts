import pg from 'pg'
import { beforeEach, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '@/db/testing/database'
import { readSupervisorEnv } from '@/lib/platform/env'
import { checkDatabase } from './database'

let database: TestDatabase
beforeEach(async () => {
  database = await freshDatabase()
})

async function asOwner(text: string): Promise<void> {
  const client = new pg.Client({ connectionString: database.ownerUrl })
  await client.connect()
  await client.query(text).finally(() => client.end())
}

async function faults(variables: Record<string, string> = {}): Promise<Record<string, string>> {
  const env = readSupervisorEnv({ DATABASE_URL: database.ownerUrl, ...variables })
  const findings = await checkDatabase(database.ownerUrl, env)
  return Object.fromEntries(
    findings.filter(({ level }) => level === 'fault').map(({ name, message }) => [name, message]),
  )
}

test('a database as the migrations leave it has no fault', async () => {
  const { webUrl, workerUrl, signerUrl } = database
  expect(
    await faults({ DATABASE_WEB_URL: webUrl, DATABASE_WORKER_URL: workerUrl, DATABASE_SIGNER_URL: signerUrl }),
  ).toEqual({})
})

test('a table without forced row security is named', async () => {
  await asOwner('ALTER TABLE use_cases NO FORCE ROW LEVEL SECURITY')
  expect((await faults())['row security']).toContain('use_cases')
})

test('the owner in the place of the web role is a fault', async () => {
  expect((await faults({ DATABASE_WEB_URL: database.ownerUrl })).DATABASE_WEB_URL).toContain(
    'row security would not hold it',
  )
})

test('a role without its group is a fault', async () => {
  expect((await faults({ DATABASE_SIGNER_URL: database.webUrl })).DATABASE_SIGNER_URL).toContain(
    'not a member of countersign_signer',
  )
})

test('a table that a process role owns is a fault', async () => {
  // An owner who is no superuser has to be a member of whom he gives a table to.
  await asOwner(`
    GRANT countersign_worker TO CURRENT_USER; GRANT CREATE ON SCHEMA public TO countersign_worker;
    CREATE TABLE scratch (id int); ALTER TABLE scratch OWNER TO countersign_worker;
    REVOKE countersign_worker FROM CURRENT_USER`)
  expect((await faults()).roles).toContain('countersign_worker')
})

test('a missing migration is a fault', async () => {
  await asOwner(
    'DELETE FROM drizzle.__drizzle_migrations WHERE created_at = (SELECT max(created_at) FROM drizzle.__drizzle_migrations)',
  )
  expect((await faults()).schema).toContain('not done')
})
