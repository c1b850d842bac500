import { sql } from 'drizzle-orm'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { execute } from '@/lib/audit/execute'
import { governedTables } from '@/lib/audit/governed'
import { addComment } from '@/lib/discussion/add-comment'
import { requestAnswer } from '@/lib/documents/requests/request-answer'
import { uploadFile } from '@/lib/files/upload-file'
import { DEPLOYMENT, newId } from '@/lib/platform/context'
import { assessUseCase } from '@/lib/risk/assess-use-case'
import { builtInQuestionnaire } from '@/lib/risk/definition'
import { mildestAnswers } from '@/lib/risk/testing/answers'
import { fillDatasets } from '@/lib/testing/datasets'
import { openGate } from '@/lib/testing/documents'
import { fillImports } from '@/lib/testing/imports'
import { fillMetrics } from '@/lib/testing/metrics'
import { fillModels } from '@/lib/testing/models'
import { approvedRequest } from '@/lib/testing/release'
import { openTestDb, type TestWorkspace, testWorkspace } from '@/lib/testing/workspace'

const mine = await testWorkspace({ slug: 'mine' })
const theirs = await testWorkspace({ slug: 'theirs', db: mine.db })
const clock = await openTestDb(mine.database.clockUrl, 2)
const identity = new Set(['people', 'api_tokens', 'invitations'])
const tables = governedTables.map(({ name }) => name).filter((name) => !identity.has(name))
let web: pg.Client
let owner: pg.Client

beforeAll(async () => {
  web = new pg.Client({ connectionString: mine.database.webUrl })
  owner = new pg.Client({ connectionString: mine.database.ownerUrl })
  await Promise.all([web.connect(), owner.connect()])
  for (const workspace of [mine, theirs]) await fillEveryTable(workspace)
})
afterAll(() => Promise.all([web.end(), owner.end()]))

/** At least one row in every governed table of a workspace. */
async function fillEveryTable(workspace: TestWorkspace): Promise<void> {
  const { useCase } = workspace
  const scientist = workspace.as('data_scientist')
  const { document } = useCase
  await approvedRequest(workspace)
  await fillMetrics(workspace)
  await fillImports(workspace)
  await fillModels(workspace, (await fillDatasets(workspace)).feature)
  await execute(scientist, uploadFile, { name: 'a.txt', file: Buffer.from(workspace.slug) })
  await execute(scientist, addComment, { subject: { kind: 'document', ref: document }, body: 'Is this so?' })
  await execute(scientist, requestAnswer, {
    document,
    field: 'context',
    role: 'subject_matter_expert',
    note: 'Please.',
  })
  await execute(scientist, assessUseCase, {
    useCase: useCase.ref,
    revision: 1,
    answers: mildestAnswers(await builtInQuestionnaire()),
  })
  await openGate(workspace)
}

/** Runs as the web process in a workspace, and undoes it. */
async function within<T>(workspace: string | null, work: () => Promise<T>): Promise<T> {
  await web.query('begin')
  if (workspace) await web.query("select set_config('app.workspace', $1, true)", [workspace])
  try {
    return await work()
  } finally {
    await web.query('rollback')
  }
}

const place = (table: string) => (table === 'workspaces' ? 'id' : 'workspace_id')

