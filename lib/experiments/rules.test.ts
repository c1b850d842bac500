import { expect, test } from 'vitest'
import { figureOf, keptMetric, keptValue, mergeRun, type RunRecord } from './rules'

const none: RunRecord = {
  name: '',
  status: 'running',
  startedAt: null,
  endedAt: null,
  parameters: {},
  metrics: [],
  tags: {},
  codeCommit: null,
  codeRepository: null,
  environment: {},
  artifacts: [],
}
const metric = (value: number | string, step: number | null = null, at: string | null = null) => ({
  key: 'loss',
  value,
  step,
  at,
  dataset: null,
})

test.each([
  [Number.NaN, 'NaN'],
  [Number.POSITIVE_INFINITY, 'Infinity'],
  [2 ** 53, '9007199254740992'],
  [-0, 0],
  [0.1, 0.1],
  ['-Infinity', '-Infinity'],
])('%s is kept as %s', (given, kept) => {
  expect(Object.is(keptValue(given), kept)).toBe(true)
})

test('a step that is none is left out', () => {
  expect(keptMetric(metric(1, 0.5)).step).toBeNull()
  expect(Object.is(keptMetric(metric(1, -0)).step, 0)).toBe(true)
})

test('only figures are compared', () => {
  expect(['NaN', 'Infinity', '', ' ', '1e+300', 0.5].map(figureOf)).toEqual([null, null, null, null, 1e300, 0.5])
})

test.each([
  ['a later step counts', metric(0.2, 5), metric(0.1, 6), 0.1],
  ['an earlier step does not', metric(0.2, 5), metric(0.1, 4), 0.2],
  ['without steps the later time counts', metric(0.2, null, '2026-02-01'), metric(0.1, null, '2026-01-01'), 0.2],
  ['where nothing says which, the one told last', metric(0.2), metric(0.1, 4), 0.1],
])('%s', (_, standing, given, value) => {
  const merged = mergeRun({ ...none, metrics: [standing] }, { ...none, metrics: [given] })
  expect(merged.metrics.map((kept) => kept.value)).toEqual([value])
})

test('what is not told again stays, and a run that is over does not begin again', () => {
  const artifacts = [{ path: 'a', digest: 'sha256:1', kind: 'model' }]
  const standing = { ...none, name: 'One', status: 'failed' as const, parameters: { a: '1' }, artifacts }
  const given = { ...none, parameters: { b: '2' }, artifacts: [{ path: 'a', digest: null, kind: 'model' }] }
  expect(mergeRun(standing, given)).toEqual({ ...standing, parameters: { a: '1', b: '2' } })
  expect(mergeRun(standing, { ...given, status: 'finished' }).status).toBe('finished')
})
