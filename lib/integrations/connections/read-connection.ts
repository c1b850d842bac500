// Reads a connected registry to its end, page by page, in the name of whoever connected it.
import { execute } from '@/lib/audit/execute'
import type { Ctx } from '@/lib/platform/context'
import { AppError } from '@/lib/platform/errors'
import { log } from '@/lib/platform/log'
import { unseal } from '@/lib/platform/seal'
import { createMlflowClient, type MlflowConnection } from '../mlflow/client'
import { MlflowError } from '../mlflow/mlflow-error'
import { pull } from '../mlflow/pull'
import type { TransportOptions } from '../mlflow/transport'
import { type ConnectionRow, sealedFor } from './find-connection'
import { beginReading, endReading, holdReading } from './mark-reading'
import { takePage } from './take-page'

/** False where it was not its turn. A fault is kept with the connection, for people to read. */
export async function readConnection(ctx: Ctx, connectionId: string, options: TransportOptions = {}): Promise<boolean> {
  const begun = await beginReading(ctx, connectionId)
  if (!begun) return false
  const { connection } = begun
  const own: Ctx = { ...ctx, actor: { kind: 'person', id: connection.createdBy, via: 'job' } }
  try {
    const client = createMlflowClient(mlflowOf(connection), options)
    let from = begun.cursor
    let isFirst = true
    for await (const page of pull(client, from)) {
      await execute(own, takePage, { connection: connectionId, facts: page.facts, from, to: page.cursor, isFirst })
      await holdReading(ctx, connectionId)
      from = page.cursor
      isFirst = false
    }
    await endReading(ctx, connection)
  } catch (error) {
    await endReading(ctx, connection, faultOf(error, connection))
  }
  return true
}

/** `name:password` for servers with MLflow's own sign-in; else a bearer token. */
function mlflowOf({ id, url, token }: ConnectionRow): MlflowConnection {
  if (!token) return { baseUrl: url }
  const secret = unseal(token, sealedFor(id, 'token'))
  const at = secret.indexOf(':')
  return at === -1
    ? { baseUrl: url, token: secret }
    : { baseUrl: url, username: secret.slice(0, at), password: secret.slice(at + 1) }
}

/** A sentence for the person; what is a fault of ours is in the log. */
function faultOf(error: unknown, connection: ConnectionRow): string {
  if (error instanceof MlflowError) return error.message
  if (error instanceof AppError && error.code === 'forbidden')
    return 'Whoever connected it may no longer give files to this use case. Somebody who may has to save the connection again.'
  if (error instanceof AppError) return error.message
  log.error({ err: error, connection: connection.id }, 'a connection could not be read')
  return 'A fault of ours stopped the reading; it is in the log of the worker.'
}
