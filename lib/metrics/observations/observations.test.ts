// Observations on a real database: what is taken, what is refused and by which line, what follows from it, what is kept of it.
import { expect, test } from 'vitest'
import { schema } from '@/db/client'
import { ask, execute } from '@/lib/audit/execute'
import { importObservations, previewObservationsImport } from '@/lib/integrations/observations/import-observations'
import { withContext } from '@/lib/platform/context'
import { testWorkspace } from '@/lib/testing/workspace'
import { listActivity } from '@/lib/trail/queries'
import { createMetric } from '../create-metric'
import { editMetric } from '../edit-metric'
import { markStale } from '../mark-stale'
import { getMetric, listMetricFacets, listMetrics } from '../queries'
import { listObservations } from './list-observations'
import { readHistory } from './read-history'
import { recordObservations } from './record-observations'
import { withdrawObservation } from './withdraw-observation'

const ws = await testWorkspace()
const amara = ws.as('data_scientist')
const useCase = ws.useCase.ref

let made = 0
const make = async (input: object = {}) =>
  (
    await execute(amara, createMetric, {
      useCase,
      name: `Recall ${++made}`,
      audience: 'technical',
      unit: 'share',
      direction: 'higher',
      target: 0.7,
      guardrail: 0.62,
      cadence: 'monthly',
      owner: ws.person.data_scientist,
      ...input,
    })
  ).value
const record = async (metric: string, observations: object[], extra: object = {}) =>
  (await execute(amara, recordObservations, { metric, observations, ...extra })).value
const read = (metric: string) => ask(amara, getMetric, { metric })
const list = async (metric: string, extra: object = {}) =>
  (await ask(amara, listObservations, { metric, ...extra })).items
const sentencesOf = async (id: string) =>
  (await ask(amara, listActivity, { useCase, subject: id })).items.map(({ sentence }) => sentence)

test('a batch sent again stores nothing again; another value for the same time is a problem', async () => {
  const { ref } = await make()
  const rows = [
    { at: '2026-01-31', value: 0.61 },
    { at: '2026-02-28', value: '0.63', environment: 'production', slice: 'new customers' },
  ]
  expect(await record(ref, rows)).toMatchObject({ recorded: 2, duplicates: 0, problems: [] })
  expect(await record(ref, rows)).toMatchObject({ recorded: 0, duplicates: 2, batch: null })
  await expect(record(ref, [{ at: '2026-01-31', value: 0.62 }])).rejects.toMatchObject({
    code: 'invalid',
    fields: { 'observations.0.value': expect.stringContaining('0.61') },
  })
  expect(await list(ref)).toMatchObject([
    { value: 0.63, slice: 'new customers', environment: 'production', source: 'person' },
    { value: 0.61, slice: '', environment: '' },
  ])
})

test('malformed rows are named one by one, and good ones are kept only when asked', async () => {
  const { ref } = await make()
  const rows = [
    { at: '2026-01-31', value: 0.6 },
    { at: '2026-02-28', value: '397.00 +/- 103.22' },
    { at: '2026-03-31', value: 'NaN' },
    { at: '2999-01-01', value: 0.6 },
    { at: '2026-01-31', value: 0.6 },
    { at: '2026-04-30', value: 63, unit: '%' },
    { at: '2026-05-31', value: 0.6, version: 'MDL-99 v1' },
    { at: '2026-06-30', value: '=0.3+0.3' },
  ]
  const error = await record(ref, rows).catch((refused) => refused)
  expect(error.code).toBe('invalid')
  expect(Object.keys(error.fields).map((place) => place.split('.')[1])).toEqual(['1', '2', '3', '4', '5', '6', '7'])
  expect(await list(ref)).toEqual([])
  const kept = await record(ref, rows, { partial: true })
  expect(kept).toMatchObject({ recorded: 1 })
  expect(kept.problems).toHaveLength(7)
  // Nothing good in it: nothing to keep.
  await expect(record(ref, rows.slice(1, 3), { partial: true })).rejects.toMatchObject({ code: 'invalid' })
})

test('a breach, a target reached and silence are told once each, to the trail and to the owner', async () => {
  const { id, ref } = await make()
  await record(ref, [{ at: '2026-01-31', value: 0.65 }])
  expect((await read(ref)).newest).toMatchObject({ standing: 'missed', value: 0.65, isStale: true })
  await record(ref, [{ at: '2026-02-28', value: 0.6 }])
  await record(ref, [{ at: '2026-03-31', value: 0.61 }])
  await record(ref, [{ at: '2026-04-30', value: 0.71 }])
  // Older than the newest: no news.
  await record(ref, [{ at: '2026-02-14', value: 0.5 }])
  // A group's value is not the metric's.
  await record(ref, [{ at: '2026-05-31', value: 0.4, slice: 'new customers' }])
  expect((await read(ref)).newest).toMatchObject({ standing: 'reached', observedAt: '2026-04-30T00:00:00.000000Z' })
  const system = { ...amara, actor: { kind: 'system', id: null, via: 'job' } as const }
  expect((await execute(system, markStale, { metric: id })).value).toEqual({ isStale: true })
  await execute(system, markStale, { metric: id })
  await expect(execute(amara, markStale, { metric: id })).rejects.toMatchObject({ code: 'forbidden' })
  const told = (await sentencesOf(id)).filter((sentence) => /found|saw/.test(sentence))
  expect(told.map((sentence) => sentence.match(/guardrail: 0.6|reach its target|stale/)?.[0])).toEqual([
    'stale',
    'reach its target',
    'guardrail: 0.6',
  ])
  const errands = await withContext(amara, ({ db }) => db.select().from(schema.outbox))
  expect(
    errands.filter(
      ({ task, payload }) => task === 'mail_metric_news' && (payload as { metricId: string }).metricId === id,
    ),
  ).toHaveLength(3)
})

