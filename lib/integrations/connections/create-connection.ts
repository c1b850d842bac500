import { z } from 'zod'
import { schema } from '@/db/client'
import { change, recordEvent } from '@/lib/audit/record-event'
import { connectionKinds } from '@/lib/imports/vocabulary'
import { defineCommand } from '@/lib/platform/command'
import { newId, personOf } from '@/lib/platform/context'
import { conflict } from '@/lib/platform/errors'
import { nextRef } from '@/lib/platform/refs'
import { seal } from '@/lib/platform/seal'
import { lockUseCase } from '@/lib/use-cases/find-use-case'
import { sealedFor } from './find-connection'
import { connectionFields } from './input'
import { readSoon } from './read-soon'

const { connectionStates, connections } = schema

export const createConnection = defineCommand({
  name: 'connection.create',
  summary: 'Connect a registry of models',
  description:
    'MLflow is read by its own API, on a schedule, in the name of whoever connects it. Its token and the secret of its webhook are sealed and never shown again.',
  permission: 'connection.edit',
  secret: ['token', 'webhookSecret'],
  input: z.strictObject({
    kind: z.enum(connectionKinds).default('mlflow'),
    useCase: z.string({ error: 'Say which use case its models belong to.' }).min(1).max(60),
    ...connectionFields,
  }),
  rest: {
    method: 'POST',
    path: '/connections',
    status: 201,
    example: {
      useCase: 'UC-12',
      name: 'MLflow of the churn team',
      url: 'https://mlflow.example.org',
      everyMinutes: 60,
    },
  },
  find: (tx, input) => lockUseCase(tx, input.useCase),
  async run(tx, input, { useCase }) {
    if (useCase.retiredAt) throw conflict(`${useCase.ref} is retired, so nothing new is connected to it.`)
    const id = newId(tx)
    const [row] = await tx.db
      .insert(connections)
      .values({
        id,
        workspaceId: tx.ctx.workspaceId,
        ref: await nextRef(tx, 'CON'),
        kind: input.kind,
        name: input.name,
        url: input.url,
        models: input.models,
        useCaseId: useCase.id,
        token: input.token ? seal(input.token, sealedFor(id, 'token')) : null,
        webhookSecret: input.webhookSecret ? seal(input.webhookSecret, sealedFor(id, 'webhook')) : null,
        everyMinutes: input.everyMinutes,
        createdBy: personOf(tx),
      })
      .returning()
    await tx.db.insert(connectionStates).values({ connectionId: id, workspaceId: tx.ctx.workspaceId, dueAt: tx.at })
    await readSoon(tx, id)
    await recordEvent(tx, {
      action: 'connection.created',
      subject: { kind: 'connection', id, revision: 1 },
      useCaseId: useCase.id,
      changes: [change(connections, row!)],
      details: { ref: row!.ref, name: row!.name, kind: row!.kind, url: row!.url },
    })
    return { id, ref: row!.ref }
  },
})
