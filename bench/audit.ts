/** What the audit log costs a command: the whole command with it, and the same without its inserts and triggers. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import type pg from 'pg'
import { createDb, type Db } from '@/db/client'
import { execute } from '@/lib/audit/execute'
import type { Ctx } from '@/lib/platform/context'
import { appPath } from '@/lib/platform/paths'
import { editUseCase } from '@/lib/use-cases/edit-use-case'
import type { Row } from './row'
import { makePlace, type Place, type Scratch, startScratch, withClient } from './scratch'

const CLIENTS = 8
const SECONDS = 4
const ROUNDS = 5

export async function run(): Promise<Row[]> {
  const scratch = await startScratch()
  let signer: ChildProcess | undefined
  const dbs: Db[] = []
  try {
    const audited = await scratch.database('audited')
    const bare = await scratch.database('bare')
    await withoutTriggers(bare.ownerUrl)
    signer = await startSigner(scratch, audited.urls.signerUrl)
    const withLog = await side(audited, dbs)
    const withoutLog = await side(bare, dbs)
    swallowAuditInserts(withoutLog.db)
    const ratios: number[] = []
    await throughput(withLog, 1)
    await throughput(withoutLog, 1)
    for (let round = 0; round < ROUNDS; round++) {
      const a = await throughput(withLog, SECONDS)
      const b = await throughput(withoutLog, SECONDS)
      ratios.push(a / b)
    }
    const ratio = Number(ratios.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)]!.toFixed(3))
    return [{ name: 'audited command ÷ the same without audit, 8 clients', ratio, budget: '≥ 0.4', ok: ratio >= 0.4 }]
  } finally {
    for (const db of dbs) await db.$client.end()
    if (signer && signer.exitCode === null) {
      signer.kill('SIGTERM')
      await once(signer, 'exit')
    }
    await scratch.stop()
  }
}

interface Side {
  db: Db
  place: Place
  revisions: number[]
}

async function side({ ownerUrl, urls }: { ownerUrl: string; urls: { webUrl: string } }, dbs: Db[]): Promise<Side> {
  const place = await makePlace(ownerUrl, CLIENTS)
  const db = createDb(urls.webUrl, { max: CLIENTS })
  dbs.push(db)
  return { db, place, revisions: place.useCases.map(() => 1) }
}

/** Commands a second with every client at work on a use case of its own. */
async function throughput({ db, place, revisions }: Side, seconds: number): Promise<number> {
  const ctx: Ctx = { db, actor: { kind: 'person', id: place.personId, via: 'api' }, workspaceId: place.workspaceId }
  const started = performance.now()
  const until = started + seconds * 1000
  let done = 0
  await Promise.all(
    place.useCases.map(async (useCase, index) => {
      while (performance.now() < until) {
        const revision = revisions[index]!
        const { value } = await execute(ctx, editUseCase, { useCase, revision, name: `Use case ${revision}` })
        revisions[index] = value.revision
        done++
      }
    }),
  )
  return done / ((performance.now() - started) / 1000)
}

async function startSigner(scratch: Scratch, databaseUrl: string): Promise<ChildProcess> {
  const signer = spawn(process.execPath, [appPath('dist/signer.mjs')], {
    env: {
      ...process.env,
      DATABASE_SIGNER_URL: databaseUrl,
      COUNTERSIGN_DATA_DIR: path.join(scratch.dataDir, 'signer-data'),
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  await once(signer, 'message')
  return signer
}

/** Only here, in a scratch database: the product has no switch for it. */
async function withoutTriggers(ownerUrl: string): Promise<void> {
  await withClient(ownerUrl, async (client) => {
    const { rows } = await client.query<{ t: string }>(
      "select distinct tgrelid::regclass::text as t from pg_trigger where tgname = 'require_entry'",
    )
    for (const { t } of rows) await client.query(`drop trigger require_entry on ${t}`)
  })
}

/** Answers the audit inserts here instead of at the server, so that neither their work nor their round trip is counted. */
function swallowAuditInserts(db: Db): void {
  const pool = db.$client
  const connect = pool.connect.bind(pool) as () => Promise<pg.PoolClient>
  const patched = new WeakSet<pg.PoolClient>()
  pool.connect = (async () => {
    const client = await connect()
    if (!patched.has(client)) {
      patched.add(client)
      const query = client.query.bind(client) as (...args: unknown[]) => unknown
      client.query = ((...args: unknown[]) => {
        const text = typeof args[0] === 'string' ? args[0] : (args[0] as { text?: string } | undefined)?.text
        if (text?.includes('insert into "audit_'))
          return Promise.resolve({ rows: [], rowCount: 0, fields: [], command: 'INSERT', oid: 0 })
        return query(...args)
      }) as typeof client.query
    }
    return client
  }) as typeof pool.connect
}
