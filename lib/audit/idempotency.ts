// Idempotency-Key: the first answer is stored in the transaction that gave it and given again to the same key and body.
import { and, eq, sql } from 'drizzle-orm'
import { schema } from '@/db/client'
import { personOf, type Tx } from '@/lib/platform/context'
import { conflict } from '@/lib/platform/errors'
import { canonicalJson } from './canonical-json'
import { digestOf } from './leaf'
import { nodeHashing } from './node-hashing'
import { sha256Text } from './record-event'

export type KeyedAnswer = unknown

interface Route {
  name: string
  secret?: string[]
  hasSecretAnswer?: boolean
}

const { idempotencyKeys } = schema

/**
 * The answer given to this key before, or null. Holds a lock until the commit, so that of two requests with one key
 * the second waits for the first. @throws conflict when the key came with another body.
 */
export async function readAnswer<R>(tx: Tx, route: Route, key: string, input: unknown): Promise<{ value: R } | null> {
  const actorId = personOf(tx)
  await tx.db.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`${tx.ctx.workspaceId}:${actorId}:${route.name}:${key}`}, 0))`,
  )
  const [row] = await tx.db
    .select({ requestDigest: idempotencyKeys.requestDigest, response: idempotencyKeys.response })
    .from(idempotencyKeys)
    .where(
      and(eq(idempotencyKeys.actorId, actorId), eq(idempotencyKeys.route, route.name), eq(idempotencyKeys.key, key)),
    )
  if (!row) return null
  if (row.requestDigest !== requestDigest(route, input)) {
    throw conflict('This Idempotency-Key was used with another body. Use a new key for a new request.')
  }
  if (route.hasSecretAnswer) {
    throw conflict('This was done already, and what it made is shown only once. If you did not see it, make another.')
  }
  return row.response as { value: R }
}

export async function saveAnswer(
  tx: Tx,
  route: Route,
  key: string,
  input: unknown,
  answer: KeyedAnswer,
): Promise<void> {
  await tx.db.insert(idempotencyKeys).values({
    workspaceId: tx.ctx.workspaceId,
    actorId: personOf(tx),
    route: route.name,
    key,
    requestDigest: requestDigest(route, input),
    status: 200,
    response: route.hasSecretAnswer ? {} : { value: answer },
  })
}

/** Secrets stay out: a digest of a password beside known text could be tried offline. Files enter by their own digest. */
function requestDigest(route: Route, input: unknown): string {
  const body = Object.entries(input as Record<string, unknown>)
    .filter(([name]) => !route.secret?.includes(name))
    .map(([name, value]) => [name, value instanceof Uint8Array ? digestOf(nodeHashing.sha256, value) : value])
  return sha256Text(canonicalJson(JSON.parse(JSON.stringify(Object.fromEntries(body)))))
}
