import { afterEach, beforeEach, expect, it } from 'vitest'
import { canonicalJson } from '@/lib/audit/canonical-json'
import type { ImportedFacts } from '@/lib/imports/vocabulary'
import { type MlflowServer, startMlflowServer } from '@/lib/testing/mlflow-server'
import { createMlflowClient, type MlflowClient } from './client'
import { type PulledPage, pull } from './pull'

let server: MlflowServer
let client: MlflowClient
const T = 1_760_000_000_000

beforeEach(async () => {
  server = await startMlflowServer()
  client = createMlflowClient({ baseUrl: server.url }, { sleep: async () => {}, maxAttempts: 3 })
  server.experiments = ['1', '2', '3'].map((id) => ({
    experiment_id: id,
    name: `x${id}`,
    lifecycle_stage: 'active',
    tags: [],
  }))
  server.runs = Array.from({ length: 7 }, (_, i) => run(`r${i}`, String((i % 3) + 1), T + i * 1000, T + i * 1000 + 500))
  server.registeredModels = ['a', 'b', 'c'].map((name) => ({
    name,
    creation_timestamp: T,
    aliases: [{ alias: 'live', version: '1' }],
  }))
  server.modelVersions = ['a', 'b', 'c'].map((name) => ({
    name,
    version: '1',
    creation_timestamp: T,
    run_id: 'r0',
    tags: [],
  }))
})
afterEach(() => server.close())

function run(id: string, experiment: string, start: number, end?: number) {
  return {
    info: {
      run_id: id,
      experiment_id: experiment,
      run_name: id,
      status: end ? 'FINISHED' : 'RUNNING',
      start_time: start,
      end_time: end,
    },
    data: { metrics: [{ key: 'loss', value: 'NaN', timestamp: start, step: 0 }], params: [], tags: [] },
    inputs: {},
  }
}

async function all(pages: AsyncIterable<PulledPage>): Promise<PulledPage[]> {
  const read: PulledPage[] = []
  for await (const page of pages) read.push(page)
  return read
}

const ids = (pages: PulledPage[], of: (facts: ImportedFacts) => string[] | undefined) =>
  pages.flatMap(({ facts }) => of(facts) ?? [])
const runIds = (pages: PulledPage[]) => ids(pages, ({ runs }) => runs?.map(({ id }) => id!))

it('gives everything once, page by page, with cursors that are plain JSON', async () => {
  const pages = await all(pull(client))
  expect(ids(pages, ({ experiments }) => experiments?.map(({ id }) => id))).toEqual(['1', '2', '3'])
  expect(runIds(pages)).toEqual(['r0', 'r1', 'r2', 'r3', 'r4', 'r5', 'r6'])
  expect(ids(pages, ({ models }) => models?.map(({ name, versions }) => `${name} ${versions.length}`))).toEqual([
    ...['a 1', 'b 1', 'c 1'],
    ...['a 0', 'b 0', 'c 0'],
  ])
  expect(pages.find(({ facts }) => facts.runs)?.facts.runs?.[0]?.metrics).toMatchObject([{ key: 'loss', value: 'NaN' }])
  for (const { cursor } of pages) expect(JSON.parse(canonicalJson(cursor))).toEqual(cursor)
  expect(pages.at(-1)?.cursor).toMatchObject({ phase: 'experiments', since: { started: T + 6000, ended: T + 6500 } })
})

it('goes on after every page where it was killed, without a page twice or left out', async () => {
  const whole = await all(pull(client))
  for (let killedAfter = 1; killedAfter < whole.length; killedAfter++) {
    const stored: unknown = JSON.parse(JSON.stringify(whole[killedAfter - 1]!.cursor))
    const rest = await all(pull(client, stored))
    expect(rest).toEqual(whole.slice(killedAfter))
  }
})

