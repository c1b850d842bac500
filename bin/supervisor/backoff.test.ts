import { expect, test } from 'vitest'
import { Backoff } from './backoff'

test('waits longer for what keeps failing, never long, and not at all after a healthy run', () => {
  let now = 0
  const backoff = new Backoff(() => now)
  const waits = Array.from({ length: 9 }, () => {
    backoff.began()
    return backoff.next()
  })
  expect(waits).toEqual([0, 100, 200, 400, 800, 1600, 2000, 2000, 2000])
  backoff.began()
  now += 10_000
  expect(backoff.next()).toBe(0)
})
