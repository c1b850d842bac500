import { describe, expect, test } from 'vitest'
import { effectsOf, periodic, totalsOf } from './effects'
import { aLink, aMetric, churn } from './testing/figures'

const all = (ids: string) => [...ids].map((id) => aMetric(id))
const range = (value: number, low = value, high = value) => ({ value, low, high })

describe('a point of recall', () => {
  // By hand, a point being 0.01 of the share:
  //   customers  0.01 ÷ 0.01 × 40 = 40; least 31, most 49
  //   value      40 × 300 = 12,000; least 31 × 260 = 8,060, most 49 × 340 = 16,660
  const effects = effectsOf(churn.metrics, churn.links, 'r', 0.01)

  test('is about €12,000 a month, between €8,060 and €16,660', () => {
    expect(effects.get('k')).toEqual({
      metric: 'k',
      change: range(40, 31, 49),
      isGuess: false,
      isAgreed: true,
      path: ['rk'],
    })
    expect(effects.get('v')).toEqual({
      metric: 'v',
      change: range(12_000, 8060, 16_660),
      isGuess: false,
      isAgreed: true,
      path: ['rk', 'kv'],
    })
    expect(totalsOf(churn.metrics, effects)).toEqual({
      money: [{ currency: 'EUR', period: 'month', change: range(12_000, 8060, 16_660) }],
      time: [],
    })
  })

  test('lost costs as much', () => {
    expect(effectsOf(churn.metrics, churn.links, 'r', -0.01).get('v')!.change).toEqual(range(-12_000, -16_660, -8060))
  })

  test('is a guess where the rate was never seen to hold, all the way on', () => {
    const isGuess = (change: number) => {
      const found = effectsOf(churn.metrics, churn.links, 'r', change)
      return ['k', 'v'].map((id) => found.get(id)!.isGuess)
    }
    // It stands at 0.634 and holds up to 0.74.
    expect(isGuess(0.106)).toEqual([false, false])
    expect(isGuess(0.107)).toEqual([true, true])
    expect(isGuess(-0.06)).toEqual([true, true])
  })
})

test('where the driver stands is not known, a rate with edges is a guess', () => {
  const links = [aLink('ab', { rate: 2, holdsLow: 0 }), aLink('ac', { rate: 2 })]
  const effects = effectsOf(all('abc'), links, 'a', 1)
  expect([effects.get('b')!.isGuess, effects.get('c')!.isGuess]).toEqual([true, false])
})

test('two ways into one metric add up, end with end', () => {
  const links = [
    aLink('cd', { rate: -10, rateLow: -12, rateHigh: -9 }),
    aLink('ab', { rate: 2, rateLow: 1, rateHigh: 3 }),
    aLink('bd', { rate: 5 }),
    aLink('ac', { rate: 1 }),
  ]
  // By b: 2 × 5 = 10, 5 to 15. By c: −10, −12 to −9. Together 0, −7 to 6.
  const effect = effectsOf(all('dcba'), links, 'a', 1).get('d')!
  expect(effect.change).toEqual(range(0, -7, 6))
  expect(effect.path.toSorted()).toEqual(['ab', 'ac', 'bd', 'cd'])
})

test('two links between the same two metrics add up too', () => {
  const links = [aLink('ab', { rate: 2 }), aLink('a again b', { rate: 3 })]
  expect(effectsOf(all('ab'), links, 'a', 1).get('b')!.change).toEqual(range(5))
})

test('a link without a rate carries nothing', () => {
  expect([...effectsOf(all('abc'), [aLink('ab'), aLink('bc', { rate: 1 })], 'a', 1).keys()]).toEqual(['a'])
})

test('links in a circle are left out; those that lead out of it count', () => {
  const links = ['aa', 'ab', 'ba', 'bc', 'ad'].map((id) => aLink(id, { rate: 2 }))
  const effects = effectsOf(all('abcd'), links, 'a', 1)
  expect([...effects.keys()]).toEqual(['a', 'd'])
  expect(effectsOf(all('abcd'), links, 'b', 1).get('c')!.change).toEqual(range(2))
})

