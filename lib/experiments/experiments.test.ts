// Experiments and runs by their commands and by the API: who may, what is refused, what is listed and compared.
import { describe, expect, test } from 'vitest'
import { ask, execute } from '@/lib/audit/execute'
import { createMetric } from '@/lib/metrics/create-metric'
import { callApi } from '@/lib/testing/api'
import { aDatasetVersion } from '@/lib/testing/experiments'
import { entriesAbout } from '@/lib/testing/release'
import { testWorkspace } from '@/lib/testing/workspace'
import { compareRuns } from './comparison/compare-runs'
import { createExperiment, editExperiment } from './create-experiment'
import { getExperiment, listExperimentFacets, listExperiments } from './queries'
import { recordRun, updateRun } from './record-run'
import { getRun, listRuns } from './run-queries'

const ws = await testWorkspace()
const amara = ws.as('data_scientist')
const ci = ws.token('ml_engineer')
const useCase = ws.useCase.ref
const create = async (name: string, ctx = amara) =>
  (await execute(ctx, createExperiment, { useCase, name, description: 'Trees.' })).value
const experiment = (await create('Boosting')).ref
const post = (body: object, at = experiment) => callApi(ci, 'POST', `/experiments/${at}/runs`, body)
const patch = (run: string, body: object) => callApi(ci, 'PATCH', `/runs/${run}`, body)
let serial = 0
const told = (more: object = {}) => ({ system: 'gitlab', externalId: `job ${++serial}`, ...more })

describe('an experiment', () => {
  test('is added once by those who experiment, and is read by everybody', async () => {
    await expect(create('Boosting')).rejects.toMatchObject({ code: 'conflict', message: /EXP-1/ })
    await expect(create('Another', ws.as('business_stakeholder'))).rejects.toMatchObject({ code: 'forbidden' })
    await expect(create('No')).rejects.toMatchObject({ code: 'invalid' })
    const read = await ask(ws.as('auditor'), getExperiment, { experiment: experiment.toLowerCase() })
    expect(read).toMatchObject({ name: 'Boosting', recordedFrom: 'person', runs: 0, mayEdit: false })
    expect((await entriesAbout(amara, read.id))[0]).toMatchObject({
      action: 'experiment.created',
      details: { ref: experiment, useCase },
    })
  })

  test('is renamed on the revision that was read', async () => {
    const { ref } = await create('Linear')
    const edit = (input: object) => execute(amara, editExperiment, { experiment: ref, ...input })
    await expect(edit({ name: 'Other' })).rejects.toMatchObject({ code: 'precondition_required' })
    expect((await edit({ revision: 1, name: 'Linear models' })).value).toMatchObject({ revision: 2 })
    expect((await edit({ revision: 2, name: 'Linear models' })).entries).toEqual([])
    await expect(edit({ revision: 1, name: 'Late' })).rejects.toMatchObject({ current: { name: 'Linear models' } })
    await expect(edit({ revision: 2, name: 'Boosting' })).rejects.toMatchObject({ code: 'conflict' })
  })

  test('is found in the list', async () => {
    const names = async (input: object) => (await ask(amara, listExperiments, input)).items.map(({ name }) => name)
    expect(await names({ search: 'boost' })).toEqual(['Boosting'])
    expect(await names({ useCase: 'UC-99' })).toEqual([])
    const first = await ask(amara, listExperiments, { limit: 1 })
    expect(await names({ limit: 1, cursor: first.next! })).toEqual(['Boosting'])
    expect((await ask(amara, listExperimentFacets, {})).useCases).toMatchObject([{ ref: useCase, count: 2 }])
  })
})

