import { readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { SupervisorEnv } from '@/lib/platform/env'
import { appRoot } from '@/lib/platform/paths'
import { type Finding, fault, fine, notice } from './finding'

const OLDEST_VERSION = 150_000
/** The signer looks every 50 ms. */
const PATIENCE_MS = 3000

export async function checkDatabase(ownerUrl: string, env: SupervisorEnv): Promise<Finding[]> {
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    const findings = [await checkVersion(client)]
    const migrations = await checkMigrations(client)
    findings.push(migrations)
    if (migrations.level === 'fault') return findings
    findings.push(await checkRowSecurity(client), await checkGroupRoles(client))
    for (const [process, url] of Object.entries(env.roleUrls)) if (url) findings.push(await checkLogin(process, url))
    findings.push(await checkQueue(client), await checkCheckpoint(client))
    return findings
  } finally {
    await client.end()
  }
}

async function one<Row extends pg.QueryResultRow>(
  client: pg.Client,
  text: string,
  values: unknown[] = [],
): Promise<Row> {
  const { rows } = await client.query<Row>(text, values)
  return rows[0] as Row
}

async function checkVersion(client: pg.Client): Promise<Finding> {
  const { number, name } = await one<{ number: number; name: string }>(
    client,
    "SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS name",
  )
  return number >= OLDEST_VERSION
    ? fine('database', `PostgreSQL ${name} answers`)
    : fault('database', `this is PostgreSQL ${name}; 15 or newer is needed`)
}

async function checkMigrations(client: pg.Client): Promise<Finding> {
  const journal = JSON.parse(readFileSync(path.join(appRoot(), 'db/migrations/meta/_journal.json'), 'utf8')) as {
    entries: { when: number }[]
  }
  const { exists } = await one<{ exists: boolean }>(
    client,
    "SELECT to_regclass('drizzle.__drizzle_migrations') IS NOT NULL AS exists",
  )
  const wanted = journal.entries.length
  const { done } = exists
    ? await one<{ done: number }>(client, 'SELECT count(*)::int AS done FROM drizzle.__drizzle_migrations')
    : { done: 0 }
  if (done === wanted) return fine('schema', `all ${wanted} migrations are done`)
  return done < wanted
    ? fault(
        'schema',
        `${wanted - done} of ${wanted} migrations are not done; start Countersign, or run: countersign migrate`,
      )
    : fault(
        'schema',
        `the database is of a newer version (${done} migrations, this version knows ${wanted}); upgrade Countersign`,
      )
}

async function checkRowSecurity(client: pg.Client): Promise<Finding> {
  const { open } = await one<{ open: string[] }>(
    client,
    `SELECT coalesce(array_agg(c.relname::text ORDER BY c.relname), '{}') AS open FROM pg_class c
     JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'workspace_id' AND NOT a.attisdropped
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT (c.relrowsecurity AND c.relforcerowsecurity)`,
  )
  return open.length === 0
    ? fine('row security', 'forced on every table of workspace data')
    : fault('row security', `not forced on ${open.join(', ')}; run: countersign migrate`)
}

/** A superuser or the owner of a table is not held by row security; nor is who can become one. */
const UNBOUND = `
  r.rolsuper OR r.rolbypassrls OR EXISTS (
    SELECT FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND pg_has_role(r.oid, c.relowner, 'member'))`

async function checkGroupRoles(client: pg.Client): Promise<Finding> {
  const { unbound } = await one<{ unbound: string[] }>(
    client,
    `SELECT coalesce(array_agg(r.rolname::text ORDER BY r.rolname), '{}') AS unbound FROM pg_roles r
     WHERE (r.rolname LIKE 'countersign\\_%' AND NOT r.rolcanlogin OR r.rolcanlogin AND EXISTS (
       SELECT FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid
       WHERE m.member = r.oid AND g.rolname IN ('countersign_web', 'countersign_worker', 'countersign_signer')
         AND NOT pg_has_role(r.oid, current_user, 'member')))
     AND (${UNBOUND})`,
  )
  return unbound.length === 0
    ? fine('roles', 'no role of a process is a superuser or owns a table')
    : fault('roles', `${unbound.join(', ')} would escape row security: a superuser, or an owner of tables`)
}

/** The addresses given for the processes: do they open, and as someone whom row security holds? */
async function checkLogin(process: string, url: string): Promise<Finding> {
  const name = `DATABASE_${process.toUpperCase()}_URL`
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  try {
    await client.connect()
    const { user, unbound, member } = await one<{ user: string; unbound: boolean; member: boolean }>(
      client,
      `SELECT r.rolname AS user, (${UNBOUND}) AS unbound, pg_has_role(r.oid, $1, 'member') AS member FROM pg_roles r WHERE r.rolname = current_user`,
      [`countersign_${process}`],
    )
    if (unbound) return fault(name, `${user} is a superuser or owns tables: row security would not hold it`)
    if (!member)
      return fault(
        name,
        `${user} is not a member of countersign_${process}; run: GRANT countersign_${process} TO ${user}`,
      )
    return fine(name, `opens as ${user}`)
  } catch (error) {
    return fault(name, `cannot be opened: ${(error as Error).message}`)
  } finally {
    await client.end().catch(() => {})
  }
}

async function checkQueue(client: pg.Client): Promise<Finding> {
  const before = await readQueue(client)
  if (before.count === 0) return fine('pending entries', 'none')
  const { signers } = await one<{ signers: number }>(
    client,
    "SELECT count(*)::int AS signers FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'countersign signer'",
  )
  if (signers === 0) return notice('pending entries', `${before.count} wait; no signer is connected`)
  await sleep(PATIENCE_MS)
  const after = await readQueue(client)
  return after.first === before.first
    ? fault('pending entries', `${after.count} wait although a signer is connected; its log says why`)
    : fine('pending entries', `${after.count}, being worked off`)
}

/** By age they cannot be judged: entries of an imported or demo history are older than the log itself. */
async function readQueue(client: pg.Client): Promise<{ count: number; first: string | null }> {
  await client.query('BEGIN; SET LOCAL ROLE countersign_maintenance')
  const queue = await one<{ count: number; first: string | null }>(
    client,
    'SELECT count(*)::int AS count, min(entry_id::text) AS first FROM audit_pending',
  )
  await client.query('COMMIT')
  return queue
}

async function checkCheckpoint(client: pg.Client): Promise<Finding> {
  await client.query('BEGIN; SET LOCAL ROLE countersign_maintenance')
  const { rows } = await client.query<{ size: string; signed: string; leaves: string }>(
    `SELECT size::text, signed_at::text AS signed, (SELECT count(*) FROM audit_leaves)::text AS leaves
     FROM audit_checkpoints ORDER BY audit_checkpoints.size DESC LIMIT 1`,
  )
  await client.query('COMMIT')
  const [newest] = rows
  if (!newest) return notice('checkpoint', 'none yet')
  if (newest.size === newest.leaves)
    return fine('checkpoint', `covers all ${newest.size} entries, signed ${newest.signed}`)
  return fault(
    'checkpoint',
    `covers ${newest.size} of ${newest.leaves} entries, signed ${newest.signed}; the signer does not run, or cannot sign`,
  )
}
