import { expect, test } from 'vitest'
import { whenWords } from './when-words'

test.each([
  ['2026-11-21T14:31:40Z', 'now'],
  ['2026-11-21T14:20:00Z', '12 min ago'],
  ['2026-11-21T08:05:00Z', '08:05'],
  ['2026-11-19T08:05:00Z', 'Thu'],
  ['2026-11-02T08:05:00Z', '2 Nov'],
  ['2025-11-02T08:05:00Z', '2 Nov 2025'],
])('%s is %s', (at, words) => {
  expect(whenWords(at, Date.parse('2026-11-21T14:32:00Z'))).toBe(words)
})