describe.each(tables)('%s', (table) => {
  test('has no rows for a transaction that named no workspace', async () => {
    expect((await within(null, () => web.query(`select 1 from ${table}`))).rowCount).toBe(0)
  })

  test('shows the rows of the workspace that was named, and of no other', async () => {
    const { rows } = await within(mine.id, () => web.query(`select distinct ${place(table)} as place from ${table}`))
    expect(rows).toEqual([{ place: mine.id }])
  })

  test('takes no row of another workspace and changes none', async () => {
    const columns = await owner.query<{ list: string; values: string }>(
      `select string_agg(quote_ident(column_name), ',') as list,
        string_agg(case when column_name = 'id' and $1 <> 'workspaces' then quote_literal($2) || '::uuid' else quote_ident(column_name) end, ',') as values
       from information_schema.columns where table_schema = 'public' and table_name = $1`,
      [table, newId()],
    )
    const { list, values } = columns.rows[0]!
    const row = await owner.query(`select ${values} from ${table} where ${place(table)} = $1 limit 1`, [theirs.id])
    const json = JSON.stringify(row.rows[0], (_, value) => value)
    await expect(
      within(mine.id, () =>
        web.query(`insert into ${table} (${list}) select ${list} from json_populate_record(null::${table}, $1)`, [
          json,
        ]),
      ),
    ).rejects.toMatchObject({ code: '42501' })
    await within(mine.id, async () => {
      const update = `update ${table} set revision = revision where ${place(table)} = $1`
      const changed = await web.query(update, [theirs.id]).then(
        ({ rowCount }) => rowCount,
        (error) => error.code,
      )
      expect([0, '42501']).toContain(changed)
    })
  })

  test('does not commit a change that no entry accounts for', async () => {
    await owner.query('begin')
    await owner.query(`alter table ${table} disable trigger user`)
    await owner.query(`alter table ${table} enable trigger require_entry`)
    await owner.query(`update ${table} set revision = revision where ${place(table)} = $1`, [mine.id])
    await expect(owner.query('commit')).rejects.toMatchObject({ code: 'CS001' })
    await owner.query('rollback')
  })
})

describe.each([...identity])('%s', (table) => {
  test('is out of reach for the web process', async () => {
    await expect(within(mine.id, () => web.query(`select 1 from ${table}`))).rejects.toMatchObject({ code: '42501' })
  })
})

test('without its trigger a change of a governed row would commit: the trigger is what refuses it', async () => {
  await owner.query('begin')
  await owner.query('drop trigger require_entry on use_cases')
  await owner.query("update use_cases set name = 'x' where workspace_id = $1", [mine.id])
  await owner.query('set constraints all immediate')
  await owner.query('rollback')
})

test('an entry accounts for the rows it names and for no other', async () => {
  const [entry, other] = [newId(), newId()]
  await web.query('begin')
  await web.query("select set_config('app.workspace', $1, true)", [mine.id])
  await web.query(
    `insert into audit_entries (id, workspace_id, actor_kind, via, action, subject_kind, occurred_at, body) values ($1::uuid, $2::uuid, 'system', 'job', 'x.y', 'x', now(), ${bodyOf('$1', '$2')})`,
    [entry, mine.id],
  )
  await web.query('insert into audit_pending (entry_id, workspace_id, covers) values ($1, $2, $3)', [
    entry,
    mine.id,
    [`use_cases:${other}`],
  ])
  await web.query("update use_cases set name = 'x'")
  await expect(web.query('commit')).rejects.toMatchObject({ code: 'CS001' })
})

test('an entry of an earlier transaction accounts for nothing now', async () => {
  await web.query('begin')
  await web.query("select set_config('app.workspace', $1, true)", [mine.id])
  await web.query("update use_cases set name = 'x'")
  await expect(web.query('commit')).rejects.toMatchObject({ code: 'CS001' })
})

test('an entry that has its place in the log does not wait, and account for a change, a second time', async () => {
  const { rows } = await owner.query(
    `insert into audit_leaves (seq, entry_id, workspace_id, n, leaf_hash)
      select 0, id, workspace_id, 0, 'x' from audit_entries where workspace_id = $1 order by id limit 1 returning entry_id`,
    [mine.id],
  )
  await owner.query('delete from audit_pending where entry_id = $1', [rows[0].entry_id])
  const queue = 'insert into audit_pending (entry_id, workspace_id, covers) values ($1, $2, $3)'
  await expect(within(mine.id, () => web.query(queue, [rows[0].entry_id, mine.id, []]))).rejects.toMatchObject({
    code: 'CS003',
  })
})

