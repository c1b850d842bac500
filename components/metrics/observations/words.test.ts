import { describe, expect, test } from 'vitest'
import { previewWords } from './import-words'
import { oddWords } from './odd-words'
import { timeWords } from './time-words'

const figures = {
  direction: 'higher',
  unit: 'share',
  bandLow: null,
  bandHigh: null,
  baseline: 0.55,
  target: 0.7,
  guardrail: 0.62,
}
const euros = { ...figures, unit: 'EUR a month', baseline: 90_000, target: null, guardrail: null }

describe('a value that looks like a slip', () => {
  test.each([
    [0.63, null],
    [1, null],
    [0, null],
    [63, 'A share is between 0 and 1. 63 per cent would be 0.63.'],
    [-0.2, 'A share is between 0 and 1.'],
    [630, 'A share is between 0 and 1.'],
    [0.001, 'That is far from the target, 0.7. Is the unit right?'],
  ])('%d of a share', (value, words) => {
    expect(oddWords(figures, value)).toBe(words)
  })

  test('is compared with the baseline where there is no target', () => {
    expect(oddWords(euros, 120_000)).toBeNull()
    expect(oddWords(euros, 120)).toBe('That is far from the baseline, €90,000 a month. Is the unit right?')
    expect(oddWords({ ...euros, baseline: null }, 120)).toBeNull()
    expect(oddWords({ ...euros, baseline: 0 }, 120)).toBeNull()
  })
})

describe('what was found in a file', () => {
  const counts = { good: 0, duplicates: 0, problems: 0 }
  test.each([
    [{ good: 12, duplicates: 0, problems: 3 }, '12 values can be recorded, 3 lines have a problem'],
    [
      { good: 1, duplicates: 1, problems: 1 },
      '1 value can be recorded, one is recorded already, one line has a problem',
    ],
    [{ good: 0, duplicates: 2400, problems: 0 }, '2,400 are recorded already'],
    [{ good: 0, duplicates: 0, problems: 1 }, 'One line has a problem'],
    [counts, 'There is no value in it'],
  ])('%j', (found, words) => {
    expect(previewWords({ counts: found, series: [], chosen: null })).toBe(words)
  })

  test('of an exposition, before and after a series was chosen', () => {
    expect(previewWords({ counts, series: ['up'], chosen: null })).toBe('Which series is this metric?')
    expect(previewWords({ counts, series: ['up'], chosen: 'down' })).toBe('Nothing of the chosen series is in it')
    expect(previewWords({ counts: { ...counts, problems: 2 }, series: ['up'], chosen: null })).toBe(
      'Which series is this metric; 2 lines have a problem',
    )
  })
})

test.each([
  ['2026-10-31T00:00:00.000000Z', '31 Oct 2026'],
  ['2026-10-31T18:00:00.000000Z', '31 Oct 2026, 18:00 UTC'],
  ['2026-10-31T18:00:05.123456Z', '31 Oct 2026, 18:00:05 UTC'],
  ['2026-10-31', '31 Oct 2026'],
])('%s is %s', (at, words) => {
  expect(timeWords(at)).toBe(words)
})
