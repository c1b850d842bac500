// Marks of a reading: no record, for nothing is decided by them.
import { and, eq, sql } from 'drizzle-orm'
import type { PgUpdateSetSource } from 'drizzle-orm/pg-core'
import { schema } from '@/db/client'
import { type Ctx, withContext } from '@/lib/platform/context'
import type { ConnectionRow } from './find-connection'

const { connectionStates, connections } = schema

/** So long a reading may be silent before another process goes on with it. */
const LEASE_MINUTES = 5

/** The connection and how far it was read, when it is its turn; null when it is off, or somebody else reads it. */
export async function beginReading(
  ctx: Ctx,
  connectionId: string,
): Promise<{ connection: ConnectionRow; cursor: unknown } | null> {
  return withContext(ctx, async (tx) => {
    const [row] = await tx.db
      .select({ connection: connections, state: connectionStates })
      .from(connectionStates)
      .innerJoin(connections, eq(connections.id, connectionStates.connectionId))
      .where(and(eq(connectionStates.connectionId, connectionId), sql`${connectionStates.dueAt} <= countersign_now()`))
      .for('update', { of: connectionStates, skipLocked: true })
    if (!row?.connection.isOn) return null
    await tx.db
      .update(connectionStates)
      .set({ startedAt: tx.at, dueAt: sql`countersign_now() + make_interval(mins => ${LEASE_MINUTES})` })
      .where(eq(connectionStates.connectionId, connectionId))
    return { connection: row.connection, cursor: row.state.cursor ?? null }
  })
}

/** Still at it. */
export async function holdReading(ctx: Ctx, connectionId: string): Promise<void> {
  await mark(ctx, connectionId, { dueAt: sql`countersign_now() + make_interval(mins => ${LEASE_MINUTES})` })
}

/** It came to its end, or to a fault: a sentence for the person. */
export async function endReading(ctx: Ctx, connection: ConnectionRow, fault = ''): Promise<void> {
  await mark(ctx, connection.id, {
    finishedAt: sql`countersign_now()`,
    dueAt: sql`countersign_now() + make_interval(mins => ${connection.everyMinutes})`,
    fault: fault.slice(0, 500),
  })
}

async function mark(ctx: Ctx, connectionId: string, set: PgUpdateSetSource<typeof connectionStates>): Promise<void> {
  await withContext(ctx, (tx) =>
    tx.db.update(connectionStates).set(set).where(eq(connectionStates.connectionId, connectionId)),
  )
}
