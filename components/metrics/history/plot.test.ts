import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { HistoryView, TargetVersionView } from '@/lib/metrics/observations/views'
import { choiceHref, ranges, rangeTimes, readChoice } from './choices'
import { marksOf } from './marks'
import { heightOf, linesOf, placeOf, plotOf } from './plot'
import { timeTicks } from './time-axis'

const day = (text: string) => Date.parse(`${text}T00:00:00Z`)
const DAY_MS = 86_400_000

const target = (version: number, setAt: string, change: Partial<TargetVersionView> = {}): TargetVersionView => ({
  version,
  unit: 'share',
  direction: 'higher',
  bandLow: null,
  bandHigh: null,
  baseline: null,
  target: 0.7,
  guardrail: 0.62,
  setBy: 'Ingrid',
  setAt: `${setAt}T00:00:00.000000Z`,
  entry: null,
  ...change,
})

const history = (change: Partial<HistoryView> = {}): HistoryView => ({
  metric: { id: '1', ref: 'MET-1', name: 'Recall', unit: 'share' },
  from: null,
  to: null,
  series: [],
  slices: [''],
  targets: [],
  events: [],
  ...change,
})

const series = (environment: string, points: Array<[number, number]>, slice = '') => ({
  slice,
  environment,
  version: null,
  count: points.length,
  points,
  isReduced: false,
})

test('what the next version measured goes on where the one before it stopped; elsewhere is its own line', () => {
  const lines = linesOf([
    series('production', [
      [30, 3],
      [40, 4],
    ]),
    series('', [
      [10, 1],
      [20, 2],
    ]),
    series('staging', [[15, 9]]),
    series('production', [[35, 8]]),
    series('production', []),
  ])
  expect(lines.map(({ place, points }) => [place, points.map(([at]) => at)])).toEqual([
    ['', [10, 20, 30, 40]],
    ['', [35]],
    ['staging', [15]],
  ])
})

test('each target holds from when it was set until the next one; another unit has no place', () => {
  const targets = [
    target(1, '2025-01-01', { unit: '%', target: 66 }),
    target(2, '2026-03-01', { target: 0.66, guardrail: null }),
    target(3, '2026-05-07'),
  ]
  const points: Array<[number, number]> = [
    [day('2026-04-30'), 0.6],
    [day('2026-05-31'), 0.6],
    [day('2026-06-30'), 0.65],
  ]
  const plot = plotOf(history({ targets, series: [series('', points)] }), {
    from: day('2026-01-01'),
    to: day('2026-07-01'),
  })
  expect(plot.spans.map(({ version, from, to, target, beyond }) => [version, from, to, target, beyond])).toEqual([
    [2, day('2026-03-01'), day('2026-05-07'), 0.66, []],
    [3, day('2026-05-07'), day('2026-07-01'), 0.7, [{ low: null, high: 0.62 }]],
  ])
  // Only the value that was measured after the guardrail was set broke it.
  expect(plot.breaches.match(/M/g)).toHaveLength(1)
})

test('everything drawn stands inside the plot', () => {
  const value = fc.oneof(fc.double({ min: -1e15, max: 1e15, noNaN: true }), fc.constantFrom(0, 1, 0.7))
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: day('2020-01-01'), max: day('2026-11-01') }), value), { minLength: 1 }),
      value,
      value,
      fc.constantFrom(...ranges),
      (given, aim, guardrail, range) => {
        const times = rangeTimes(range, new Date('2026-11-21T12:00:00Z'))
        const points = given.filter(([at]) => times.from === null || at >= times.from).sort((a, b) => a[0] - b[0])
        const plot = plotOf(
          history({ targets: [target(1, '2021-01-01', { target: aim, guardrail })], series: [series('', points)] }),
          times,
        )
        const inside = (share: number) => share >= -0.001 && share <= 100.001
        for (const [at, value] of points) {
          expect(inside(placeOf(plot, at)) && inside(heightOf(plot, value))).toBe(true)
        }
        expect(inside(heightOf(plot, aim)) && inside(heightOf(plot, guardrail))).toBe(true)
        expect(JSON.stringify(plot)).not.toMatch(/NaN|Infinity/)
      },
    ),
  )
})

test('a time axis says year and month, day or hour, and never too many', () => {
  const labels = (from: string, to: string) => timeTicks(day(from), day(to)).map(({ label }) => label)
  expect(labels('2025-11-21', '2026-11-21').slice(0, 3)).toEqual(['Dec 2025', 'Jan 2026', 'Feb'])
  expect(labels('2026-10-22', '2026-11-21')[0]).toMatch(/^\d+ Oct$/)
  expect(labels('2026-11-20', '2026-11-21')).toContain('06:00')
  expect(labels('2015-01-01', '2026-11-21')).toContain('2020')
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20_000 * DAY_MS }), (span) => {
      expect(timeTicks(day('2026-11-21') - span, day('2026-11-21')).length).toBeLessThanOrEqual(17)
    }),
  )
})

test('marks are numbered by time; those too near are one, and words of one row do not meet', () => {
  const plot = { from: 0, to: 100 * DAY_MS }
  const event = (at: number, text: string) => ({
    at: new Date(at * DAY_MS).toISOString(),
    kind: 'gate' as const,
    text,
    href: null,
  })
  const marks = marksOf(
    [event(50, 'Second'), event(10, 'First'), event(50.5, 'Third'), event(55, 'Long words here'), event(200, 'Out')],
    plot,
  )
  expect(marks.map(({ events, words, row }) => [events.map(({ n }) => n), words, row])).toEqual([
    [[1], 'First', 0],
    [[2, 3], 'Second +1', 0],
    [[4], 'Long words here', 1],
  ])
  const many = marksOf(
    Array.from({ length: 40 }, (_, at) => event(at * 2.2, 'Guardrail breached')),
    plot,
  )
  expect(many.filter(({ words }) => words !== '').length).toBeLessThan(20)
})

test('what is shown has its address, and an odd address shows the usual', () => {
  const choice = readChoice({ range: '90d', slices: ['Age, under 30', 'b', 'b', ''] })
  expect(choice).toMatchObject({ range: { id: '90d' }, slices: ['Age, under 30', 'b'], byVersion: false })
  expect(choiceHref('/w/h/metrics/MET-1', choice)).toBe(
    '/w/h/metrics/MET-1?range=90d&slices=Age%2C+under+30&slices=b#history',
  )
  expect(choiceHref('/w/h/metrics/MET-1', { ...choice, byVersion: true })).toBe(
    '/w/h/metrics/MET-1?range=90d&by=version#history',
  )
  expect(readChoice({ range: 'ever', slices: 'a' })).toMatchObject({ range: { id: '1y' }, slices: ['a'] })
  expect(readChoice({ slices: Array.from({ length: 20 }, (_, at) => `s${at}`) }).slices).toHaveLength(6)
})
