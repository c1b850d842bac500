import { readFileSync } from 'node:fs'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase, testDatabase } from '@/db/testing/database'
import { governedTables } from '@/lib/audit/governed'
import { appPath } from '@/lib/platform/paths'

let owner: pg.Client

beforeAll(async () => {
  owner = new pg.Client({ connectionString: (await testDatabase()).ownerUrl })
  await owner.connect()
})
afterAll(() => owner.end())

/** Tables of a workspace's data that do not hold rows back by forced row security and a policy of their own. */
async function unguardedTables(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(`
    select c.relname as name from pg_class c
    where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
      and (c.relname = 'workspaces' or exists (
        select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'workspace_id' and not a.attisdropped))
      and not (c.relrowsecurity and c.relforcerowsecurity and exists (
        select 1 from pg_policy p where p.polrelid = c.oid and p.polname = 'workspace_isolation' and p.polroles = '{0}'
          and pg_get_expr(p.polqual, c.oid) like '%app_workspace()%' and pg_get_expr(p.polwithcheck, c.oid) like '%app_workspace()%'))`)
  return rows.map(({ name }) => name)
}

describe('row security', () => {
  test('every table of a workspace has it forced, with the policy', async () => {
    const { rows } = await owner.query("select count(*)::int as count from pg_attribute where attname = 'workspace_id'")
    expect(rows[0].count).toBeGreaterThan(20)
    expect(await unguardedTables(owner)).toEqual([])
  })

  test.each([
    ['a new table without it', 'create table notes (id uuid, workspace_id uuid)', 'notes'],
    ['a table where it is not forced', 'alter table use_cases no force row level security', 'use_cases'],
    ['a table without its policy', 'drop policy workspace_isolation on approval_requests', 'approval_requests'],
  ])('the walk finds %s', async (_, statement, name) => {
    await owner.query('begin')
    await owner.query(statement)
    expect(await unguardedTables(owner)).toEqual([name])
    await owner.query('rollback')
  })

  test('nobody but the maintenance, the worker and the signer has a policy that sees every workspace', async () => {
    const { rows } = await owner.query<{ policy: string }>(`
      select c.relname || ' to ' || r.rolname as policy from pg_policy p join pg_class c on c.oid = p.polrelid
      join pg_roles r on r.oid = any(p.polroles)
      where c.relnamespace = 'public'::regnamespace and p.polname <> 'maintenance' order by 1`)
    expect(rows.map(({ policy }) => policy)).toEqual([
      'audit_entries to countersign_signer',
      'audit_leaves to countersign_signer',
      'audit_pending to countersign_signer',
      'connection_states to countersign_worker',
      'idempotency_keys to countersign_worker',
      'metric_standings to countersign_worker',
      'outbox to countersign_worker',
      'refusals to countersign_worker',
    ])
  })
})