test('a candidate’s test elsewhere is no news of production', async () => {
  const { ref } = await make()
  await record(ref, [{ at: '2026-01-31', value: 0.8, environment: 'staging' }])
  expect((await read(ref)).newest).toMatchObject({ value: 0.8, environment: 'staging' })
  await record(ref, [{ at: '2026-01-15', value: 0.66, environment: 'production' }])
  expect((await read(ref)).newest).toMatchObject({ value: 0.66, environment: 'production' })
})

test('a withdrawn value counts no more, stays to be read, and makes room for the right one', async () => {
  const { ref } = await make()
  await record(ref, [
    { at: '2026-01-31', value: 0.65 },
    { at: '2026-02-28', value: 6.4 },
  ])
  const [wrong] = await list(ref)
  await execute(amara, withdrawObservation, { observation: wrong!.id, reason: 'A slip of the point.' })
  await expect(execute(amara, withdrawObservation, { observation: wrong!.id, reason: 'Again.' })).rejects.toMatchObject(
    { code: 'conflict' },
  )
  expect((await read(ref)).newest).toMatchObject({ value: 0.65 })
  expect(await list(ref, { state: 'withdrawn' })).toMatchObject([
    { value: 6.4, withdrawn: { reason: 'A slip of the point.', by: 'data scientist' } },
  ])
  await record(ref, [{ at: '2026-02-28', value: 0.64 }])
  const { series } = await ask(amara, readHistory, { metric: ref })
  expect(series).toMatchObject([
    {
      count: 2,
      points: [
        [Date.UTC(2026, 0, 31), 0.65],
        [Date.UTC(2026, 1, 28), 0.64],
      ],
    },
  ])
})

test('each target is kept with its time, and a result is judged by one that is older than it', async () => {
  const { ref } = await make()
  await record(ref, [{ at: '2026-01-31', value: 0.65 }])
  expect((await read(ref)).newest?.isTargetOlder).toBe(false)
  await execute(amara, editMetric, { metric: ref, revision: 1, target: 0.6 })
  await execute(amara, editMetric, { metric: ref, revision: 2, source: 'Another query' })
  const { targets } = await ask(amara, readHistory, { metric: ref })
  expect(targets).toMatchObject([
    { version: 1, target: 0.7, setBy: 'data scientist', entry: { n: null } },
    { version: 2, target: 0.6 },
  ])
  const now = new Date().toISOString()
  await record(ref, [{ at: now, value: 0.66 }])
  expect((await read(ref)).newest?.isTargetOlder).toBe(true)
  expect((await list(ref)).map(({ targetVersion }) => targetVersion)).toEqual([2, null])
})

test('a unit stays once something was measured in it', async () => {
  const { ref } = await make()
  await record(ref, [{ at: '2026-01-31', value: 0.65 }])
  await expect(execute(amara, editMetric, { metric: ref, revision: 1, unit: '%' })).rejects.toMatchObject({
    code: 'invalid',
    fields: { unit: expect.any(String) },
  })
})

test('what the ledger counts is money or time by the period', async () => {
  await expect(make({ isValue: true })).rejects.toMatchObject({ code: 'invalid', fields: { unit: expect.any(String) } })
  await make({ isValue: true, unit: 'EUR a month', target: null, guardrail: null })
})

