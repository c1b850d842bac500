// Tells open pages of every web process that a record has changed. An announcement says only which one; who hears it
// asks for what came after the change they know, so that one that is lost or doubled does no harm.
//
// It is sent after the commit, in a statement of its own, for drafts and audited commands alike: a transaction that
// notifies holds a lock of the whole database until it is on the disk, and commits would queue for it. A process that
// ends between the two loses the announcement; every stream looks by itself as well, every ten seconds.
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import pg from 'pg'
import type { Ctx, Tx } from './context'
import { webEnv } from './env'

const CHANNEL = 'countersign_live'
const FIRST_WAIT_MS = 200
const LONGEST_WAIT_MS = 10_000
const BEAT_MS = 30_000

export type Topic = 'document'

/** Announces the record once the transaction is committed. */
export function announce(tx: Tx, topic: Topic, id: string): void {
  tx.afterCommit.push(() => notify(tx.ctx, topic, id))
}

function notify(ctx: Ctx, topic: Topic, id: string): Promise<unknown> {
  const payload = JSON.stringify({ workspace: ctx.workspaceId, topic, id })
  // Nothing is lost with it that a look does not find: its commit need not reach the disk.
  return ctx.db.execute(sql`select set_config('synchronous_commit', 'off', true), pg_notify(${CHANNEL}, ${payload})`)
}

type Listener = () => void

/** One connection that listens, for everybody in this process. Made at the first listener. */
export class LiveHub {
  private readonly listeners = new Map<string, Set<Listener>>()
  private running: Promise<void> | undefined
  private end: (() => void) | undefined
  private isClosed = false

  constructor(private readonly url: string) {}

  /** Calls `listener` whenever the record may have changed, until the returned function is called. */
  listen(workspaceId: string, topic: Topic, id: string, listener: Listener): () => void {
    const key = keyOf(workspaceId, topic, id)
    const heard = this.listeners.get(key) ?? new Set()
    this.listeners.set(key, heard.add(listener))
    this.running ??= this.stayConnected()
    return () => {
      heard.delete(listener)
      if (heard.size === 0 && this.listeners.get(key) === heard) this.listeners.delete(key)
    }
  }

  async close(): Promise<void> {
    this.isClosed = true
    this.end?.()
    await this.running
  }

  private async stayConnected(): Promise<void> {
    let wait = FIRST_WAIT_MS
    while (!this.isClosed) {
      const wasConnected = await this.connectOnce()
      if (this.isClosed) return
      wait = wasConnected ? FIRST_WAIT_MS : Math.min(wait * 2, LONGEST_WAIT_MS)
      await sleep(wait * (0.5 + Math.random() / 2), undefined, { ref: false })
    }
  }

  /** Returns when the connection is over, and whether there was one. */
  private async connectOnce(): Promise<boolean> {
    const client = new pg.Client({
      connectionString: this.url,
      application_name: 'countersign live',
      connectionTimeoutMillis: 10_000,
      query_timeout: 10_000,
      keepAlive: true,
    })
    const over = new Promise<void>((resolve) => {
      this.end = resolve
      client.on('error', () => resolve())
      client.on('end', resolve)
    })
    client.on('notification', ({ payload }) => this.hear(payload))
    let beat: NodeJS.Timeout | undefined
    try {
      await client.connect()
      await client.query(`listen ${CHANNEL}`)
      // What was announced while nobody listened was heard by nobody.
      for (const heard of this.listeners.values()) for (const listener of heard) listener()
      // A connection that is cut without a word is found out by asking.
      beat = setInterval(() => client.query('select 1').catch(() => this.end?.()), BEAT_MS).unref()
      await over
      return true
    } catch {
      return false
    } finally {
      clearInterval(beat)
      client.end().catch(() => {})
    }
  }

  private hear(payload: string | undefined): void {
    const said = parse(payload)
    const heard = said && this.listeners.get(keyOf(said.workspace, said.topic, said.id))
    if (heard) for (const listener of heard) listener()
  }
}

function keyOf(workspaceId: string, topic: string, id: string): string {
  return `${workspaceId} ${topic} ${id}`
}

/** Anybody who may connect to the database may notify: what is no announcement is none. */
function parse(payload: string | undefined): { workspace: string; topic: string; id: string } | null {
  try {
    const { workspace, topic, id } = JSON.parse(payload ?? '') as Record<string, unknown>
    return { workspace: String(workspace), topic: String(topic), id: String(id) }
  } catch {
    return null
  }
}

// Kept outside the module, like the pool.
const kept = globalThis as { countersignLive?: LiveHub }

export function webLive(): LiveHub {
  kept.countersignLive ??= new LiveHub(webEnv().databaseUrl)
  return kept.countersignLive
}
