// Proving who one is: by password, as a person of the demo workspace, or by what an OpenID provider vouches for.
import { sql } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { execute } from '@/lib/audit/execute'
import { type Ctx, DEPLOYMENT } from '@/lib/platform/context'
import { AppError, invalid } from '@/lib/platform/errors'
import type { RequestFacts } from '@/lib/platform/request-context'
import { countAttempt } from '@/lib/platform/throttle'
import { isPassword } from './password'
import { findPersonByEmail } from './people'
import { endSession, type methods, openSession, refuseSession } from './sessions'

type Method = (typeof methods)[number]

/** The deployment's own scope, in which a person signs in and looks after their account. */
export function accountCtx(db: Db, facts: RequestFacts, person: string | null, sessionId?: string): Ctx {
  return {
    db,
    actor: { kind: person ? 'person' : 'system', id: person, via: 'browser', sessionId },
    workspaceId: DEPLOYMENT,
    requestId: facts.requestId,
    address: facts.address,
  }
}

/**
 * The person whose e-mail address and password these are. An account that does not exist is refused with the same words,
 * after the same work. @throws invalid, limited
 */
export async function checkPassword(
  db: Db,
  given: { email: string; password: string },
  facts: RequestFacts,
): Promise<string> {
  const email = given.email.trim().toLowerCase()
  if (!email || email.length > 254 || given.password.length > 1000) throw wrong()
  const person = await findPersonByEmail(db, email)
  const attempt = await countAttempt(db, {
    account: email,
    address: facts.address,
    isKnownAddress: await isKnownAddress(db, person?.id ?? null, facts.address),
  })
  const isRight = await isPassword(person?.passwordHash, given.password)
  if (!person || !isRight || person.disabledAt) {
    await refuse(db, facts, person?.id ?? null, 'password', 'wrong e-mail address or password')
    throw wrong()
  }
  await attempt.succeeded()
  return person.id
}

const wrong = () => invalid('E-mail address or password is not right.')

export async function isKnownAddress(db: Db, person: string | null, address: string): Promise<boolean> {
  const { rows } = await db.execute<{ known: boolean }>(
    sql`select identity_knows_address(${person}::uuid, ${address}) as known`,
  )
  return rows[0]?.known ?? false
}

export async function refuse(
  db: Db,
  facts: RequestFacts,
  person: string | null,
  method: Method,
  reason: string,
): Promise<void> {
  await execute(accountCtx(db, facts, null), refuseSession, { person, method, reason })
}

/** Opens a new session; one that the browser already had ends, whoever it belonged to. */
export async function startSession(
  db: Db,
  facts: RequestFacts,
  person: string,
  method: Method,
  previous: { id: string; person: string } | null,
): Promise<string> {
  if (previous) {
    await execute(accountCtx(db, facts, previous.person, previous.id), endSession, { session: previous.id }).catch(
      ignoreGone,
    )
  }
  const { value } = await execute(accountCtx(db, facts, person), openSession, { method, userAgent: facts.userAgent })
  return value.sessionId
}

/** Of two requests that end a session the second finds nothing, which is what it wanted. */
export function ignoreGone(error: unknown): void {
  if (!(error instanceof AppError && error.code === 'not_found')) throw error
}
