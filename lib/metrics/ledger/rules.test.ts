// Every figure is worked out by hand in the comment beside it.
import { expect, test } from 'vitest'
import {
  addUp,
  countedIn,
  gainOf,
  owedIn,
  promisedIn,
  realisedIn,
  realisedOf,
  whyUncountable,
  windowsOf,
} from './rules'

const eur = (amount: number) => ({ kind: 'money', unit: 'EUR', amount }) as const
const day = (count: number) => new Date(Date.UTC(2026, 0, 1) + count * 86_400_000).toISOString()

test('a gain is what is better than the baseline, whichever way is better', () => {
  expect(gainOf({ direction: 'higher', baseline: 50 }, 80)).toBe(30)
  expect(gainOf({ direction: 'higher', baseline: 50 }, 30)).toBe(-20)
  expect(gainOf({ direction: 'higher', baseline: null }, 80)).toBe(80)
  expect(gainOf({ direction: 'lower', baseline: 96 }, 81)).toBe(15)
  expect(gainOf({ direction: 'lower', baseline: 96 }, 96)).toBe(0)
})

test('units: money and time by a period, and nothing else', () => {
  expect(countedIn('EUR a month')).toEqual({ kind: 'money', unit: 'EUR', perDay: 12 / 365 })
  expect(countedIn('hours a week')).toEqual({ kind: 'time', unit: 'hours', perDay: 1 / 7 })
  expect(countedIn('minutes a day')).toEqual({ kind: 'time', unit: 'hours', perDay: 1 / 60 })
  expect(countedIn('% a month')).toBeNull()
  expect(countedIn('EUR')).toBeNull()
})

test('what cannot be counted says why', () => {
  const metric = { direction: 'higher', baseline: null, unit: 'EUR a month' } as const
  expect(whyUncountable(metric)).toBeNull()
  expect(whyUncountable({ ...metric, direction: 'lower' })).toMatch(/without a baseline/)
  expect(whyUncountable({ ...metric, direction: 'band' })).toMatch(/within a band/)
  expect(whyUncountable({ ...metric, unit: '%' })).toMatch(/“%” is neither money nor time/)
  expect(whyUncountable({ ...metric, unit: '' })).toMatch(/^It has no unit/)
})

test('a value speaks for the stretch since the one before it, the first for one cadence', () => {
  const metric = { direction: 'higher', baseline: 10 } as const
  const observations = [
    { at: day(30), value: 20 },
    { at: day(60), value: 40 },
  ]
  // 30 days at 10, then 30 at 30.
  expect(realisedIn(metric, observations, 30, day(0), day(60))).toEqual({ gainDays: 1200, measuredDays: 60 })
  // The first speaks for 20 days only; nobody speaks for days 60 to 90.
  expect(realisedIn(metric, observations, 20, day(0), day(90))).toEqual({ gainDays: 1100, measuredDays: 50 })
  // A window in the midst: 15 days of the first, 15 of the second.
  expect(realisedIn(metric, observations, 30, day(15), day(45))).toEqual({ gainDays: 600, measuredDays: 30 })
  expect(realisedIn(metric, [...observations].reverse(), 30, day(15), day(45)).gainDays).toBe(600)
  expect(realisedIn(metric, observations, 30, day(70), day(90))).toEqual({ gainDays: 0, measuredDays: 0 })
  expect(realisedIn(metric, [], 30, day(0), day(90))).toEqual({ gainDays: 0, measuredDays: 0 })
})

test('a promise is owed by the day, a year having 365', () => {
  expect(promisedIn(730_000, 90)).toBe(180_000)
})

test('what is owed changes with the newest promise that runs', () => {
  const first = { passedAt: day(0), owedFrom: day(0), value: eur(365_000), time: null }
  const second = { passedAt: day(5), owedFrom: day(60), value: eur(730_000), time: null }
  const planned = { passedAt: day(50), owedFrom: null, value: eur(9_000_000), time: null }
  expect(owedIn([first, planned], day(0), day(90))).toEqual([eur(90_000)])
  // 60 days at 1,000 and 30 at 2,000.
  expect(owedIn([second, planned, first], day(0), day(90))).toEqual([eur(120_000)])
  const hours = { kind: 'time', unit: 'hours', amount: 3650 } as const
  expect(owedIn([{ ...first, time: hours }], day(0), day(10))).toEqual([eur(10_000), { ...hours, amount: 100 }])
  expect(owedIn([], day(0), day(90))).toEqual([])
})

test('amounts of different currencies and hours are never added', () => {
  const nok = { kind: 'money', unit: 'NOK', amount: 500 } as const
  const hours = { kind: 'time', unit: 'hours', amount: 3 } as const
  expect(addUp([eur(100), hours, nok, eur(50)])).toEqual([nok, eur(150), hours])
})

const month = { direction: 'higher', baseline: 50_000, unit: 'EUR a month', cadenceDays: 31 } as const

test('windows since it went live, those that still run up to now', () => {
  const promises = [{ passedAt: day(0), owedFrom: day(0), value: eur(730_000), time: null }]
  const observations = [
    { at: day(30), value: 80_000 },
    { at: day(60), value: 110_000 },
    { at: day(90), value: 110_000 },
  ]
  const [first, second, third, all] = windowsOf(day(0), day(100), promises, [{ ...month, observations }])
  // 30,000 a month over 30 days: 30,000 × 12 ÷ 365 × 30.
  expect(first).toMatchObject({ days: 30, elapsed: 30, isOver: true, promised: [eur(60_000)], measuredDays: 30 })
  expect(first!.realised[0]!.amount).toBeCloseTo(29_589.04, 2)
  // And 60,000 a month over 60 days more: 29,589.04 + 118,356.16.
  expect(second).toMatchObject({ days: 90, isOver: true, promised: [eur(180_000)], measuredDays: 90 })
  expect(second!.realised[0]!.amount).toBeCloseTo(147_945.21, 2)
  // The last ten days are owed and not measured.
  expect(third).toMatchObject({ days: 180, elapsed: 100, isOver: false, promised: [eur(200_000)], measuredDays: 90 })
  expect(third!.realised).toEqual(second!.realised)
  expect(all).toMatchObject({ days: null, elapsed: 100, isOver: false })
  expect(windowsOf(null, day(100), promises, [])).toEqual([])
})

test('money and time are realised beside each other, and what cannot be counted is left out', () => {
  const { realised, measuredDays } = realisedOf(
    [
      { ...month, baseline: null, observations: [{ at: day(31), value: 36_500 }] },
      // 15 minutes a day less than 96, over 7 days: 1.75 hours.
      {
        direction: 'lower',
        baseline: 96,
        unit: 'minutes a day',
        cadenceDays: 7,
        observations: [{ at: day(7), value: 81 }],
      },
      {
        direction: 'lower',
        baseline: null,
        unit: 'EUR a year',
        cadenceDays: 7,
        observations: [{ at: day(7), value: 81 }],
      },
    ],
    day(0),
    day(31),
  )
  // 36,500 × 12 ÷ 365 × 31.
  expect(realised).toEqual([
    { ...eur(0), amount: expect.closeTo(37_200, 6) },
    { kind: 'time', unit: 'hours', amount: 1.75 },
  ])
  // Of money all of it is known, of time a week: the least of them.
  expect(measuredDays).toBe(7)
})
