import { eq } from 'drizzle-orm'
import { schema } from '@/db/client'
import { newId, type Tx } from '@/lib/platform/context'

const { connectionStates, outbox } = schema

/** Has a connection read as soon as this is committed; `fromBeginning` where what was read before says nothing of it any more. */
export async function readSoon(tx: Tx, connectionId: string, { fromBeginning = false } = {}): Promise<void> {
  await tx.db
    .update(connectionStates)
    .set({ dueAt: tx.at, ...(fromBeginning ? { cursor: null } : {}) })
    .where(eq(connectionStates.connectionId, connectionId))
  await tx.db.insert(outbox).values({
    id: newId(tx),
    workspaceId: tx.ctx.workspaceId,
    task: 'pull_connection',
    payload: { connection: connectionId },
  })
}
