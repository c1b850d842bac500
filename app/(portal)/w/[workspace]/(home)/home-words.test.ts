import { expect, test } from 'vitest'
import { decisionsTitle, dueFace, dueWords } from './home-words'

const now = new Date('2026-11-20T14:32:00Z')

test('the title counts in words', () => {
  expect(decisionsTitle(0)).toBe('No decision waits for you.')
  expect(decisionsTitle(1)).toBe('One decision waits for you.')
  expect(decisionsTitle(3)).toBe('Three decisions wait for you.')
  expect(decisionsTitle(14)).toBe('14 decisions wait for you.')
})

test('what is late is said before what is due today', () => {
  const today = { dueAt: '2026-11-20T18:00:00.000000Z' }
  const late = { dueAt: '2026-11-19T18:00:00.000000Z' }
  expect(dueWords([today, { dueAt: null }], now)).toBe(' One is due today.')
  expect(dueWords([today, late, late], now)).toBe(' Two are overdue.')
  expect(dueWords([{ dueAt: '2026-11-27T18:00:00.000000Z' }], now)).toBe('')
})

test('a due date has words and a tone', () => {
  expect(dueFace('2026-11-20T18:00:00.000000Z', now)).toEqual({ tone: 'warn', words: 'Due today 18:00' })
  expect(dueFace('2026-11-21T01:00:00.000000Z', now)).toEqual({ tone: 'warn', words: 'Due tomorrow 01:00' })
  expect(dueFace('2026-11-24T01:00:00.000000Z', now)).toEqual({ tone: 'idle', words: 'Due Tue 24 Nov' })
  expect(dueFace('2026-11-20T09:00:00.000000Z', now)).toEqual({ tone: 'bad', words: 'Was due 09:00' })
  expect(dueFace('2026-11-18T09:00:00.000000Z', now)).toEqual({ tone: 'bad', words: 'Overdue' })
})
