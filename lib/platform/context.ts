// Who acts, where, and the transaction they act in. Passed, never ambient.
import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import type { Db, DbTx } from '@/db/client'
import type { RoleId } from './vocabulary'

/** The deployment's own scope: accounts and sign-in, apart from any workspace. */
export const DEPLOYMENT = '00000000-0000-0000-0000-000000000000'

export interface Actor {
  kind: 'person' | 'system'
  /** The person; null for the system. */
  id: string | null
  via: 'browser' | 'api' | 'cli' | 'job' | 'seed'
  sessionId?: string
  tokenId?: string
  /** What an API token may do; absent for people in a browser. */
  scopes?: readonly string[]
}

export interface Ctx {
  db: Db
  actor: Actor
  workspaceId: string
  requestId?: string
  address?: string
  /** Only for logins of the clock role: the time this is told to have happened at. */
  clock?: Date
}

export interface Rights {
  duties: readonly RoleId[]
  roles: readonly RoleId[]
}

export interface Tx {
  db: DbTx
  ctx: Ctx
  /** The transaction's time with microseconds, ISO 8601 in UTC. */
  at: string
  /** Entries written so far in this transaction. */
  entries: string[]
  /** What is told to others once it is true; never what must not be lost. */
  afterCommit: Array<() => Promise<unknown>>
  /** Set by the command runner before the command's own code runs. */
  rights: Rights
}

/**
 * Runs `work` in a transaction that sees the rows of the context's workspace and no others.
 * Every read and write of workspace data goes through here.
 */
export async function withContext<T>(
  ctx: Ctx,
  work: (tx: Tx) => Promise<T>,
  options: { readOnly?: boolean; isSnapshot?: boolean } = {},
): Promise<T> {
  const afterCommit: Tx['afterCommit'] = []
  const done = await ctx.db.transaction(
    async (db) => {
      if (ctx.clock) await db.execute(sql`select set_config('app.now', ${ctx.clock.toISOString()}, true)`)
      const result = await db.execute<{ at: string }>(sql`
        select set_config('app.workspace', ${ctx.workspaceId}, true), set_config('app.person', ${ctx.actor.id ?? ''}, true),
          to_char(countersign_now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at`)
      return work({ db, ctx, at: result.rows[0]!.at, entries: [], afterCommit, rights: { duties: [], roles: [] } })
    },
    {
      ...(options.readOnly ? { accessMode: 'read only' } : {}),
      // Every statement sees the same moment: an export must not mix rows with entries of another one.
      ...(options.isSnapshot ? { isolationLevel: 'repeatable read' } : {}),
    },
  )
  // Not waited for: who hears of it late, or not at all, still finds it.
  for (const tell of afterCommit) tell().catch(() => {})
  return done
}

/** Runs `work` in the same transaction but in another workspace's scope, and comes back. */
export async function inScope<T>(tx: Tx, workspaceId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  const enter = (id: string) => tx.db.execute(sql`select set_config('app.workspace', ${id}, true)`)
  await enter(workspaceId)
  const result = await work({ ...tx, ctx: { ...tx.ctx, workspaceId } })
  await enter(tx.ctx.workspaceId)
  return result
}

let dated = 0

/** A new UUIDv7, in step with the transaction's time when that is set by hand. */
export function newId(tx?: Pick<Tx, 'ctx'>): string {
  // Ids of one dated instant rise too: lists and the trail go by id.
  return tx?.ctx.clock ? v7({ msecs: tx.ctx.clock.getTime(), seq: dated++ }) : v7()
}

/** The person who acts. @throws when the system acts where only a person can. */
export function personOf(tx: Pick<Tx, 'ctx'>): string {
  const { id } = tx.ctx.actor
  if (!id) throw new Error('This needs a person, and the system is acting.')
  return id
}
