import { expect, test } from 'vitest'
import { endOfDay } from './end-of-day'

test('a day is its end', () => {
  expect(endOfDay('2026-09-01')).toEqual({ day: '2026-09-01', at: '2026-09-01T23:59:59.999Z' })
  expect(endOfDay(['2026-09-01', '2026-09-02'])?.day).toBe('2026-09-01')
})

test.each([undefined, '', 'yesterday', '2026-02-30', '0001-01-01', '2026-9-1', '9999-01-01'])('%s is none', (given) => {
  expect(endOfDay(given)).toBeNull()
})
