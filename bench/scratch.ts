/** A server of the bench's own with real durability, and databases with just enough in them to run a command. */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { v7 } from 'uuid'
import { startEmbedded } from '@/db/embedded/start'
import { ensureLoginRoles, migrateDatabase, type ProcessUrls } from '@/db/migrate'
import { inDatabase } from '@/db/testing/address'

const PASSWORD = randomBytes(12).toString('hex')

export interface Scratch {
  dataDir: string
  database(name: string): Promise<{ ownerUrl: string; urls: ProcessUrls }>
  stop(): Promise<void>
}

export async function startScratch(): Promise<Scratch> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'countersign-bench-'))
  const server = await startEmbedded({ dataDir, password: PASSWORD })
  return {
    dataDir,
    async database(name) {
      const ownerUrl = inDatabase(server.url, name)
      await withClient(server.url, (client) => client.query(`create database ${name}`))
      await migrateDatabase(ownerUrl)
      return { ownerUrl, urls: await ensureLoginRoles(ownerUrl, { web: PASSWORD, worker: PASSWORD, signer: PASSWORD }) }
    },
    async stop() {
      await server.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

export interface Place {
  workspaceId: string
  personId: string
  useCases: string[]
}

/** A workspace with one person who may edit `count` use cases; written past the guards, which only the scratch server's superuser can. */
export async function makePlace(ownerUrl: string, count: number): Promise<Place> {
  const place: Place = { workspaceId: v7(), personId: v7(), useCases: Array.from({ length: count }, () => v7()) }
  await withClient(ownerUrl, async (client) => {
    await client.query("set session_replication_role = 'replica'")
    await client.query("insert into people (id, name, email) values ($1, 'Bench', 'bench@example.org')", [
      place.personId,
    ])
    await client.query("insert into workspaces (id, slug, name) values ($1, 'bench', 'Bench')", [place.workspaceId])
    await client.query("insert into members (id, workspace_id, person_id, duties) values ($1, $2, $3, '{}')", [
      v7(),
      place.workspaceId,
      place.personId,
    ])
    for (const [index, id] of place.useCases.entries()) {
      await client.query(
        "insert into use_cases (id, workspace_id, ref, name, problem, area, sponsor_id, created_by) values ($1, $2, $3, 'Use case', 'p', 'area', $4, $4)",
        [id, place.workspaceId, `UC-${index + 1}`, place.personId],
      )
      await client.query(
        "insert into use_case_members (id, workspace_id, use_case_id, person_id, role) values ($1, $2, $3, $4, 'business_stakeholder')",
        [v7(), place.workspaceId, id, place.personId],
      )
    }
  })
  return place
}