/** SQL for the least body that says what its columns say. */
function bodyOf(id: string, workspace: string): string {
  return `convert_to(jsonb_build_object('id', ${id}::text, 'workspace', ${workspace}::text, 'action', 'x.y', 'at', now())::text, 'UTF8')`
}

test.each([
  ['is no JSON', "'nonsense'"],
  ['names another entry', bodyOf("'0198c2f0-5a51-7c3e-9d41-2b6f3a1e8c55'", '$2')],
  ['names another workspace', bodyOf('$1', "'0198c2f0-5a51-7c3e-9d41-2b6f3a1e8c55'")],
])('an entry whose body %s is not taken', async (_, body) => {
  const insert = `insert into audit_entries (id, workspace_id, actor_kind, via, action, subject_kind, occurred_at, body)
    values ($1::uuid, $2::uuid, 'system', 'job', 'x.y', 'x', now(), ${body})`
  await expect(within(mine.id, () => web.query(insert, [newId(), mine.id]))).rejects.toMatchObject({ code: 'CS003' })
})

test('the web process dates no entry', async () => {
  const insert = `insert into audit_entries (id, workspace_id, actor_kind, via, action, subject_kind, occurred_at, body)
    values ($1, $2, 'system', 'job', 'x.y', 'x', now() - interval '1 second', '{}')`
  await expect(within(mine.id, () => web.query(insert, [newId(), mine.id]))).rejects.toMatchObject({ code: 'CS003' })
})

test('what the web process queues accounts for its own transaction, whatever number it gives', async () => {
  const entry = newId()
  await within(mine.id, async () => {
    await web.query(
      `insert into audit_entries (id, workspace_id, actor_kind, via, action, subject_kind, occurred_at, body) values ($1::uuid, $2::uuid, 'system', 'job', 'x.y', 'x', now(), ${bodyOf('$1', '$2')})`,
      [entry, mine.id],
    )
    const { rows } = await web.query(
      `insert into audit_pending (entry_id, workspace_id, covers, xact)
        values ($1, $2, '{}', '9999999999'::xid8) returning xact = pg_current_xact_id() as own`,
      [entry, mine.id],
    )
    expect(rows).toEqual([{ own: true }])
  })
})

test('the web process queues no entry of another workspace', async () => {
  await expect(
    within(mine.id, () =>
      web.query(
        'insert into audit_pending (entry_id, workspace_id, covers) select id, $1, $2 from audit_entries order by id desc limit 1',
        [theirs.id, []],
      ),
    ),
  ).rejects.toMatchObject({ code: '42501' })
})

test.each([
  ['people', "select identity_create_person($1, 'X', 'x@x.example', null)", 'DEPLOYMENT'],
  ['api_tokens', "select identity_create_token($1, $2, 'x', '{read}', 'hash', now() + interval '1 day')", 'mine'],
  [
    'invitations',
    "select identity_create_invitation($1, 'x@x.example', 'X', '{}', null, null, 'hash', $2, now() + interval '1 day')",
    'mine',
  ],
])('%s: the functions that write it do not commit without an entry either', async (_, statement, where) => {
  await web.query('begin')
  await web.query("select set_config('app.workspace', $1, true)", [where === 'mine' ? mine.id : DEPLOYMENT])
  await web.query(statement, statement.includes('$2') ? [newId(), mine.person.admin] : [newId()])
  await expect(web.query('commit')).rejects.toMatchObject({ code: 'CS001' })
})

describe('app.now', () => {
  const then = '2024-02-29T12:00:00.000Z'
  const read = sql`select countersign_now() = ${then}::timestamptz as moved`

  test('moves the time for a login of the clock role alone', async () => {
    await clock.transaction(async (tx) => {
      await tx.execute(sql`select set_config('app.now', ${then}, true)`)
      expect((await tx.execute(read)).rows).toEqual([{ moved: true }])
    })
    await mine.db.transaction(async (tx) => {
      await tx.execute(sql`select set_config('app.now', ${then}, true)`)
      expect((await tx.execute(read)).rows).toEqual([{ moved: false }])
    })
  })
})
