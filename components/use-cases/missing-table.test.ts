import { expect, test } from 'vitest'
import { dueWords } from './missing-table'

// A Friday.
const now = new Date('2026-11-20T14:00:00.000Z')

test.each([
  ['2026-11-20', 'warn', 'Due today'],
  ['2026-11-19', 'bad', 'Overdue since yesterday'],
  ['2026-11-02', 'bad', 'Overdue since 2 Nov'],
  ['2026-11-21', 'warn', 'Due tomorrow'],
  ['2026-11-24', 'idle', 'Due Tue'],
  ['2026-12-01', 'idle', 'Due 1 Dec'],
  ['2027-01-05', 'idle', 'Due 5 Jan 2027'],
])('%s is %s: %s', (day, tone, words) => {
  expect(dueWords(day, now)).toEqual({ tone, words })
})
