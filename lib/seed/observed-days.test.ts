import { expect, test } from 'vitest'
import { observedDays, type Rhythm } from './observed-days'

const dates = (start: string, every: Rhythm, count: number) =>
  observedDays(new Date(start), every, count).map(({ on }) => on.toISOString().slice(0, 10))

test('months, weeks and quarters that are over, oldest first', () => {
  expect(dates('2026-11-20T15:00:00Z', 'month', 3)).toEqual(['2026-08-31', '2026-09-30', '2026-10-31'])
  expect(dates('2026-11-20T15:00:00Z', 'week', 2)).toEqual(['2026-11-09', '2026-11-16'])
  expect(dates('2026-11-20T15:00:00Z', 'quarter', 3)).toEqual(['2025-12-31', '2026-03-31', '2026-06-30'])
  // 31 October is a Saturday: nobody has written it down by Monday at seven.
  expect(dates('2026-11-02T07:00:00Z', 'month', 1)).toEqual(['2026-09-30'])
})

test('whatever day the demo starts, all was written down before, on a working day', () => {
  for (let day = 0; day < 400; day += 1) {
    const start = new Date(Date.UTC(2026, 0, 1 + day, 6))
    for (const every of ['week', 'month', 'quarter'] as const) {
      for (const { on, recorded } of observedDays(start, every, 5)) {
        expect(recorded < start).toBe(true)
        expect(recorded > on).toBe(true)
        expect(recorded.getUTCDay() % 6).not.toBe(0)
      }
    }
  }
})
