import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import * as approvals from './schema/approvals'
import * as audit from './schema/audit'
import * as datasets from './schema/datasets'
import * as discussion from './schema/discussion'
import * as documents from './schema/documents'
import * as experiments from './schema/experiments'
import * as identity from './schema/identity'
import * as imports from './schema/imports'
import * as metrics from './schema/metrics'
import * as models from './schema/models'
import * as observations from './schema/observations'
import * as platform from './schema/platform'
import * as risk from './schema/risk'
import * as templates from './schema/templates'
import * as useCases from './schema/use-cases'
import * as workspaces from './schema/workspaces'

export const schema = {
  ...approvals,
  ...audit,
  ...datasets,
  ...discussion,
  ...documents,
  ...experiments,
  ...identity,
  ...imports,
  ...metrics,
  ...models,
  ...observations,
  ...platform,
  ...risk,
  ...templates,
  ...useCases,
  ...workspaces,
}

export type Db = NodePgDatabase<typeof schema> & { $client: pg.Pool }
/** The handle inside a transaction. */
export type DbTx = Parameters<Parameters<Db['transaction']>[0]>[0]

/** A pool of connections with UTC sessions and times as text. Close it with `db.$client.end()`. */
export function createDb(url: string, options: { max?: number; application?: string } = {}): Db {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 10,
    application_name: options.application ?? 'countersign',
    connectionTimeoutMillis: 10_000,
    options: '-c TimeZone=UTC -c statement_timeout=30000 -c idle_in_transaction_session_timeout=30000',
  })
  // A connection that dies while idle is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => {})
  return drizzle(pool, { schema }) as Db
}