test('a formula is taken where its driver stands: the newest value, or the baseline', () => {
  const link = aLink('ab', { formula: 'x ^ 2' })
  const at = (over: object) => effectsOf([aMetric('a', over), aMetric('b')], [link], 'a', 1).get('b')?.change.value
  expect([at({ baseline: 3 }), at({ baseline: 3, newest: 4 }), at({})]).toEqual([7, 9, undefined])
})

test('what is not there changes nothing', () => {
  expect(effectsOf(all('a'), [aLink('az', { rate: 1 })], 'a', 1).size).toBe(1)
  expect(effectsOf(all('a'), [], 'z', 1).size).toBe(0)
})

test.each([
  ['EUR a month', { kind: 'money', currency: 'EUR', period: 'month' }],
  ['EUR/year', { kind: 'money', currency: 'EUR', period: 'year' }],
  ['NOK per quarter', { kind: 'money', currency: 'NOK', period: 'quarter' }],
  ['hours a week', { kind: 'time', unit: 'hours', period: 'week' }],
  ['min / day', { kind: 'time', unit: 'minutes', period: 'day' }],
  ['days each month', { kind: 'time', unit: 'days', period: 'month' }],
  ['EUR', null],
  ['a month', null],
  ['minutes', null],
  ['% a month', null],
  ['hours a fortnight', null],
])('%s', (unit, expected) => {
  expect(periodic(unit)).toEqual(expected)
})

test('gains of a kind add up; where less is better, less is a gain; what is no value does not count', () => {
  const metrics = [
    aMetric('a', { isValue: true }),
    aMetric('b', { unit: 'EUR a month', isValue: true }),
    aMetric('c', { unit: 'EUR a month', isValue: true, direction: 'lower' }),
    aMetric('d', { unit: 'hours a week', isValue: true, direction: 'lower' }),
    aMetric('e', { unit: 'EUR a year', isValue: true }),
    aMetric('f', { unit: 'EUR a month' }),
  ]
  const links = [
    aLink('ab', { rate: 100, rateLow: 80, rateHigh: 120 }),
    aLink('ac', { rate: -10, rateLow: -20, rateHigh: 5 }),
    aLink('ad', { rate: -3, rateLow: -4, rateHigh: -1 }),
    aLink('ae', { rate: 7 }),
    aLink('af', { rate: 1000 }),
  ]
  // A month: 100 + 10 = 110; least 80 − 5 = 75, most 120 + 20 = 140.
  expect(totalsOf(metrics, effectsOf(metrics, links, 'a', 1))).toEqual({
    money: [
      { currency: 'EUR', period: 'month', change: range(110, 75, 140) },
      { currency: 'EUR', period: 'year', change: range(7) },
    ],
    time: [{ unit: 'hours', period: 'week', change: range(3, 1, 4) }],
  })
})

test('what counts as value and leads on to another one is counted once, and a band is not', () => {
  const money = { unit: 'EUR a month', isValue: true }
  const metrics = [
    aMetric('r'),
    aMetric('m', money),
    aMetric('o', money),
    aMetric('b', { ...money, direction: 'band' }),
  ]
  const amounts = (...links: ReturnType<typeof aLink>[]) =>
    totalsOf(metrics, effectsOf(metrics, links, 'r', 1)).money.map(({ change }) => change.value)
  const first = aLink('rm', { per: 1, rate: 12_000 })
  expect(amounts(first, aLink('mo', { per: 1, rate: 1 }), aLink('rb', { per: 1, rate: 5 }))).toEqual([12_000])
  // Beside each other they add up.
  expect(amounts(first, aLink('ro', { per: 1, rate: 1000 }))).toEqual([13_000])
})

test('what leads over a link that nobody signed is not agreed', () => {
  const metrics = all('abc')
  const links = [aLink('ab', { per: 1, rate: 1 }), aLink('bc', { per: 1, rate: 1, isAgreed: false })]
  const effects = effectsOf(metrics, links, 'a', 1)
  expect(['b', 'c'].map((id) => effects.get(id)!.isAgreed)).toEqual([true, false])
})