it('asks next time for runs that ended or began since', async () => {
  server.runs.push(run('long', '1', T + 100))
  const first = await all(pull(client))
  const later = T + 3_600_000
  server.runs = server.runs.map((old) =>
    (old.info as { run_id: string }).run_id === 'long' ? run('long', '1', T + 100, later) : old,
  )
  server.runs.push(run('new', '2', later))
  server.calls = []
  const second = await all(pull(client, first.at(-1)?.cursor))
  expect(runIds(second)).toEqual(expect.arrayContaining(['long', 'new']))
  // Those of the last ten minutes come again, for clocks differ.
  const third = await all(pull(client, second.at(-1)?.cursor))
  expect(runIds(third)).toEqual(['long', 'new'])
  expect(server.calls.filter(({ call }) => call.endsWith('runs/search')).map(({ asked }) => asked.filter)).toContain(
    `attributes.end_time >= ${T + 6500 - 600_000}`,
  )
})

it('is not led into the future by a clock that is ahead', async () => {
  server.runs.push(run('future', '1', T + 1e12, T + 1e12))
  const pages = await all(pull(client, null, () => T + 10_000))
  expect(pages.at(-1)?.cursor.since).toEqual({ started: T + 10_000, ended: T + 10_000 })
})

it('asks for the runs of many experiments in parts', async () => {
  server.pageSize = 100
  server.experiments = Array.from({ length: 120 }, (_, i) => ({ experiment_id: String(i), name: `x${i}` }))
  await all(pull(client))
  const asked = server.calls
    .filter(({ call }) => call.endsWith('runs/search'))
    .map(({ asked }) => (asked.experiment_ids as string[]).length)
  expect(asked).toEqual([50, 50, 20])
})

it('survives faults in the middle, and says which will stay', async () => {
  server.faults = [{ status: 500 }, { status: 429, headers: { 'retry-after': '0' } }]
  expect(runIds(await all(pull(client)))).toHaveLength(7)
  const pages: PulledPage[] = []
  server.faults = []
  await expect(
    (async () => {
      for await (const page of pull(client)) {
        pages.push(page)
        if (pages.length === 3) server.faults = [{ status: 500 }, { status: 500 }, { status: 500 }]
      }
    })(),
  ).rejects.toThrow('answered 500')
  expect(runIds([...pages, ...(await all(pull(client, pages.at(-1)?.cursor)))])).toHaveLength(7)
})

it('begins a list again whose mark was kept too long', async () => {
  const stored = { ...(await all(pull(client)))[0]!.cursor, phase: 'versions', pageToken: 'gone' }
  const pages = await all(pull(client, stored))
  expect(ids(pages, ({ models }) => models?.map(({ name }) => name))).toEqual(['a', 'b', 'c', 'a', 'b', 'c'])
})

it('reads all runs of a server that does not search by when they ended', async () => {
  const first = await all(pull(client))
  server.calls = []
  server.refuses = /end_time/
  const second = await all(pull(client, first.at(-1)?.cursor))
  expect(new Set(runIds(second)).size).toBe(7)
  expect(server.calls.filter(({ asked }) => asked.filter === '').length).toBeGreaterThan(3)
  expect(second.at(-1)?.cursor.isUnfiltered).toBe(false)
})

it('stops at a server that gives the same page without end', async () => {
  const body = JSON.stringify({ experiments: [{ experiment_id: '1', name: 'x' }], next_page_token: 'same' })
  server.faults = Array.from({ length: 5 }, () => ({ status: 200, body }))
  await expect(all(pull(client))).rejects.toThrow('the same page without end')
})

it('reads all where the stored cursor is of no form it knows', async () => {
  expect(runIds(await all(pull(client, { phase: 'x' })))).toHaveLength(7)
})

it('reads an empty server', async () => {
  Object.assign(server, { experiments: [], runs: [], registeredModels: [], modelVersions: [] })
  const pages = await all(pull(client))
  expect(pages.every(({ facts }) => Object.keys(facts).length === 0)).toBe(true)
  expect(server.calls.some(({ call }) => call.endsWith('runs/search'))).toBe(false)
})
