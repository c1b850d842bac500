import { expect, test } from 'vitest'
import { resultsOf } from '../results/result-rows'
import { comparedResults, isDifferent } from './compared-results'

const results = (...rows: Array<Record<string, string>>) =>
  resultsOf(rows.map((cells, at) => ({ id: `r${at}`, cells: { metric: 'recall', ...cells } })))

test('the same metric, data and group stand in one row, whatever their order; what one of them lacks stands alone', () => {
  const rows = comparedResults(
    results({ value: '0.66' }, { value: '0.61', group: 'Over 65' }, { value: '12', metric: 'latency' }),
    results({ value: '0.58', group: 'over-65' }, { value: '0.71' }, { value: '0.4', group: 'Rural', unit: '%' }),
    (metric) => (metric === 'recall' ? 'higher' : 'lower'),
  )
  expect(rows.map(({ field, note, before, after, verdict }) => [field, note, before, after, verdict])).toEqual([
    ['recall', 'over-65', '0.61', '0.58', 'worse'],
    ['recall', 'All', '0.66', '0.71', 'better'],
    ['recall', 'Rural', null, '0.4 %', undefined],
    ['latency', 'All', '12', null, undefined],
  ])
})

test('figures that are alike twice are paired in their order, and equal ones are no difference', () => {
  const twice = results({ value: '0.5' }, { value: '0.6' })
  expect(comparedResults(twice, twice, () => null).filter(isDifferent)).toEqual([])
})
