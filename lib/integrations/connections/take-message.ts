// What a connected registry tells of itself, at once instead of at the next reading.
import { and, eq, lt, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Db } from '@/db/client'
import { schema } from '@/db/client'
import { execute } from '@/lib/audit/execute'
import { takeFacts } from '@/lib/imports/take-facts'
import type { ImportedFacts } from '@/lib/imports/vocabulary'
import { defineCommand } from '@/lib/platform/command'
import { type Ctx, newId, withContext } from '@/lib/platform/context'
import { AppError, notFound } from '@/lib/platform/errors'
import { isId } from '@/lib/platform/refs'
import { unseal } from '@/lib/platform/seal'
import { fitText } from '../fit-text'
import { type MlflowWebhookHeaders, readMlflowWebhook, verifyMlflowWebhook } from '../mlflow/webhook'
import { findConnection, lockConnection, sealedFor } from './find-connection'
import { onlyNamed } from './only-named'
import { readSoon } from './read-soon'

const { webhookDeliveries } = schema

export const takeMessage = defineCommand({
  name: 'connection.take-message',
  summary: 'Take what a connected registry tells of itself',
  permission: 'import.give',
  // A message that says nothing new, or comes again, leaves a mark and no record.
  isDraft: true,
  input: z.strictObject({
    connection: z.string(),
    delivery: z.string().min(1).max(200),
    facts: z.custom<ImportedFacts>((value) => typeof value === 'object' && value !== null),
  }),
  find: (tx, input) => lockConnection(tx, input.connection),
  async run(tx, input, { connection }) {
    const own = eq(webhookDeliveries.connectionId, connection.id)
    // A message is signed for five minutes: what is older comes in no more.
    await tx.db
      .delete(webhookDeliveries)
      .where(and(own, lt(webhookDeliveries.receivedAt, sql`countersign_now() - interval '1 day'`)))
    const [fresh] = await tx.db
      .insert(webhookDeliveries)
      .values({
        id: newId(tx),
        workspaceId: tx.ctx.workspaceId,
        connectionId: connection.id,
        deliveryId: input.delivery,
      })
      .onConflictDoNothing()
      .returning()
    if (!fresh) return { isKnown: true }
    await takeFacts(tx, onlyNamed(fitText(input.facts), connection.models, new Set()), {
      useCaseId: connection.useCaseId,
      from: 'registry',
      system: connection.kind,
      systemLabel: 'MLflow',
    })
    // A message says little: the reading that follows brings the rest.
    await readSoon(tx, connection.id)
    return { isKnown: false }
  },
})

/** A message as it came. @throws not_found, unauthenticated when it was not signed with the connection's secret, invalid */
export async function receiveMessage(
  db: Db,
  place: { workspace: string; connection: string; requestId?: string | undefined },
  body: Uint8Array,
  headers: MlflowWebhookHeaders,
): Promise<{ isKnown: boolean }> {
  if (!isId(place.workspace) || !isId(place.connection)) throw notFound('connection')
  const system: Ctx = {
    db,
    actor: { kind: 'system', id: null, via: 'api' },
    workspaceId: place.workspace,
    ...(place.requestId ? { requestId: place.requestId } : {}),
  }
  const connection = await withContext(system, (tx) => findConnection(tx, place.connection), { readOnly: true })
  if (!connection.isOn || !connection.webhookSecret) throw notFound('connection')
  const verdict = verifyMlflowWebhook(
    body,
    headers,
    unseal(connection.webhookSecret, sealedFor(connection.id, 'webhook')),
  )
  if (!verdict.ok) throw new AppError('unauthenticated', verdict.reason)
  const read = readMlflowWebhook(body)
  if (!read.ok) throw new AppError('invalid', read.message)
  const own: Ctx = { ...system, actor: { kind: 'person', id: connection.createdBy, via: 'api' } }
  const { value } = await execute(own, takeMessage, {
    connection: connection.id,
    delivery: verdict.deliveryId,
    facts: read.facts,
  })
  return value
}