test('CSV and Prometheus files are looked at first, then recorded', async () => {
  const { ref } = await make({ series: 'churn_recall{slice="all"}' })
  const csv = Buffer.from('date;value;note\n2026-01-31;0.61;\n2026-02-28;0.6x;\n')
  const preview = await ask(amara, previewObservationsImport, { metric: ref, format: 'csv', file: csv })
  expect(preview).toMatchObject({
    counts: { good: 1, duplicates: 0, problems: 1 },
    problems: [{ line: 3, field: 'value' }],
  })
  const importCsv = (extra: object = {}) =>
    execute(amara, importObservations, { metric: ref, format: 'csv', file: csv, ...extra })
  await expect(importCsv()).rejects.toMatchObject({ code: 'invalid', fields: { 'line 3, value': expect.any(String) } })
  expect((await importCsv({ partial: true, filename: 'recall.csv' })).value).toMatchObject({ recorded: 1 })
  const text = Buffer.from(
    '# TYPE churn_recall gauge\nchurn_recall{slice="all"} 0.63 1772236800000\nchurn_recall{slice="new"} 0.5 1772236800000\n',
  )
  const seen = await ask(amara, previewObservationsImport, { metric: ref, format: 'prometheus', file: text })
  expect(seen.series).toHaveLength(2)
  expect(seen.counts).toMatchObject({ good: 1 })
  await execute(amara, importObservations, { metric: ref, format: 'prometheus', file: text })
  expect(await list(ref)).toMatchObject([
    { value: 0.63, source: 'prometheus', observedAt: '2026-02-28T00:00:00.000000Z' },
    { value: 0.61, source: 'csv', filename: 'recall.csv' },
  ])
})

test('lists say how metrics stand', async () => {
  const { ref } = await make()
  const { items } = await ask(amara, listMetrics, { standing: 'unmeasured', limit: 200 })
  expect(items.map((metric) => metric.ref)).toContain(ref)
  const { standings } = await ask(amara, listMetricFacets, {})
  expect(standings.map(({ standing }) => standing)).toEqual(expect.arrayContaining(['reached', 'unmeasured', 'stale']))
})

test('a long history comes as few points with its extremes', async () => {
  const { ref } = await make()
  const start = Date.UTC(2024, 0, 1)
  const values = Array.from({ length: 4500 }, (_, index) => ({
    at: new Date(start + index * 3_600_000).toISOString(),
    value: index === 1234 ? 0.05 : index === 3210 ? 0.95 : 0.5 + (index % 10) / 100,
  }))
  await record(ref, values)
  const { series } = await ask(amara, readHistory, { metric: ref })
  expect(series[0]).toMatchObject({ count: 4500, isReduced: true })
  const seen = series[0]!.points.map(([, value]) => value)
  expect(seen.length).toBeLessThan(2000)
  expect([Math.min(...seen), Math.max(...seen)]).toEqual([0.05, 0.95])
})

test('a breach that was over before the batch arrived is told, and so is one that a withdrawal uncovers', async () => {
  const toldOf = async (id: string) =>
    (await sentencesOf(id)).filter((sentence) => /beyond its guardrail/.test(sentence))
  const { id, ref } = await make()
  await record(ref, [{ at: '2026-01-31', value: 0.66 }])
  await record(ref, [
    { at: '2026-02-28', value: 0.5 },
    { at: '2026-03-31', value: 0.67 },
  ])
  expect(await toldOf(id)).toEqual([expect.stringContaining('0.5 on 2026-02-28')])
  const { id: other, ref: second } = await make()
  await record(second, [{ at: '2026-03-31', value: 0.75 }])
  await record(second, [{ at: '2026-02-28', value: 0.5 }])
  expect(await toldOf(other)).toEqual([])
  await execute(amara, withdrawObservation, { observation: (await list(second))[0]!.id, reason: 'Not so.' })
  expect(await toldOf(other)).toHaveLength(1)
  // History that comes with the first batch is history.
  const { id: third, ref: late } = await make()
  await record(late, [
    { at: '2025-02-28', value: 0.5 },
    { at: '2026-03-31', value: 0.67 },
  ])
  expect(await toldOf(third)).toEqual([])
})

test('a value that names no environment does not stand before one of production of the same day', async () => {
  const { ref } = await make()
  await record(ref, [{ at: '2026-01-31', value: 0.5, environment: 'production' }])
  await record(ref, [{ at: '2026-01-31', value: 0.75 }])
  expect((await read(ref)).newest).toMatchObject({ value: 0.5, standing: 'beyond_guardrail' })
})

test('what is dated ahead of its recording is not judged by a target that was set in between', async () => {
  const { ref } = await make()
  await record(ref, [{ at: new Date(Date.now() + 240_000).toISOString(), value: 0.65 }])
  await execute(amara, editMetric, { metric: ref, revision: 1, target: 0.6 })
  expect((await read(ref)).newest?.isTargetOlder).toBe(false)
  expect((await list(ref)).map(({ targetVersion }) => targetVersion)).toEqual([1])
  // A baseline moves no target.
  const { ref: second } = await make()
  await record(second, [{ at: new Date().toISOString(), value: 0.65 }])
  await execute(amara, editMetric, { metric: second, revision: 1, baseline: 0.4 })
  expect((await read(second)).newest?.isTargetOlder).toBe(true)
})

test('a slice is a group: thousands of them are refused', async () => {
  const { ref } = await make()
  const rows = Array.from({ length: 1001 }, (_, index) => ({
    at: '2026-01-31',
    value: 0.5,
    slice: `customer ${index}`,
  }))
  await expect(record(ref, rows)).rejects.toMatchObject({
    code: 'invalid',
    fields: { observations: expect.any(String) },
  })
})
