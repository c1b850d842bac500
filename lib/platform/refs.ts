import { sql } from 'drizzle-orm'
import { schema } from '@/db/client'
import type { Tx } from './context'

const { refCounters } = schema

/**
 * The next reference of a kind (`UC-12`). Take it late: its counter row stays locked until the commit.
 * A number is never used again, also not after a rollback of someone else's transaction.
 */
export async function nextRef(tx: Tx, prefix: string): Promise<string> {
  const [row] = await tx.db
    .insert(refCounters)
    .values({ workspaceId: tx.ctx.workspaceId, prefix, value: 1 })
    .onConflictDoUpdate({
      target: [refCounters.workspaceId, refCounters.prefix],
      set: { value: sql`${refCounters.value} + 1` },
    })
    .returning({ value: refCounters.value })
  return `${prefix}-${row!.value}`
}

/** A reference as it is kept: `uc-04` is `UC-4`. */
export function normalRef(reference: string): string {
  return reference.toUpperCase().replace(/^([A-Z]+)-0+(?=\d)/, '$1-')
}

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Whether the text is an id (and not a reference such as `UC-12`). */
export function isId(text: string): boolean {
  return uuidPattern.test(text)
}
