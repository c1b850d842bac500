/** A database of its own for each test file, cloned from the migrated template. */
import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { inDatabase } from './address'

export type TestDatabase = {
  /** Owns everything; row security does not hold it back. For setting up and looking behind the scenes. */
  ownerUrl: string
  webUrl: string
  workerUrl: string
  signerUrl: string
  /** The web role, allowed to set `app.now`. */
  clockUrl: string
}

let clone: Promise<TestDatabase> | undefined

/** The same database on every call within one test file. */
export function testDatabase(): Promise<TestDatabase> {
  clone ??= freshDatabase()
  return clone
}

/** Another one, for a test that needs an untouched database. */
export async function freshDatabase(): Promise<TestDatabase> {
  const server = inject('testServer')
  const name = `${server.prefix}_${randomBytes(4).toString('hex')}`
  const template = new URL(server.ownerUrl).pathname.slice(1)
  const client = new pg.Client({ connectionString: inDatabase(server.ownerUrl, 'postgres') })
  await client.connect()
  try {
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`)
  } finally {
    await client.end()
  }
  return {
    ownerUrl: inDatabase(server.ownerUrl, name),
    webUrl: inDatabase(server.webUrl, name),
    workerUrl: inDatabase(server.workerUrl, name),
    signerUrl: inDatabase(server.signerUrl, name),
    clockUrl: inDatabase(server.clockUrl, name),
  }
}
