import { expect, test } from 'vitest'
import { resultGroups } from './rules'

const groupsOf = (...named: Array<{ name?: string; group?: string; metric?: string }>) =>
  Object.values(
    resultGroups(
      named.map(({ name, group = '', metric = 'recall' }, at) => ({
        id: `r${at}`,
        cells: { metric, group, dataset: 'contracts', more: name ? JSON.stringify({ datasetName: name }) : '' },
      })),
    ),
  )

test('what the column says holds', () => {
  expect(groupsOf({ group: 'Rural' }, { group: '' })).toEqual(['Rural', ''])
})

test('parts of one dataset are groups, and the whole is everybody', () => {
  expect(
    groupsOf(
      { name: 'Contracts' },
      { name: 'Contracts, over 65' },
      { name: 'Contracts (rural)' },
      { name: 'Contracts', metric: 'precision' },
    ),
  ).toEqual(['', 'over 65', 'rural', ''])
})

test('datasets of their own are none', () => {
  expect(groupsOf({ name: 'GLUE MRPC' }, { name: 'GLUE MNLI' })).toEqual(['', ''])
  expect(groupsOf({ name: 'SQuAD' }, { name: 'SQuADv2' })).toEqual(['', ''])
  expect(groupsOf({ name: 'SQuAD' }, {})).toEqual(['', ''])
  expect(groupsOf({ name: '"odd\\' }, { name: '"odd\\ , x' })).toEqual(['', 'x'])
})
