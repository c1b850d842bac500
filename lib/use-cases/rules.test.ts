import { expect, test } from 'vitest'
import { payback, paybackOf } from './rules'

test('the payback counts what is left of the value after running', () => {
  expect(payback({ valuePerYear: 720_000, costToBuild: 180_000, costToRun: 60_000 })).toBe(4)
  expect(payback({ valuePerYear: 120_000, costToBuild: 0, costToRun: 0 })).toBe(0)
})

test('what costs as much as it is worth never pays back', () => {
  expect(payback({ valuePerYear: 60_000, costToBuild: 1, costToRun: 60_000 })).toBeNull()
  expect(paybackOf({})).toBeNull()
})
