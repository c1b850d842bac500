import { expect, test } from 'vitest'
import { readAmount } from './amount'

test.each([
  ['144000', 144_000],
  ['1,584,000', 1_584_000],
  ['1.584.000', 1_584_000],
  ['1 584 000', 1_584_000],
  ['1’584’000', 1_584_000],
  ['12.50', 12.5],
  ['12,5', 12.5],
  ['1.584.000,50', 1_584_000.5],
  ['1,584,000.50', 1_584_000.5],
  ['1,200', 1200],
  ['0.125', 0.125],
])('%s is %d', (text, amount) => {
  expect(readAmount(text)).toBe(amount)
})

test.each(['', 'about 5', '-5', '1,2,3.4.5', '5k', '1.2.3'])('%s is no figure', (text) => {
  expect(readAmount(text)).toBeNaN()
})
