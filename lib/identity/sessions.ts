// Opening, refusing and ending sessions, each with its entry in the deployment's own log.
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { schema } from '@/db/client'
import { recordEvent } from '@/lib/audit/record-event'
import { defineCommand, defineQuery } from '@/lib/platform/command'
import { DEPLOYMENT, newId, personOf, type Tx } from '@/lib/platform/context'
import { notFound } from '@/lib/platform/errors'
import { SESSION_HOURS } from '@/lib/platform/session-cookie'
import { isoInstant } from '@/lib/platform/times'
import { id } from './input'

const { refusals } = schema

export const methods = ['password', 'oidc', 'demo', 'invitation'] as const

const ownAccount = async (tx: Tx) => ({ kind: 'person', id: personOf(tx), useCaseId: null })

export const openSession = defineCommand({
  name: 'session.open',
  summary: 'Sign in',
  permission: 'account.own',
  input: z.strictObject({ method: z.enum(methods), userAgent: z.string().nullable() }),
  find: ownAccount,
  async run(tx, { method, userAgent }) {
    const sessionId = newId()
    const { address } = tx.ctx
    await tx.db.execute(sql`select identity_open_session(${sessionId}::uuid, ${personOf(tx)}::uuid, ${method}, ${userAgent},
      ${address ?? null}, ${SESSION_HOURS}, null)`)
    await recordEvent(tx, {
      action: 'session.opened',
      subject: { kind: 'session', id: sessionId },
      changes: [],
      details: { method },
    })
    return { sessionId }
  },
})

/** Wrong passwords are in the log once a minute and account; those of no account together, so that nobody can flood it. */
export const refuseSession = defineCommand({
  name: 'session.refuse',
  summary: 'Record that somebody could not sign in',
  permission: 'account.own',
  isDraft: true,
  input: z.strictObject({ person: id.nullable(), method: z.enum(methods), reason: z.string().max(100) }),
  find: async (_tx, { person }) => ({ kind: 'person', id: person, useCaseId: null }),
  async run(tx, { person, method, reason }) {
    const { rows } = await tx.db.execute<{ count: number }>(sql`
      insert into ${refusals} (workspace_id, actor_id, command, subject_id, minute)
      values (${DEPLOYMENT}, ${DEPLOYMENT}, 'session.open', ${person ?? DEPLOYMENT}, date_trunc('minute', countersign_now()))
      on conflict (workspace_id, actor_id, command, subject_id, minute) do update set count = ${refusals}.count + 1
      returning count`)
    if (rows[0]?.count !== 1) return {}
    await recordEvent(tx, {
      action: 'session.refused',
      subject: { kind: 'person', id: person },
      changes: [],
      details: { method, reason },
    })
    return {}
  },
})

export const endSession = defineCommand({
  name: 'session.end',
  summary: 'End one of your sessions',
  permission: 'account.own',
  input: z.strictObject({ session: id }),
  find: ownAccount,
  async run(tx, { session }) {
    const { rows } = await tx.db.execute<{ ended: boolean }>(
      sql`select identity_revoke_session(${session}::uuid, ${personOf(tx)}::uuid) as ended`,
    )
    if (!rows[0]?.ended) throw notFound('open session of yours')
    const isOwn = session === tx.ctx.actor.sessionId
    await recordEvent(tx, {
      action: isOwn ? 'session.closed' : 'session.revoked',
      subject: { kind: 'session', id: session },
      changes: [],
    })
    return { session }
  },
})

export const endAllSessions = defineCommand({
  name: 'session.end-all',
  summary: 'Sign out everywhere',
  permission: 'account.own',
  input: z.strictObject({}),
  find: ownAccount,
  async run(tx) {
    const person = personOf(tx)
    const { rows } = await tx.db.execute<{ ended: number }>(sql`
      select count(*) filter (where identity_revoke_session(s.id, ${person}::uuid))::int as ended
      from identity_sessions_of(${person}::uuid) s`)
    const ended = rows[0]?.ended ?? 0
    await recordEvent(tx, {
      action: 'session.all_revoked',
      subject: { kind: 'person', id: person },
      changes: [],
      details: { ended },
    })
    return { ended }
  },
})

export interface SessionView {
  id: string
  method: string
  userAgent: string | null
  address: string | null
  createdAt: string
  seenAt: string
  isThisOne: boolean
}

type SessionRow = {
  id: string
  method: string
  user_agent: string | null
  address: string | null
  created_at: string
  seen_at: string
}

export const listSessions = defineQuery({
  name: 'session.list',
  summary: 'List your sessions',
  permission: 'account.own',
  input: z.strictObject({}),
  async run(tx): Promise<SessionView[]> {
    const { rows } = await tx.db.execute<SessionRow>(sql`select * from identity_sessions_of(${personOf(tx)}::uuid)`)
    return rows.map((row) => ({
      id: row.id,
      method: row.method,
      userAgent: row.user_agent,
      address: row.address,
      createdAt: isoInstant(row.created_at),
      seenAt: isoInstant(row.seen_at),
      isThisOne: row.id === tx.ctx.actor.sessionId,
    }))
  },
})
