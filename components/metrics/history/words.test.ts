import { expect, test } from 'vitest'
import type { Figures } from '@/lib/metrics/rules'
import { standingOf } from '@/lib/metrics/standing'
import { findingOf, legible, spanWords, tickWords } from './words'

const recall: Figures = {
  direction: 'higher',
  unit: 'share',
  bandLow: null,
  bandHigh: null,
  baseline: 0.41,
  target: 0.7,
  guardrail: 0.62,
}
const now = new Date('2026-11-21T12:00:00Z')

function found(value: number, change: Partial<Figures> = {}, since = '2026-08-15T00:00:00Z', isStale = false) {
  const figures = { ...recall, ...change }
  const newest = { value, observedAt: '2026-10-31T00:00:00Z', standing: standingOf(figures, value), since, isStale }
  return findingOf({ name: 'It', figures, newest }, now)
}

test('the finding says the value, where it stands and for how long', () => {
  expect(found(0.634)).toBe('It is 0.634, under its target of 0.7 for 3 months')
  expect(found(0.61)).toBe('It is 0.61, below its guardrail of 0.62 for 3 months')
  expect(found(0.72)).toBe('It is 0.72, over its target of 0.7 for 3 months')
  expect(found(0.7, {}, '2026-11-21T08:00:00Z')).toBe('It is 0.7, at its target of 0.7')
  expect(found(0.5, { target: null, guardrail: null })).toBe('It is 0.5, with no target to judge it by')
  expect(found(0.634, {}, undefined, true)).toBe(
    'It was 0.634 on 31 Oct 2026, under its target of 0.7; nothing newer came in time',
  )
  expect(findingOf({ name: 'It', figures: recall, newest: null }, now)).toBe('It has never been measured')
})

test('where lower is better, and within a band', () => {
  const lower = { direction: 'lower', unit: '%', target: 30, guardrail: 40 }
  expect(found(28, lower)).toContain('28 %, within its target of 30 % for')
  expect(found(33, lower)).toContain('33 %, over its target of 30 % for')
  expect(found(41, lower)).toContain('41 %, above its guardrail of 40 % for')
  const band = { direction: 'band', unit: '%', target: null, guardrail: null, bandLow: 4, bandHigh: 6 }
  expect(found(5, band)).toContain('5 %, inside its band of 4 to 6 %')
  expect(found(7, band)).toContain('7 %, outside its band of 4 to 6 %')
  expect(found(9, { ...band, guardrail: 8 })).toContain('beyond its guardrail of 8 %')
})

test('a value is short, but never so short that a miss reads as a hit', () => {
  expect(legible(0.6341234567)).toBe(0.6341)
  expect(legible(161_234.56)).toBe(161_235)
  expect(legible(0.699999, [0.7])).toBe(0.699999)
  expect(legible(0.7, [0.7])).toBe(0.7)
  expect(found(0.69999)).toContain('0.69999, under its target of 0.7')
})

test('spans and ticks in few words', () => {
  const span = (days: number) => spanWords(new Date(now.getTime() - days * 86_400_000), now)
  expect([0.5, 1, 13, 14, 60, 61, 730, 731].map(span)).toEqual([
    '',
    '1 day',
    '13 days',
    '2 weeks',
    '8 weeks',
    '2 months',
    '23 months',
    '2 years',
  ])
  expect([tickWords(200_000, 'EUR a month'), tickWords(-0.5, '% a month'), tickWords(1500, 'ms')]).toEqual([
    '€200K',
    '−0.5 %',
    '1.5k',
  ])
})
