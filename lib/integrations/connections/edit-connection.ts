import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { schema } from '@/db/client'
import { change, recordEvent } from '@/lib/audit/record-event'
import { defineCommand } from '@/lib/platform/command'
import { personOf } from '@/lib/platform/context'
import { invalid } from '@/lib/platform/errors'
import { assertRevision } from '@/lib/platform/revision'
import { seal } from '@/lib/platform/seal'
import { lockConnection, sealedFor } from './find-connection'
import { connectionFields, connectionPath } from './input'
import { readSoon } from './read-soon'

const { connections } = schema

export const editConnection = defineCommand({
  name: 'connection.edit',
  summary: 'Change a connection',
  description: 'Whoever changes it, it is read in their name from then on. Another address needs its token again.',
  permission: 'connection.edit',
  secret: ['token', 'webhookSecret'],
  input: z.strictObject({
    ...connectionPath,
    revision: z.coerce.number().int().min(1).optional(),
    ...connectionFields,
    everyMinutes: connectionFields.everyMinutes.unwrap(),
  }),
  rest: {
    method: 'PATCH',
    path: '/connections/{connection}',
    example: { revision: 1, name: 'MLflow', url: 'https://mlflow.example.org', everyMinutes: 15 },
  },
  find: (tx, input) => lockConnection(tx, input.connection),
  async run(tx, input, { connection }) {
    assertRevision(input.revision, connection.revision, { name: connection.name, url: connection.url })
    const isElsewhere = input.url !== connection.url
    // A token is for the server it was given for: a new address must not be told it.
    if (isElsewhere && connection.token && input.token === undefined)
      throw invalid('The address is another server. Give its token, or an empty one.', {
        token: 'For the new address.',
      })
    // What was left out before is only met by reading from the beginning.
    const isWider = input.models !== connection.models
    const sealed = (text: string | undefined, was: string | null, of: 'token' | 'webhook') =>
      text === undefined ? was : text === '' ? null : seal(text, sealedFor(connection.id, of))
    const [row] = await tx.db
      .update(connections)
      .set({
        name: input.name,
        url: input.url,
        models: input.models,
        everyMinutes: input.everyMinutes,
        token: sealed(input.token, connection.token, 'token'),
        webhookSecret: sealed(input.webhookSecret, connection.webhookSecret, 'webhook'),
        createdBy: personOf(tx),
        revision: connection.revision + 1,
      })
      .where(eq(connections.id, connection.id))
      .returning()
    await readSoon(tx, connection.id, { fromBeginning: isElsewhere || isWider })
    await recordEvent(tx, {
      action: 'connection.edited',
      subject: { kind: 'connection', id: connection.id, revision: row!.revision },
      useCaseId: connection.useCaseId,
      changes: [change(connections, row!)],
      details: { ref: row!.ref, name: row!.name, url: row!.url },
    })
    return { ref: row!.ref, revision: row!.revision }
  },
})

export const switchConnection = defineCommand({
  name: 'connection.switch',
  summary: 'Switch a connection on or off',
  permission: 'connection.edit',
  input: z.strictObject({ ...connectionPath, isOn: z.boolean() }),
  rest: { method: 'POST', path: '/connections/{connection}/switch', example: { isOn: false } },
  find: (tx, input) => lockConnection(tx, input.connection),
  async run(tx, input, { connection }) {
    const [row] = await tx.db
      .update(connections)
      .set({ isOn: input.isOn, revision: connection.revision + 1 })
      .where(eq(connections.id, connection.id))
      .returning()
    await readSoon(tx, connection.id)
    await recordEvent(tx, {
      action: 'connection.switched',
      subject: { kind: 'connection', id: connection.id, revision: row!.revision },
      useCaseId: connection.useCaseId,
      changes: [change(connections, row!)],
      details: { ref: row!.ref, name: row!.name, isOn: row!.isOn },
    })
    return { ref: row!.ref, isOn: row!.isOn, revision: row!.revision }
  },
})

export const pullNow = defineCommand({
  name: 'connection.pull-now',
  summary: 'Read a connection as soon as possible',
  permission: 'connection.edit',
  // A mark of when to look next, no record.
  isDraft: true,
  input: z.strictObject(connectionPath),
  rest: { method: 'POST', path: '/connections/{connection}/pull', example: {} },
  find: (tx, input) => lockConnection(tx, input.connection),
  async run(tx, _input, { connection }) {
    await readSoon(tx, connection.id)
    return { ref: connection.ref }
  },
})
