import { describe, expect, test } from 'vitest'
import type { LiveDocument } from '@/lib/documents/live/views'
import { hear, othersIn, unheard, waitBefore } from './live-state'

const event = (change: number, answers: Array<[string, number]> = []): LiveDocument => ({
  id: 'd',
  change,
  published: 1,
  presence: [
    { person: 'me', name: 'Me', field: null },
    { person: 'you', name: 'You', field: 'problem' },
  ],
  comments: {},
  asked: {},
  spoken: 0,
  answers: answers.map(([field, revision]) => ({
    field,
    revision,
    value: `${field} ${revision}`,
    by: 'you',
    byName: 'You',
    at: '2026-01-01T00:00:00Z',
    source: 'person',
  })),
})

describe('events', () => {
  test('hand on each answer once, however often it is told', () => {
    const first = hear(unheard(3), event(5, [['problem', 2]]))
    expect(first.fresh.map(({ value }) => value)).toEqual(['problem 2'])
    const again = hear(first.state, event(5, [['problem', 2]]))
    expect(again.fresh).toEqual([])
    const next = hear(
      again.state,
      event(7, [
        ['problem', 2],
        ['value', 1],
      ]),
    )
    expect(next.fresh.map(({ field }) => field)).toEqual(['value'])
    expect(next.state.change).toBe(7)
  })

  test('of an older connection change nothing', () => {
    const { state } = hear(unheard(0), event(9, [['problem', 4]]))
    expect(hear(state, event(8, [['problem', 3]]))).toEqual({ state, fresh: [] })
  })

  test('tell who else is there', () => {
    expect(othersIn(event(1), 'me').map(({ name }) => name)).toEqual(['You'])
    expect(othersIn(null, 'me')).toEqual([])
  })
})

test('each try waits longer, up to a quarter of a minute, and never all at once', () => {
  expect([0, 1, 2, 20].map((attempt) => waitBefore(attempt, 1))).toEqual([500, 1000, 2000, 15_000])
  expect(waitBefore(20, 0)).toBe(7500)
})
