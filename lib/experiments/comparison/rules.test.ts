import { expect, test } from 'vitest'
import type { KeyMetric } from '../views'
import { bestRuns, columnsOf, findingOf, judge, shownColumns, sortRuns, valueIn } from './rules'
import type { ComparedRun } from './views'

const recall: KeyMetric = {
  id: '1',
  ref: 'MET-1',
  name: 'Recall within 60,000',
  direction: 'higher',
  unit: 'share',
  bandLow: null,
  bandHigh: null,
  baseline: 0.6,
  target: 0.7,
  guardrail: 0.62,
}
const latency: KeyMetric = {
  ...recall,
  id: '2',
  ref: 'MET-2',
  name: 'Latency',
  direction: 'lower',
  unit: 'ms',
  target: 80,
}

let serial = 0
const run = (figures: Record<string, number | string>, parameters: Record<string, string> = {}): ComparedRun => ({
  id: String(++serial),
  ref: `RUN-${serial}`,
  name: `Run ${serial}`,
  experiment: { ref: 'EXP-1', name: 'Trees' },
  status: 'finished',
  at: `2026-01-0${serial % 9}T00:00:00Z`,
  codeCommit: 'abc',
  parameters: { seed: '1', ...parameters },
  metrics: Object.entries(figures).map(([key, value]) => ({ key, value, step: null, at: null, dataset: null })),
  datasets: [],
  versions: [],
})
const key = 'recall_within_60_000'
const runs = [
  run({ [key]: 0.71, latency: 90, loss: 'NaN' }, { depth: '10' }),
  run({ [key]: 0.61, latency: 40, loss: 0.3 }, { depth: '9' }),
  run({ latency: 40 }, { __proto__x: 'y' }),
]
const columns = columnsOf(runs, [recall, latency])
const column = (id: string) => columns.find((one) => one.id === id)!
const refs = (all: ComparedRun[]) => all.map((one) => runs.indexOf(one))

test('key metrics come first, and what every run has alike is left out', () => {
  expect(columns.map(({ id }) => id)).toEqual([
    `m:${key}`,
    'm:latency',
    'm:loss',
    'p:__proto__x',
    'p:depth',
    'p:seed',
    'datasets',
    'commit',
  ])
  expect(shownColumns(columns, runs, false).map(({ id }) => id)).not.toContain('p:seed')
  expect(shownColumns(columns, runs, true).map(({ id }) => id)).toContain('p:seed')
  expect(shownColumns(columns, runs, true).map(({ id }) => id)).not.toContain('datasets')
  expect(column('m:loss').isNumeric).toBe(false)
  expect(column('p:depth').isNumeric).toBe(true)
})

test('a name that every object has is no value', () => {
  expect(valueIn(runs[0]!, 'p:toString')).toBeNull()
  expect(valueIn(runs[0]!, 'p:constructor')).toBeNull()
})

test('figures are sorted as figures, and what is none or missing comes last', () => {
  expect(refs(sortRuns(runs, 'p:depth', false))).toEqual([1, 0, 2])
  expect(refs(sortRuns(runs, 'p:depth', true))).toEqual([0, 1, 2])
  expect(refs(sortRuns(runs, 'm:loss', true))).toEqual([1, 0, 2])
})

test('the best is by the key metric’s direction, several where they are alike', () => {
  expect(bestRuns(runs, column(`m:${key}`))).toEqual([runs[0]!.ref])
  expect(bestRuns(runs, column('m:latency'))).toEqual([runs[1]!.ref, runs[2]!.ref])
  expect(bestRuns(runs, column('m:loss'))).toEqual([])
})

test('a value says how far from the target it is', () => {
  expect(judge(recall, 0.714)).toEqual({ standing: 'reached', distance: '0.014 over' })
  expect(judge(recall, 0.65)).toEqual({ standing: 'missed', distance: '0.05 under' })
  expect(judge(recall, 0.5)?.standing).toBe('beyond_guardrail')
  expect(judge(recall, 'NaN')).toBeNull()
  const band = { ...recall, direction: 'band', target: null, guardrail: null, bandLow: 4, bandHigh: 6, unit: '%' }
  expect(judge(band, 7)).toEqual({ standing: 'beyond_guardrail', distance: '1 % over the band' })
  expect(judge(band, 5)?.distance).toBe('inside the band')
  expect(judge({ ...recall, target: null, guardrail: null }, 1)).toEqual({ standing: 'unjudged', distance: '' })
})

test('the finding is a sentence', () => {
  expect(findingOf(runs, column(`m:${key}`))).toBe(
    `1 of 2 runs meets the target for ${recall.name}; the best is ${runs[0]!.ref} with 0.71`,
  )
  expect(findingOf(runs.slice(1), column(`m:${key}`))).toMatch(/^No run meets the target/)
  expect(findingOf(runs, column('m:loss'))).toBe('loss is 0.3 in every run')
  expect(findingOf(runs.slice(2), column('m:loss'))).toBe('No run has a figure for loss')
})
