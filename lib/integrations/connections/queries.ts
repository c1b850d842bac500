import { asc, eq } from 'drizzle-orm'
import { z } from 'zod'
import { schema } from '@/db/client'
import { defineQuery } from '@/lib/platform/command'
import type { Tx } from '@/lib/platform/context'
import { workspacePeople } from '@/lib/platform/people'
import { isAllowed } from '@/lib/platform/permissions'
import { readRights } from '@/lib/platform/rights'
import { isoInstant } from '@/lib/platform/times'
import { placesWhere } from '@/lib/use-cases/places-where'
import { findConnection } from './find-connection'
import { connectionPath } from './input'

const { connectionStates, connections, useCases } = schema

/** What people and scripts are told of a connection: whether it has secrets, never what they are. */
async function readConnections(tx: Tx, only?: string) {
  const rows = await tx.db
    .select({
      connection: connections,
      state: connectionStates,
      useCase: useCases.ref,
      useCaseName: useCases.name,
      owner: workspacePeople.name,
    })
    .from(connections)
    .innerJoin(connectionStates, eq(connectionStates.connectionId, connections.id))
    .innerJoin(useCases, eq(useCases.id, connections.useCaseId))
    .leftJoin(workspacePeople, eq(workspacePeople.id, connections.createdBy))
    .where(only ? eq(connections.id, only) : undefined)
    .orderBy(asc(connections.id))
    .limit(200)
  return rows.map(({ connection, state, useCase, useCaseName, owner }) => ({
    id: connection.id,
    ref: connection.ref,
    kind: connection.kind,
    name: connection.name,
    url: connection.url,
    models: connection.models,
    useCase,
    useCaseName,
    everyMinutes: connection.everyMinutes,
    isOn: connection.isOn,
    hasToken: connection.token !== null,
    hasWebhookSecret: connection.webhookSecret !== null,
    /** In whose name it is read. */
    owner,
    revision: connection.revision,
    startedAt: state.startedAt && isoInstant(state.startedAt),
    finishedAt: state.finishedAt && isoInstant(state.finishedAt),
    dueAt: isoInstant(state.dueAt),
    /** Empty when it went well. */
    fault: state.fault,
    /** What the last reading met. */
    counts: state.counts,
  }))
}

export const listConnections = defineQuery({
  name: 'connection.list',
  summary: 'List connections to other systems',
  permission: 'connection.read',
  input: z.strictObject({}),
  rest: { method: 'GET', path: '/connections' },
  run: async (tx) => ({ items: await readConnections(tx), next: null }),
})

export const getConnection = defineQuery({
  name: 'connection.get',
  summary: 'Read a connection, and how its last reading went',
  permission: 'connection.read',
  input: z.strictObject(connectionPath),
  rest: { method: 'GET', path: '/connections/{connection}' },
  async run(tx, input) {
    const row = await findConnection(tx, input.connection)
    const [view] = await readConnections(tx, row.id)
    return {
      ...view!,
      workspaceId: row.workspaceId,
      mayEdit: isAllowed('connection.edit', await readRights(tx, row.useCaseId)),
    }
  },
})

export const listConnectionPlaces = defineQuery({
  name: 'connection.places',
  summary: 'List the use cases I may connect a registry to',
  permission: 'connection.read',
  input: z.strictObject({}),
  run: (tx) => placesWhere(tx, 'connection.edit'),
})
