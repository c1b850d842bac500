/** One throw-away server for a test run, with a migrated template that every test file clones. */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from '@/db/embedded/start'
import { createLogin, ensureLoginRoles, migrateDatabase } from '@/db/migrate'
import { inDatabase } from './address'

export type TestServer = {
  /** The owner's address of the template; a clone's differs by the database name alone. */
  ownerUrl: string
  webUrl: string
  workerUrl: string
  signerUrl: string
  clockUrl: string
  /** What the names of this run's databases begin with. */
  prefix: string
}

declare module 'vitest' {
  interface ProvidedContext {
    testServer: TestServer
  }
}

const PASSWORD = 'throw-away'

/** TEST_DATABASE_URL names another server, with a superuser (some tests tamper as one); otherwise the embedded one is started. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL
  const server = given ? { url: given, stop: async () => {} } : await startThrowAway()
  try {
    const testServer = await prepareTemplate(server.url)
    project.provide('testServer', testServer)
    return async () => {
      if (given) await dropDatabases(given, testServer.prefix)
      await server.stop()
    }
  } catch (error) {
    await server.stop()
    throw error
  }
}

async function startThrowAway(): Promise<{ url: string; stop: () => Promise<void> }> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'countersign-test-'))
  const server = await startEmbedded({ dataDir, password: PASSWORD, fast: true })
  return {
    url: server.url,
    async stop() {
      await server.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

async function prepareTemplate(serverUrl: string): Promise<TestServer> {
  const prefix = `cs_test_${randomBytes(4).toString('hex')}`
  const template = `${prefix}_template`
  await withClient(serverUrl, (client) =>
    client.query(`CREATE DATABASE ${template} TEMPLATE template0 ENCODING 'UTF8'`),
  )
  const ownerUrl = inDatabase(serverUrl, template)
  await migrateDatabase(ownerUrl)
  const urls = await ensureLoginRoles(ownerUrl, { web: PASSWORD, worker: PASSWORD, signer: PASSWORD })
  const clockUrl = new URL(ownerUrl)
  clockUrl.username = `${prefix}_clock`
  clockUrl.password = PASSWORD
  await withClient(ownerUrl, (client) =>
    createLogin(client, `${prefix}_clock`, PASSWORD, ['countersign_web', 'countersign_clock']),
  )
  return { ownerUrl, ...urls, clockUrl: clockUrl.toString(), prefix }
}

async function dropDatabases(serverUrl: string, prefix: string): Promise<void> {
  await withClient(serverUrl, async (client) => {
    const databases = await client.query<{ name: string }>(
      'SELECT datname AS name FROM pg_database WHERE starts_with(datname, $1)',
      [prefix],
    )
    for (const { name } of databases.rows) await client.query(`DROP DATABASE ${pg.escapeIdentifier(name)} WITH (FORCE)`)
    const roles = await client.query<{ name: string }>(
      'SELECT rolname AS name FROM pg_roles WHERE strpos(rolname, $1) > 0',
      [prefix],
    )
    for (const { name } of roles.rows) await client.query(`DROP ROLE ${pg.escapeIdentifier(name)}`)
  })
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
