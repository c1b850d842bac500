import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { amountWords, carry, exchangeWords, holdsAt, isPriced, nonsenseInExchange, stepOf } from './exchange'
import { anExchange } from './testing/figures'

const kept = anExchange({ per: 0.01, rate: 40, rateLow: 31, rateHigh: 49, holdsLow: 0.58, holdsHigh: 0.74 })
const sure = (value: number) => ({ value, low: value, high: value })

describe('carrying a change', () => {
  test('two points at 40 a point, 31 to 49, are 80 between 62 and 98', () => {
    const carried = carry(kept, null, sure(0.02))!
    expect(carried.value).toBeCloseTo(80)
    expect(carried.low).toBeCloseTo(62)
    expect(carried.high).toBeCloseTo(98)
  })

  test('a fall, and a rate below nothing, turn low and high around', () => {
    expect(carry(anExchange({ rate: 3, rateLow: 2, rateHigh: 5 }), null, sure(-10))).toEqual({
      value: -30,
      low: -50,
      high: -20,
    })
    expect(carry(anExchange({ rate: -3, rateLow: -5, rateHigh: -2 }), null, { value: 10, low: 8, high: 12 })).toEqual({
      value: -30,
      low: -60,
      high: -16,
    })
  })

  test('a rate that may go either way spans nothing', () => {
    const either = anExchange({ rate: 1, rateLow: -1, rateHigh: 2 })
    expect(carry(either, null, { value: 2, low: -1, high: 4 })).toEqual({ value: 2, low: -4, high: 8 })
  })

  test('a formula needs to know where the driver stands', () => {
    const square = anExchange({ formula: 'x ^ 2', uncertainty: 0.1 })
    expect(carry(square, null, sure(1))).toBeNull()
    // 4² − 3² = 7, a tenth off either way.
    const carried = carry(square, 3, sure(1))!
    expect(carried.value).toBe(7)
    expect(carried.low).toBeCloseTo(6.3)
    expect(carried.high).toBeCloseTo(7.7)
  })

  test('a formula that turns within the range is looked at between the ends', () => {
    // x² from −1: at 0 it is least, 1 below where it began; at +1 it is where it began.
    const carried = carry(anExchange({ formula: 'x ^ 2' }), -1, { value: 0, low: 0, high: 2 })!
    expect(carried).toEqual({ value: 0, low: -1, high: 0 })
  })

  test.each([
    ['no rate', anExchange(), 1],
    ['no figure there', anExchange({ formula: 'log(x)' }), -5],
    ['no formula', anExchange({ formula: '2 +' }), 1],
    ['more than a number holds', anExchange({ rate: 1e308, per: 1e-9 }), 1],
  ])('%s: nothing is said', (_, exchange, at) => {
    expect(carry(exchange, at, sure(1))).toBeNull()
  })

  test('whatever rate and change the ranges allow, the result lies within what is carried', () => {
    const figure = fc.integer({ min: -1000, max: 1000 })
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    const three = fc.tuple(figure, figure, figure).map((all) => all.toSorted((a, b) => a - b))
    fc.assert(
      fc.property(three, three, share, share, fc.integer({ min: 1, max: 9 }), (rates, changes, a, b, per) => {
        const [rateLow, rate, rateHigh] = rates as [number, number, number]
        const [low, value, high] = changes as [number, number, number]
        const carried = carry(anExchange({ per, rate, rateLow, rateHigh }), null, { value, low, high })!
        const one = ((low + (high - low) * a) / per) * (rateLow + (rateHigh - rateLow) * b)
        expect(carried.low).toBeLessThanOrEqual(one + 1e-6)
        expect(carried.high).toBeGreaterThanOrEqual(one - 1e-6)
        expect(carried.low <= carried.value && carried.value <= carried.high).toBe(true)
      }),
    )
  })
})

test('it holds up to its edges, rounding aside', () => {
  expect([0.579, 0.58, 0.74, 0.741].map((value) => holdsAt(kept, value))).toEqual([false, true, true, false])
  expect(holdsAt(anExchange({ holdsHigh: 0.3 }), 0.1 + 0.2)).toBe(true)
  expect(holdsAt(anExchange(), 1e12)).toBe(true)
})

test('only a rate or a formula is a price', () => {
  expect(
    [anExchange({ per: 1, holdsLow: 3 }), anExchange({ rate: 0 }), anExchange({ formula: 'x' })].map(isPriced),
  ).toEqual([false, true, true])
})

test.each([
  ['formula', { rate: 1, formula: 'x' }],
  ['formula', { formula: '2 * (x' }],
  ['rate', { rateLow: 1 }],
  ['rateLow', { rate: 1, rateLow: 2 }],
  ['rateHigh', { rate: 1, rateHigh: 0.5 }],
  ['per', { rate: 1, per: 0 }],
  ['uncertainty', { formula: 'x', uncertainty: -0.1 }],
  ['uncertainty', { rate: 1, uncertainty: 0.1 }],
  ['holdsHigh', { rate: 1, holdsLow: 3, holdsHigh: 2 }],
])('nonsense in %s: %o', (field, over) => {
  expect(Object.keys(nonsenseInExchange(anExchange(over)))).toEqual([field])
})

test('what makes sense is not complained about, and a malformed formula says where', () => {
  expect(nonsenseInExchange(kept)).toEqual({})
  expect(nonsenseInExchange(anExchange())).toEqual({})
  expect(nonsenseInExchange(anExchange({ rate: -3, rateLow: -5, rateHigh: -2 }))).toEqual({})
  expect(nonsenseInExchange(anExchange({ formula: '3 * y' })).formula).toContain('(character 5)')
})

test('units are spoken of in their steps', () => {
  expect(['share', 'ratio', '%', '% a month', 'EUR a month', 'minutes', ''].map((unit) => stepOf(unit))).toEqual([
    { step: 0.01, words: '1 point' },
    { step: 0.01, words: '1 point' },
    { step: 1, words: '1 point' },
    { step: 1, words: '1 point' },
    { step: 1, words: '€1 a month' },
    { step: 1, words: '1 minutes' },
    { step: 1, words: '1' },
  ])
  expect([amountWords(0.05, 'share'), amountWords(0.01, 'share'), amountWords(-0.018, '%')]).toEqual([
    '5 points',
    '1 point',
    '−0.018 points',
  ])
})

test('an exchange in words', () => {
  const words = (over: object, from: string, to: string) =>
    exchangeWords(anExchange(over), { unit: from }, { unit: to })
  expect(exchangeWords(kept, { unit: 'share' }, { unit: 'a month' })).toBe('1 point ≈ 40 a month (31 to 49)')
  expect(words({ per: 100, rate: -0.018 }, '', '%')).toBe('100 ≈ −0.018 points')
  expect(words({ per: 1, rate: 300 }, 'customers', 'EUR a month')).toBe('1 customers ≈ €300 a month')
  expect(words({ formula: 'x ^ 2', uncertainty: 0.2 }, '', '')).toBe('x ^ 2, ± 20 %')
  expect(words({}, '', '')).toBe('no rate yet')
})