describe('a run', () => {
  test('comes by the API, whatever it says of its figures, and comes once', async () => {
    const data = await aDatasetVersion(ws)
    const body = told({
      startedAt: '2026-03-01T10:00:00+02:00',
      endedAt: '2026-03-01T10:20:00+02:00',
      parameters: { depth: 6, early: true },
      metrics: { recall: 0.706, loss: 'NaN', best: '-Infinity', rows: '12', big: 1e300 },
      datasets: [{ dataset: data.ref.toLowerCase(), use: 'training' }],
    })
    const { status, body: made } = await post(body)
    expect(status).toBe(201)
    expect(made).toMatchObject({ experiment, status: 'finished', revision: 1 })
    expect((await post(body)).status).toBe(200)
    const run = await ask(ws.as('auditor'), getRun, { run: made.ref })
    expect(run).toMatchObject({
      startedAt: '2026-03-01T08:00:00.000000Z',
      parameters: { depth: '6', early: 'true' },
      recordedFrom: 'ci',
      datasets: [{ ref: data.ref, use: 'training', identityKind: 'dvc_md5' }],
      mayEdit: false,
    })
    expect(run.metrics.map(({ value }) => value)).toEqual([0.706, 'NaN', '-Infinity', 12, '1e+300'])
    const entries = await entriesAbout(amara, made.id)
    expect(entries.map(({ action }) => action)).toEqual(['run.recorded', 'run.dataset_recorded'])
  })

  test.each([
    ['no id', { externalId: undefined }, 'externalId'],
    ['a figure that is none', { metrics: { recall: 'good' } }, 'metrics'],
    ['an end before the beginning', { startedAt: '2026-02-02T00:00:00Z', endedAt: '2026-02-01T00:00:00Z' }, 'endedAt'],
    ['a time that is none', { startedAt: 'yesterday' }, 'startedAt'],
    ['a time before there were runs', { startedAt: '0000-01-01T00:00:00Z' }, 'startedAt'],
    ['a dataset that is none', { datasets: [{ dataset: 'contracts', use: 'training' }] }, 'datasets.0.dataset'],
    ['a dataset that is not there', { datasets: [{ dataset: 'DS-99 v1', use: 'training' }] }, 'datasets.0.dataset'],
    ['too much', { parameters: Object.fromEntries([...Array(1001).keys()].map((at) => [`p${at}`, 1])) }, 'parameters'],
    ['a field of its own', { colour: 'red' }, 'colour'],
  ])('with %s is refused', async (_, wrong, field) => {
    const { status, body } = await post({ ...told(), ...wrong })
    expect(status).toBe(422)
    expect(Object.keys(body.fields).some((name) => name.startsWith(field))).toBe(true)
  })

  test('is recorded only by those who experiment, in an experiment that is there', async () => {
    expect((await post(told(), 'EXP-99')).status).toBe(404)
    const outsider = await callApi(ws.token('member'), 'POST', `/experiments/${experiment}/runs`, told())
    expect(outsider.status).toBe(403)
  })

  test('goes on until it is over, and does not begin again', async () => {
    const { body: made } = await post(told({ status: 'running', startedAt: '2026-03-01T08:00:00Z' }))
    const going = await patch(made.ref, { metrics: [{ key: 'recall', value: 0.6, step: 1 }] })
    expect(going.body).toMatchObject({ status: 'running', revision: 2 })
    const end = {
      status: 'finished',
      endedAt: '2026-03-01T09:00:00Z',
      metrics: [{ key: 'recall', value: 0.7, step: 2 }],
    }
    expect((await patch(made.ref, end)).body).toMatchObject({ status: 'finished', revision: 3 })
    expect((await patch(made.ref, end)).body).toMatchObject({ revision: 3 })
    expect((await patch(made.ref, { status: 'running' })).status).toBe(409)
    expect((await patch(made.ref, { endedAt: '2026-01-01T00:00:00Z' })).status).toBe(422)
    expect((await patch('RUN-999', {})).status).toBe(404)
    await expect(execute(ws.as('auditor'), updateRun, { run: made.ref })).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('is found, page by page, with its figures for the key metrics', async () => {
    const key = { useCase, name: 'Recall at k', audience: 'technical', direction: 'higher', target: 0.7 }
    const { value: metric } = await execute(amara, createMetric, key)
    const { ref } = (
      await execute(amara, recordRun, { experiment, ...told({ name: 'Found', metrics: { recall_at_k: 0.71 } }) })
    ).value
    const [found] = (await ask(amara, listRuns, { experiment, search: 'found' })).items
    expect(found).toMatchObject({ ref, headline: [{ metric: metric.ref, value: 0.71 }], counts: { metrics: 1 } })
    expect((await ask(amara, listRuns, { status: 'failed,killed' })).items).toEqual([])
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await ask(amara, listRuns, { limit: 2, cursor, useCase })
      seen.push(...page.items.map((run) => run.ref))
      cursor = page.next ?? undefined
    } while (cursor)
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen.length).toBeGreaterThan(2)
  })
})

test('runs of one experiment, of the use case, or a choice of them stand beside each other', async () => {
  const other = (await create('Neural')).ref
  const { body: theirs } = await post(told({ name: 'Deep' }), other)
  const refs = async (input: object) =>
    (await ask(amara, compareRuns, { experiment, ...input })).runs.map((run) => run.ref)
  expect(await refs({})).not.toContain(theirs.ref)
  expect(await refs({ scope: 'use_case' })).toContain(theirs.ref)
  expect(await refs({ scope: 'use_case', runs: `${theirs.ref.toLowerCase()},RUN-1` })).toEqual([theirs.ref, 'RUN-1'])
  const { keyMetrics, total } = await ask(amara, compareRuns, { experiment })
  expect(keyMetrics.map(({ name }) => name)).toEqual(['Recall at k'])
  expect(total).toBeGreaterThan(2)
})
