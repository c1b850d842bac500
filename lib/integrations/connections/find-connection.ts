import { eq } from 'drizzle-orm'
import { schema } from '@/db/client'
import type { Target } from '@/lib/platform/command'
import type { Tx } from '@/lib/platform/context'
import { notFound } from '@/lib/platform/errors'
import { isId, normalRef } from '@/lib/platform/refs'

const { connections } = schema

export type ConnectionRow = typeof connections.$inferSelect

export interface ConnectionTarget extends Target {
  connection: ConnectionRow
}

/** @throws not_found */
export async function findConnection(tx: Tx, reference: string, lock = false): Promise<ConnectionRow> {
  const select = tx.db
    .select()
    .from(connections)
    .where(isId(reference) ? eq(connections.id, reference) : eq(connections.ref, normalRef(reference)))
  const [row] = lock ? await select.for('update') : await select
  if (!row) throw notFound('connection')
  return row
}

export async function lockConnection(tx: Tx, reference: string): Promise<ConnectionTarget> {
  const connection = await findConnection(tx, reference, true)
  return { kind: 'connection', id: connection.id, useCaseId: connection.useCaseId, ref: connection.ref, connection }
}

/** What a secret of a connection is sealed for: it opens for no other one. */
export const sealedFor = (connectionId: string, secret: 'token' | 'webhook') => `connection:${connectionId}:${secret}`
