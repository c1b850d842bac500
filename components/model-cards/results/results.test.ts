import { expect, test } from 'vitest'
import type { TableRow } from '@/lib/templates/vocabulary'
import { domainOf, resultCharts, type TrackedMetric } from './result-charts'
import { resultFinding } from './result-finding'
import { resultsOf } from './result-rows'

let serial = 0
const row = (cells: TableRow['cells']): TableRow => ({ id: `r${++serial}`, cells: { metric: 'recall', ...cells } })
const rowsOf = (values: Record<string, string>, more: TableRow['cells'] = {}) =>
  resultsOf(Object.entries(values).map(([group, value]) => row({ group, value, ...more })))
const tracked: TrackedMetric = {
  ref: 'MET-4',
  name: 'Recall',
  unit: '%',
  better: 'higher',
  baseline: 48,
  target: 70,
  guardrail: 55,
}
const chartOf = (
  ...args: Parameters<typeof resultCharts> extends [infer A, infer B, infer C, ...unknown[]] ? [A, B?, C?] : never
) => resultCharts(args[0], args[1] ?? [], args[2] ?? [], () => 'higher')[0]!

const now = { 'Over 65': '0.58', '': '0.71', '18–29': '0.72', Rural: '0.67' }

test('a chart has everybody first, and the targets of the tracked metric in the scale of the card', () => {
  const chart = chartOf(rowsOf(now), rowsOf({ '': '0.66', 'over 65': '0.61', Rural: '0.63' }), [tracked])
  expect(chart.rows.map(({ group, previous }) => [group, previous])).toEqual([
    ['', 0.66],
    ['Over 65', 0.61],
    ['18–29', null],
    ['Rural', 0.63],
  ])
  expect(chart).toMatchObject({ tracked: 'MET-4', target: 0.7, guardrail: 0.55 })
  expect(chart.rows[0]!.baseline).toBe(0.48)
  const [low, high] = domainOf(chart)
  expect(low).toBeGreaterThan(0.4)
  expect(high).toBeLessThan(0.8)
})

test('figures of other data, other tasks and without groups are no rows of it', () => {
  const results = [
    ...rowsOf(now),
    ...rowsOf({ '': '0.9', Rural: '0.8' }, { dataset: 'march' }),
    ...rowsOf({ '': '12' }, { metric: 'latency' }),
  ]
  expect(resultCharts(results, [], [], () => null).map(({ rows, place }) => [rows.length, place])).toEqual([
    [4, ''],
    [2, 'march'],
  ])
})

test('a version that was measured on other data is compared all the same, and it is said', () => {
  const chart = chartOf(rowsOf(now, { split: 'September' }), rowsOf({ '': '0.66', Rural: '0.6' }, { split: 'April' }))
  expect(chart.previousPlace).toBe('April')
  expect(chart.rows.map(({ previous }) => previous)).toEqual([0.66, null, null, 0.6])
  expect(chartOf(rowsOf(now), rowsOf({ '': '0.66' })).previousPlace).toBeNull()
})

test('the title says what is found', () => {
  const finding = (before: Record<string, string>, metric: TrackedMetric[] = [], more = {}) =>
    resultFinding(chartOf(rowsOf(now, more), rowsOf(before, more), metric), 'v3', 'v2')
  expect(finding({ '': '0.66', 'Over 65': '0.61', '18–29': '0.6', Rural: '0.6' })).toBe(
    'v3 is better than v2 in recall in every group except Over 65',
  )
  expect(finding({ '': '0.6', 'Over 65': '0.5', '18–29': '0.6', Rural: '0.6' })).toBe(
    'v3 is better than v2 in recall, in every group',
  )
  expect(finding({ '': '0.9', 'Over 65': '0.9', '18–29': '0.9', Rural: '0.6' })).toBe(
    'v3 is worse than v2 in recall in every group except Rural',
  )
  expect(finding({})).toBe('recall is worst for Over 65: 0.58, 0.71 for all')
  expect(finding({}, [{ ...tracked, guardrail: 60 }])).toBe('recall is beyond the guardrail for Over 65')
  expect(finding({}, [], { baseline: '0.5' })).toBe('v3 is better than the baseline in recall, in every group')
})

test('what else a source said of a figure is kept, and text is shown as it is', () => {
  const [json, text, broken] = resultsOf([
    row({ value: '1', more: '{"config":"en","verified":true,"args":{"k":5}}' }),
    row({ value: '1', more: 'measured twice' }),
    row({ value: 'about half', metric: null, more: '{"name":"Own"}' }),
  ])
  expect(json!.more).toEqual([
    ['config', 'en'],
    ['verified', 'true'],
    ['args', '{"k":5}'],
  ])
  expect(text!.more).toEqual([['', 'measured twice']])
  expect(broken).toMatchObject({ metric: 'Own', figure: null })
})