describe('what the processes may do', () => {
  const identity = ['people', 'identities', 'sessions', 'api_tokens', 'invitations', 'first_administrator_links']

  test.each(['countersign_web', 'countersign_worker', 'countersign_signer'])(
    '%s owns nothing, is no superuser, passes no row security and creates nothing',
    async (role) => {
      const { rows } = await owner.query(
        `select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication as mighty,
          has_schema_privilege(oid, 'public', 'create') as creates,
          exists (select 1 from pg_class where relowner = pg_roles.oid) as owns,
          exists (select 1 from pg_auth_members m where m.member = pg_roles.oid) as belongs
         from pg_roles where rolname = $1`,
        [role],
      )
      expect(rows).toEqual([{ mighty: false, creates: false, owns: false, belongs: false }])
    },
  )

  test.each(['countersign_web', 'countersign_worker', 'countersign_signer'])(
    '%s has no right on the tables of people',
    async (role) => {
      for (const table of identity) {
        const { rows } = await owner.query(
          `select has_any_column_privilege($1, $2, 'select, insert, update, references') or has_table_privilege($1, $2, 'delete, truncate, trigger') as may`,
          [role, table],
        )
        expect([table, rows[0].may]).toEqual([table, false])
      }
    },
  )

  test('the web process deletes no governed row, changes nothing that is append-only and truncates nothing', async () => {
    const { rows } = await owner.query<{ name: string; del: boolean; upd: boolean; trunc: boolean }>(`
      select relname as name, has_table_privilege('countersign_web', oid, 'delete') as del,
        has_any_column_privilege('countersign_web', oid, 'update') as upd, has_table_privilege('countersign_web', oid, 'truncate') as trunc
      from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`)
    expect(rows.filter(({ trunc }) => trunc)).toEqual([])
    expect(
      rows
        .filter(({ del }) => del)
        .map(({ name }) => name)
        .sort(),
    ).toEqual([
      'connection_states',
      'document_answer_history',
      'document_answers',
      'document_drafts',
      'document_presence',
      'document_restore_points',
      'idempotency_keys',
      'metric_standings',
      'outbox',
      'refusals',
      'saved_views',
      'template_drafts',
      'throttles',
      'use_case_values',
      'webhook_deliveries',
    ])
    const changeable = new Set(rows.filter(({ upd }) => upd).map(({ name }) => name))
    for (const { name } of rows) {
      if (/^audit_|_revisions$|_versions$|_decisions$/.test(name) && name !== 'model_versions') {
        expect([name, changeable.has(name)]).toEqual([name, false])
      }
    }
  })

  test('only the signer gives entries their places', async () => {
    for (const table of ['audit_leaves', 'audit_tiles', 'audit_checkpoints', 'audit_keys']) {
      const { rows } = await owner.query(
        `select has_table_privilege('countersign_web', $1, 'insert') as web, has_table_privilege('countersign_worker', $1, 'insert') as worker,
          has_table_privilege('countersign_signer', $1, 'insert') as signer, has_table_privilege('countersign_signer', $1, 'update') as changes`,
        [table],
      )
      expect(rows[0]).toEqual({ web: false, worker: false, signer: true, changes: false })
    }
  })

  test('every function that runs as the owner fixes its search path, and strangers may call none that reaches people', async () => {
    const { rows } = await owner.query<{ name: string; path: string[] | null; open: boolean }>(`
      select proname as name, proconfig as path, has_function_privilege('countersign_signer', oid, 'execute') as open
      from pg_proc where pronamespace = 'public'::regnamespace and prosecdef`)
    expect(rows.length).toBeGreaterThan(20)
    for (const { name, path } of rows) expect([name, path]).toEqual([name, ['search_path=public, pg_temp']])
    const open = rows.filter((row) => row.open).map(({ name }) => name)
    expect(open.filter((name) => /^identity_|people/.test(name))).toEqual([])
  })
})

describe('governed tables', () => {
  test('each has the trigger that asks for an entry, deferred to the commit', async () => {
    const { rows } = await owner.query<{ name: string }>(`
      select c.relname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
      where t.tgname = 'require_entry' and t.tgdeferrable and t.tginitdeferred and t.tgenabled = 'O' order by 1`)
    expect(rows.map(({ name }) => name)).toEqual(governedTables.map(({ name }) => name).sort())
  })

  test('whatever a workspace has is governed, or one of the few tables that are not, each for a reason', async () => {
    const free = [
      // The log itself, its queue and its side table.
      'audit_commitments',
      'audit_entries',
      'audit_leaves',
      'audit_pending',
      // How far a connection was read: a mark, no record.
      'connection_states',
      // Drafts, counters, one's own views and what passes.
      'document_answer_history',
      'document_answers',
      'document_drafts',
      'document_presence',
      'document_restore_points',
      'idempotency_keys',
      // Follows from observations and targets.
      'metric_standings',
      // Values are governed by their batch; the rest follows from them.
      'observation_days',
      'observation_series',
      'observations',
      'outbox',
      'ref_counters',
      'refusals',
      'saved_views',
      'template_drafts',
      // Says again what a revision says.
      'use_case_values',
      // Deliveries that were taken already.
      'webhook_deliveries',
    ]
    const { rows } = await owner.query<{ name: string }>(`
      select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and a.attname = 'workspace_id' order by 1`)
    const governed = new Set(governedTables.map(({ name }) => name))
    expect(rows.map(({ name }) => name).filter((name) => !governed.has(name))).toEqual(free)
  })
})

describe('migrations', () => {
  test("the journal's times rise strictly: an older one would be skipped in silence", () => {
    const { entries } = JSON.parse(readFileSync(appPath('db/migrations/meta/_journal.json'), 'utf8')) as {
      entries: { idx: number; when: number; tag: string }[]
    }
    for (const [index, { idx, when, tag }] of entries.entries()) {
      expect(idx).toBe(index)
      if (index > 0) expect([tag, when > entries[index - 1]!.when]).toEqual([tag, true])
      readFileSync(appPath(`db/migrations/${tag}.sql`))
    }
  })

  test('each of them is applied', async () => {
    const { entries } = JSON.parse(readFileSync(appPath('db/migrations/meta/_journal.json'), 'utf8'))
    const { rows } = await owner.query('select countersign_migrations_applied() as applied')
    expect(rows[0].applied).toBe(entries.length)
  })
})

test('a database of its own is as guarded as the first', async () => {
  const client = new pg.Client({ connectionString: (await freshDatabase()).ownerUrl })
  await client.connect()
  try {
    expect(await unguardedTables(client)).toEqual([])
  } finally {
    await client.end()
  }
})
