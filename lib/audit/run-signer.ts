/** The signer at work: waits to lead, sequences what is pending, signs what was sequenced. */
import { setTimeout as sleep } from 'node:timers/promises'
import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { schema } from '@/db/client'
import { log, withoutParameters } from '@/lib/platform/log'
import { BATCH, sequencePending } from './sequence'
import { damaged, SignerRefusal, signNext, takeUpLog } from './sign-checkpoint'
import type { SignerFolder } from './signer-folder'
import { BrokenLog } from './stored-tree'

/** Any number, the same for every signer of a database. */
const LEADER_LOCK = 7_242_002
const LOOK_EVERY_MS = 50
const SIGN_EVERY_MS = 200
const STANDBY_EVERY_MS = 500
const RECONNECT_AFTER_MS = 200

interface SignerSettings {
  databaseUrl: string
  folder: SignerFolder
  signal: AbortSignal
  /** Called once, when it leads or stands by. */
  onReady(): void
}

/** Works until the signal; reconnects when the database goes away. Throws SignerRefusal when the log is not the one it signed. */
export async function runSigner(settings: SignerSettings): Promise<void> {
  const { signal } = settings
  let lostBecause: string | null = null
  while (!signal.aborted) {
    try {
      await workOnConnection(settings, () => {
        lostBecause = null
      })
    } catch (error) {
      if (error instanceof SignerRefusal) throw error
      if (error instanceof BrokenLog) throw damaged(error)
      if (signal.aborted) return
      const reason = withoutParameters((error as Error).message)
      if (reason !== lostBecause) log.warn({ reason }, 'the signer lost the database; connecting again')
      lostBecause = reason
      await pause(RECONNECT_AFTER_MS, signal)
    }
  }
}

async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await sleep(milliseconds, undefined, { signal }).catch(() => {})
}

/** The lock belongs to the connection that does the work: when it breaks, both are gone, and nothing is half done. */
async function workOnConnection(settings: SignerSettings, onWorking: () => void): Promise<void> {
  const client = new pg.Client({
    connectionString: settings.databaseUrl,
    application_name: 'countersign signer',
    options: '-c TimeZone=UTC',
    connectionTimeoutMillis: 5000,
    query_timeout: 60_000,
    keepAlive: true,
  })
  client.on('error', () => {})
  try {
    await client.connect()
    await becomeLeader(client, settings)
    onWorking()
    if (!settings.signal.aborted) await lead(client, settings)
  } finally {
    await client.end().catch(() => {})
  }
}

async function becomeLeader(client: pg.Client, { signal, onReady }: SignerSettings): Promise<void> {
  while (!signal.aborted) {
    const { rows } = await client.query<{ is_leader: boolean }>('select pg_try_advisory_lock($1) as is_leader', [
      LEADER_LOCK,
    ])
    if (rows[0]?.is_leader) return
    onReady()
    await pause(STANDBY_EVERY_MS, signal)
  }
}

async function lead(client: pg.Client, { folder, signal, onReady }: SignerSettings): Promise<void> {
  const db = drizzle(client, { schema })
  await takeUpLog(db, folder)
  onReady()
  let signedAt = 0
  let isUnsigned = true
  while (!signal.aborted) {
    const sequenced = (await hasPending(client)) ? await sequencePending(db) : 0
    if (sequenced > 0) isUnsigned = true
    if (isUnsigned && performance.now() - signedAt >= SIGN_EVERY_MS) {
      const checkpoint = await signNext(db, folder)
      if (checkpoint) log.debug({ size: checkpoint.size }, 'signed a checkpoint')
      signedAt = performance.now()
      isUnsigned = false
    }
    if (sequenced < BATCH) await pause(LOOK_EVERY_MS, signal)
  }
  // What was sequenced on the way out is signed too: whoever waits for a receipt gets it.
  if (isUnsigned) await signNext(db, folder)
}

async function hasPending(client: pg.Client): Promise<boolean> {
  const { rowCount } = await client.query('select 1 from audit_pending limit 1')
  return rowCount === 1
}
