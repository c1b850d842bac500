import { expect, test } from 'vitest'
import { listTitle, stakeWords, waitingWords } from './list-words'

const summary = { all: 12, found: 12, unclassified: 0, values: [] }

test.each([
  [summary, false, '12 use cases, each with its risk tier'],
  [{ ...summary, unclassified: 12 }, false, '12 use cases, none with a risk tier'],
  [{ ...summary, unclassified: 1 }, false, '12 use cases, 1 without a risk tier'],
  [{ ...summary, all: 1, unclassified: 1 }, false, 'One use case, 1 without a risk tier'],
  [{ ...summary, found: 3 }, true, '3 of 12 use cases'],
  [{ ...summary, found: 0 }, true, 'None of 12 use cases'],
  [{ ...summary, all: 0, found: 0 }, false, 'No use case yet'],
])('the title of %j', (given, isFiltered, words) => {
  expect(listTitle(given, isFiltered)).toBe(words)
})

test('what is at stake is said in the own currency first, and nothing is converted', () => {
  const values = [
    { currency: 'USD', amount: 50_000, useCases: 4 },
    { currency: 'EUR', amount: 4_200_000, useCases: 1 },
  ]
  expect(stakeWords(values, 'EUR')).toBe('€4.2M a year at stake in one use case; in other currencies $50K in 4')
  expect(stakeWords([], 'EUR')).toBeNull()
})

test('what waits is counted', () => {
  const words = waitingWords([
    { ref: 'UC-1', approvals: 1, answers: 2 },
    { ref: 'UC-2', approvals: 0, answers: 1 },
  ])
  expect([...words]).toEqual([
    ['UC-1', '1 decision, 2 answers'],
    ['UC-2', '1 answer'],
  ])
})
