import { expect, test } from 'vitest'
import { schema } from '@/db/client'
import { ask, execute } from '@/lib/audit/execute'
import { getLineage } from '@/lib/lineage/queries'
import { withContext } from '@/lib/platform/context'
import { testWorkspace } from '@/lib/testing/workspace'
import { takeLineageEvent } from './take-event'

const ws = await testWorkspace()
const engineer = ws.as('data_engineer')

interface Told {
  at?: string
  type?: string
  facets?: Record<string, unknown>
  outputs?: string[]
}

const event = ({ at = '2026-10-01T02:00:00Z', type = 'COMPLETE', facets = {}, outputs = ['features'] }: Told = {}) => ({
  eventType: type,
  eventTime: at,
  producer: 'https://example.org/airflow',
  schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent',
  run: { runId: '0190f4c6-1111-7aaa-8aaa-0123456789ab', facets },
  job: { namespace: 'airflow', name: 'nightly_features' },
  inputs: [{ namespace: 'postgres://warehouse', name: 'public.contracts' }],
  outputs: outputs.map((name) => ({ namespace: 's3://lake', name })),
})
const send = (body: unknown) =>
  execute(engineer, takeLineageEvent, { useCase: ws.useCase.ref, file: Buffer.from(JSON.stringify(body)) })
const kept = () => withContext(engineer, (tx) => tx.db.$count(schema.imports))

test('an event teaches its job and its datasets, which lineage shows', async () => {
  const { value } = await send(event())
  expect(value.isNew).toBe(true)
  const job = value.made.find(({ kind }) => kind === 'lineage_job')!
  const { nodes } = await ask(ws.as('member'), getLineage, { of: job.ref })
  expect(nodes.map(({ name }) => name).sort()).toEqual(['features', 'nightly_features', 'public.contracts'])
})

test('the same event again, and another that says the same, change nothing and are not kept', async () => {
  const before = await kept()
  expect((await send(event())).entries).toEqual([])
  expect((await send(event({ at: '2026-10-02T02:00:00Z', type: 'START' }))).entries).toEqual([])
  expect(await kept()).toBe(before)
})

test('a facet without a place here is kept once', async () => {
  const before = await kept()
  const facets = {
    house_costs: { _producer: 'https://example.org', _schemaURL: 'https://example.org/costs', euros: 3 },
  }
  const { value } = await send(event({ at: '2026-10-03T02:00:00Z', facets }))
  expect(value.report.unrecognised?.some(({ text }) => text.includes('euros'))).toBe(true)
  await send(event({ at: '2026-10-04T02:00:00Z', facets }))
  expect(await kept()).toBe(before + 1)
})

test('events come out of order: an output that is met later is joined to the job', async () => {
  const { value } = await send(event({ at: '2026-09-01T02:00:00Z', outputs: ['features', 'audit_copy'] }))
  expect(value.made.filter(({ isNew }) => isNew).map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['dataset', 'lineage_job']),
  )
})

test('what is no event is said with its line, and who may not report is refused', async () => {
  await expect(
    execute(engineer, takeLineageEvent, { useCase: ws.useCase.ref, file: Buffer.from('{\n"job": }') }),
  ).rejects.toMatchObject({ code: 'invalid', message: expect.stringMatching(/line 2/i) })
  await expect(
    execute(ws.as('business_stakeholder'), takeLineageEvent, { useCase: ws.useCase.ref, file: Buffer.from('{}') }),
  ).rejects.toMatchObject({ code: 'forbidden' })
})
