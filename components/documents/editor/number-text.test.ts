import fc from 'fast-check'
import { expect, test } from 'vitest'
import { numberText, readNumber } from './number-text'

test.each([
  ['144000', 144_000],
  ['1,584,000', 1_584_000],
  ['1.584.000', 1_584_000],
  ['1 584 000', 1_584_000],
  ['1’584’000', 1_584_000],
  ['12.50', 12.5],
  ['12,5', 12.5],
  ['12.', 12],
  ['.5', 0.5],
  ['1.584.000,50', 1_584_000.5],
  ['1,584,000.50', 1_584_000.5],
  ['1,200', 1200],
  ['1.200', 1.2],
  ['0,125', 0.125],
  ['-3.5', -3.5],
  ['−3', -3],
])('%s is %d', (text, value) => {
  expect(readNumber(text)).toBe(value)
})

test.each(['', '-', 'about 5', '1,2,3.4.5', '5k', '1.2.3', '1,20,000', '12,34.5'])('%s is no figure yet', (text) => {
  expect(readNumber(text)).toBeNaN()
})

test('what is shown reads as what it is', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 }), (value) => {
      const shown = readNumber(numberText(value))
      expect(Math.abs(shown - value)).toBeLessThanOrEqual(Math.abs(value) * 1e-12 + 1e-18)
    }),
  )
})
