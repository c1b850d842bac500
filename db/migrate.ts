import path from 'node:path'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import { runMigrations } from 'graphile-worker'
import pg from 'pg'
import { appRoot } from '@/lib/platform/paths'

/** Any number, the same for every process: one migration at a time per database. */
const LOCK = 7_242_001

/**
 * Brings the database to this version's schema: our migrations, then the job queue's own.
 * Safe to call from several processes at once; the second waits and finds nothing to do.
 */
export async function migrateDatabase(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, options: '-c TimeZone=UTC' })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    await requirePostgres15(client)
    await migrate(drizzle(client), { migrationsFolder: path.join(appRoot(), 'db/migrations') })
    await runMigrations({ connectionString: ownerUrl })
    await admitWorker(client)
  } finally {
    await client.end()
  }
}

async function requirePostgres15(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: number }>(
    "select current_setting('server_version_num')::int as version",
  )
  const version = rows[0]?.version ?? 0
  if (version < 150_000) {
    throw new Error(`Countersign needs PostgreSQL 15 or newer; this server is ${Math.floor(version / 10_000)}.`)
  }
}

/** graphile-worker switches row security on in its own tables and expects its owner to run jobs; our worker owns nothing. */
async function admitWorker(client: pg.Client): Promise<void> {
  await client.query(`
    grant usage on schema graphile_worker to countersign_worker;
    grant select, insert, update, delete on all tables in schema graphile_worker to countersign_worker;
    grant usage, select on all sequences in schema graphile_worker to countersign_worker;
    grant execute on all functions in schema graphile_worker to countersign_worker;
    do $$
    declare t regclass;
    begin
      for t in select c.oid::regclass from pg_class c
        where c.relnamespace = 'graphile_worker'::regnamespace and c.relkind = 'r' and c.relrowsecurity
          and not exists (select 1 from pg_policy p where p.polrelid = c.oid and p.polname = 'worker')
      loop
        execute format('create policy worker on %s to countersign_worker using (true) with check (true)', t);
      end loop;
    end $$;`)
}

export type Process = 'web' | 'worker' | 'signer'
export type ProcessUrls = { webUrl: string; workerUrl: string; signerUrl: string }

/**
 * Makes the login of each process for this database, a member of its group role, with the password given.
 * @throws when the owner may not create roles: then DATABASE_WEB_URL and its sisters have to be given.
 */
export async function ensureLoginRoles(ownerUrl: string, passwords: Record<Process, string>): Promise<ProcessUrls> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ db: string }>('select current_database() as db')
    const database = rows[0]!.db
    const urls = {} as Record<Process, string>
    for (const process of ['web', 'worker', 'signer'] as const) {
      const login = `countersign_${process}_${database}`.slice(0, 63)
      await createLogin(client, login, passwords[process], [`countersign_${process}`])
      const url = new URL(ownerUrl)
      url.username = login
      url.password = passwords[process]
      urls[process] = url.toString()
    }
    return { webUrl: urls.web, workerUrl: urls.worker, signerUrl: urls.signer }
  } finally {
    await client.end()
  }
}

/** Creates or updates a login without any right of its own beyond the groups named. */
export async function createLogin(client: pg.Client, login: string, password: string, groups: string[]): Promise<void> {
  const name = pg.escapeIdentifier(login)
  await client.query('begin')
  await client.query('select pg_advisory_xact_lock($1)', [LOCK])
  const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [login])
  await client.query(`${rowCount ? 'alter' : 'create'} role ${name} login password ${pg.escapeLiteral(password)}`)
  for (const group of groups) await client.query(`grant ${pg.escapeIdentifier(group)} to ${name}`)
  await client.query('commit')
}
