// Over real HTTP, against a server that answers as MLflow does.
import { eq, sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { schema } from '@/db/client'
import { ask, execute } from '@/lib/audit/execute'
import { saveAnswers } from '@/lib/documents/save-answers'
import type { Ctx } from '@/lib/platform/context'
import { withContext } from '@/lib/platform/context'
import { type MlflowServer, startMlflowServer } from '@/lib/testing/mlflow-server'
import { churnUseCase, type TestWorkspace, testWorkspace } from '@/lib/testing/workspace'
import { addRole, endRole } from '@/lib/use-cases/change-roles'
import { createUseCase } from '@/lib/use-cases/create-use-case'
import { giveFile } from '../imports/give-file'
import { createConnection } from './create-connection'
import { editConnection, switchConnection } from './edit-connection'
import { getConnection } from './queries'
import { readConnection } from './read-connection'

const { connectionStates, modelAliases, modelVersions, registeredModels, runs } = schema
const T = 1_760_000_000_000
const first = await testWorkspace({ slug: 'registry' })
let serial = 0
const patient = { sleep: async () => {}, maxAttempts: 3 }
let server: MlflowServer
let ws: TestWorkspace
let system: Ctx

beforeEach(async () => {
  server = await startMlflowServer()
  ws = await testWorkspace({ db: first.db, slug: `registry-${++serial}` })
  system = { db: ws.db, actor: { kind: 'system', id: null, via: 'job' }, workspaceId: ws.id }
  server.experiments = [
    { experiment_id: '1', name: 'churn-trees', lifecycle_stage: 'active' },
    { experiment_id: '2', name: 'fraud', lifecycle_stage: 'active' },
  ]
  server.runs = [run('r1', '1'), run('r2', '1'), run('r3', '2')]
  server.registeredModels = [
    { name: 'churn-scorer', creation_timestamp: T, aliases: [{ alias: 'champion', version: '2' }] },
    { name: 'fraud', creation_timestamp: T },
  ]
  server.modelVersions = [
    { name: 'churn-scorer', version: '1', creation_timestamp: T, run_id: 'r1' },
    { name: 'churn-scorer', version: '2', creation_timestamp: T + 1, run_id: 'r2', description: 'Trees, deeper.' },
    { name: 'fraud', version: '1', creation_timestamp: T, run_id: 'r3' },
  ]
})
afterEach(() => server.close())

function run(id: string, experiment: string) {
  return {
    info: { run_id: id, experiment_id: experiment, run_name: id, status: 'FINISHED', start_time: T, end_time: T + 9 },
    data: { metrics: [{ key: 'auc', value: 'NaN', timestamp: T, step: 0 }], params: [{ key: 'depth', value: '4' }] },
    inputs: {},
  }
}

async function connect(more: Record<string, unknown> = {}): Promise<{ id: string; ref: string }> {
  const input = { useCase: ws.useCase.ref, name: 'MLflow', url: server.url, token: 'a-token', ...more }
  return (await execute(ws.as('ml_engineer'), createConnection, input)).value
}
const due = (id: string) =>
  withContext(system, (tx) =>
    tx.db
      .update(connectionStates)
      .set({ dueAt: sql`now() - interval '1 second'` })
      .where(eq(connectionStates.connectionId, id)),
  )
const state = (ref: string) => ask(ws.as('member'), getConnection, { connection: ref })
const all = () =>
  withContext(system, async (tx) => ({
    runs: (await tx.db.select().from(runs)).map((row) => row.externalId).sort(),
    versions: (await tx.db.select().from(modelVersions)).map((row) => row.label).sort(),
    models: (await tx.db.select().from(registeredModels)).map((row) => row.name).sort(),
    entries: await tx.db.$count(schema.auditEntries),
  }))

describe('reading a registry', () => {
  test('models, versions with their runs, aliases, experiments and runs; the token goes with each call', async () => {
    const { id, ref } = await connect()
    expect(await readConnection(system, id, patient)).toBe(true)
    expect(await all()).toMatchObject({
      runs: ['r1', 'r2', 'r3'],
      versions: ['1', '1', '2'],
      models: ['churn-scorer', 'fraud'],
    })
    expect(server.calls.every(({ authorization }) => authorization === 'Bearer a-token')).toBe(true)
    expect(await state(ref)).toMatchObject({
      fault: '',
      finishedAt: expect.any(String),
      counts: { 'Runs, new or changed': 3 },
    })
    await withContext(system, async (tx) => {
      const [alias] = await tx.db
        .select({ alias: modelAliases.alias, label: modelVersions.label, runId: modelVersions.runId })
        .from(modelAliases)
        .innerJoin(modelVersions, eq(modelVersions.id, modelAliases.versionId))
      expect(alias).toMatchObject({ alias: 'champion', label: '2', runId: expect.any(String) })
    })
  })

  test('what the registry says of a version fills its card, and asks where a person wrote', async () => {
    const { id } = await connect()
    await readConnection(system, id, patient)
    const [card] = await withContext(system, (tx) =>
      tx.db.select().from(schema.documentAnswers).where(eq(schema.documentAnswers.field, 'description')),
    )
    expect(card).toMatchObject({ value: 'Trees, deeper.', source: 'registry' })
    await execute(ws.as('data_scientist'), saveAnswers, {
      document: card!.documentId,
      answers: { description: 'Boosted trees on 61 features.' },
      revisions: { description: card!.revision },
    })
    server.modelVersions[1]!.description = 'Trees, deeper still.'
    await due(id)
    await readConnection(system, id, patient)
    const asked = await withContext(system, (tx) => tx.db.select().from(schema.proposals))
    expect(asked).toMatchObject([
      {
        field: 'description',
        standing: 'Boosted trees on 61 features.',
        proposed: 'Trees, deeper still.',
        status: 'open',
      },
    ])
  })

  test('a second reading finds everything again and records nothing', async () => {
    const { id } = await connect()
    await readConnection(system, id, patient)
    const before = await all()
    await due(id)
    await readConnection(system, id, patient)
    expect(await all()).toEqual(before)
  })

  test('killed after any page, it goes on behind it and takes nothing twice', async () => {
    const whole = await connect()
    await readConnection(system, whole.id, patient)
    const { entries: _, ...expected } = await all()
    const pages = server.calls.length
    for (let killedAt = 1; killedAt < pages; killedAt++) {
      const other = await testWorkspace({ db: first.db, slug: `killed-${killedAt}` })
      const place: Ctx = { ...system, workspaceId: other.id }
      ws = other
      system = place
      const { id } = await connect()
      // What a killed process leaves: pages that were taken, a reading that never ended.
      let calls = 0
      const dying = {
        ...patient,
        maxAttempts: 1,
        fetch: (async (...given: Parameters<typeof fetch>) => {
          if (++calls > killedAt) throw new TypeError('the process is gone')
          return fetch(...given)
        }) as typeof fetch,
      }
      await readConnection(system, id, dying)
      await due(id)
      await readConnection(system, id, patient)
      const { entries: __, ...found } = await all()
      expect(found).toEqual(expected)
    }
  })

  test('only what is named so, where a server is shared', async () => {
    const { id } = await connect({ models: 'churn' })
    await readConnection(system, id, patient)
    expect(await all()).toMatchObject({ runs: ['r1', 'r2'], models: ['churn-scorer'] })
  })

  test('is patient with 429 and 500, and says what it could not get over', async () => {
    const { id, ref } = await connect()
    server.faults = [{ status: 429, headers: { 'retry-after': '1' } }, { status: 500 }]
    await readConnection(system, id, patient)
    expect(await state(ref)).toMatchObject({ fault: '' })
    await due(id)
    server.faults = [{ status: 401 }]
    await readConnection(system, id, patient)
    expect(await state(ref)).toMatchObject({ fault: expect.stringContaining('401') })
  })

  test('waits for its turn, and does nothing when it is off', async () => {
    const { id, ref } = await connect()
    await readConnection(system, id, patient)
    expect(await readConnection(system, id, patient)).toBe(false)
    await execute(ws.as('ml_engineer'), switchConnection, { connection: ref, isOn: false })
    expect(await readConnection(system, id, patient)).toBe(false)
  })

  test('who connected it and may no longer give files stops it, and people read why', async () => {
    const { id, ref } = await connect()
    await execute(ws.as('admin'), endRole, {
      useCase: ws.useCase.ref,
      person: ws.person.ml_engineer,
      role: 'ml_engineer',
    })
    await readConnection(system, id, patient)
    expect(await state(ref)).toMatchObject({ fault: expect.stringContaining('may no longer') })
    expect((await all()).runs).toEqual([])
  })
})

test('the secrets are in no answer and not to be read in the database', async () => {
  const { id, ref } = await connect({ webhookSecret: 'a-webhook-secret' })
  expect(JSON.stringify(await state(ref))).not.toMatch(/a-token|a-webhook-secret|v1\./)
  const { rows } = await withContext(system, (tx) =>
    tx.db.execute<{ token: string }>(sql`select token from connections where id = ${id}`),
  )
  expect(rows[0]!.token).not.toContain('a-token')
})

test('a run that another use case has does not keep the rest of a page from coming', async () => {
  const { value: theirs } = await execute(ws.as('member'), createUseCase, churnUseCase(ws.person, 'Of another team'))
  await execute(ws.as('admin'), addRole, { useCase: theirs.ref, person: ws.person.member, role: 'data_scientist' })
  const shared = JSON.stringify({ runs: [run('r1', '1')] })
  await execute(ws.as('member'), giveFile, { useCase: theirs.ref, format: 'mlflow', file: Buffer.from(shared) })
  const { id, ref } = await connect()
  await readConnection(system, id, patient)
  expect(await state(ref)).toMatchObject({ fault: '' })
  expect((await all()).models).toEqual(['churn-scorer', 'fraud'])
})

test('another server is not told the token of the first', async () => {
  const { ref } = await connect()
  const change = {
    connection: ref,
    revision: 1,
    name: 'MLflow',
    url: 'https://elsewhere.example.org',
    everyMinutes: 60,
  }
  await expect(execute(ws.as('ml_engineer'), editConnection, change)).rejects.toMatchObject({
    fields: { token: expect.any(String) },
  })
  await execute(ws.as('ml_engineer'), editConnection, { ...change, token: '' })
  expect(await state(ref)).toMatchObject({ hasToken: false })
})

test.each([
  'ftp://x',
  'http://169.254.169.254/latest',
  'http://[::ffff:169.254.169.254]',
  'http://[fd00:ec2::254]',
  'https://user:secret@mlflow.example.org',
  'https://:secret@mlflow.example.org',
  'https://mlflow.example.org/?token=abc',
  'nonsense',
])('%s is no address of a registry', async (url) => {
  await expect(connect({ url })).rejects.toMatchObject({ code: 'invalid', fields: { url: expect.any(String) } })
})
