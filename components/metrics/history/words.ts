// How a metric's values are said: short enough for a title, never so short that a miss reads as a hit.
import { dayWords } from '@/components/ui/relative-time'
import type { NewestValue } from '@/lib/metrics/alignment/views'
import { type Figures, valueWords } from '@/lib/metrics/rules'

/** To four digits, or to as many as tell the value from what it is compared with. */
export function legible(value: number, against: ReadonlyArray<number | null> = []): number {
  const others = against.filter((one) => one !== null && one !== value)
  for (const digits of [4, 6, 9, 12]) {
    const short = Math.abs(value) >= 10 ** digits ? Math.round(value) : Number(value.toPrecision(digits))
    if (!others.includes(short)) return short
  }
  return value
}

export function shortWords(value: number, figures: Figures): string {
  const { unit, target, guardrail, bandLow, bandHigh } = figures
  return valueWords(legible(value, [target, guardrail, bandLow, bandHigh]), unit)
}

const DAY_MS = 86_400_000

/** "3 months"; empty for less than a day. */
export function spanWords(from: string | Date, to: Date): string {
  const days = Math.floor((to.getTime() - new Date(from).getTime()) / DAY_MS)
  const many = (count: number, unit: string) => `${count} ${unit}${count === 1 ? '' : 's'}`
  if (days < 1) return ''
  if (days < 14) return many(days, 'day')
  if (days < 61) return many(Math.floor(days / 7), 'week')
  const months = Math.floor(days / 30.44)
  return months < 24 ? many(months, 'month') : many(Math.floor(months / 12), 'year')
}

/** Where a value stands, as the rest of a sentence: "under its target of 0.7". */
export function placeWords(value: number, standing: NewestValue['standing'], figures: Figures): string {
  const { direction, target, guardrail, bandLow, bandHigh, unit } = figures
  const isHigher = direction === 'higher'
  const band = `its band of ${valueWords(bandLow, '')} to ${valueWords(bandHigh, unit)}`
  if (standing === 'unjudged') return 'with no target to judge it by'
  if (direction === 'band') {
    if (standing === 'reached') return `inside ${band}`
    return standing === 'missed' || guardrail === null
      ? `outside ${band}`
      : `beyond its guardrail of ${valueWords(guardrail, unit)}`
  }
  if (standing === 'beyond_guardrail')
    return `${isHigher ? 'below' : 'above'} its guardrail of ${valueWords(guardrail, unit)}`
  const goal = `its target of ${valueWords(target, unit)}`
  if (standing === 'missed') return `${isHigher ? 'under' : 'over'} ${goal}`
  if (value === target) return `at ${goal}`
  return isHigher ? `over ${goal}` : `within ${goal}`
}

export interface Found {
  name: string
  figures: Figures
  newest: Pick<NewestValue, 'value' | 'observedAt' | 'standing' | 'since' | 'isStale'> | null
}

/** What the history shows, in a sentence: "Recall is 0.634, under its target of 0.7 for 3 months". */
export function findingOf({ name, figures, newest }: Found, now: Date): string {
  if (!newest) return `${name} has never been measured`
  const { value, standing, observedAt, since, isStale } = newest
  const words = shortWords(value, figures)
  const place = placeWords(value, standing, figures)
  if (isStale) return `${name} was ${words} on ${dayWords(observedAt)}, ${place}; nothing newer came in time`
  const span = standing === 'unjudged' ? '' : spanWords(since, now)
  return `${name} is ${words}, ${place}${span ? ` for ${span}` : ''}`
}

const tick = new Intl.NumberFormat('en-GB', { notation: 'compact', maximumSignificantDigits: 5 })
const money = /^([A-Z]{3})(?=\s|$)/

/** A figure beside an axis: with its sign of money or per cent, without the rest of the unit. */
export function tickWords(value: number, unit: string): string {
  const currency = money.exec(unit)?.[1]
  if (currency) {
    const style = { style: 'currency', currency, notation: 'compact', maximumSignificantDigits: 4 } as const
    return new Intl.NumberFormat('en', style).format(value).replace('-', '−')
  }
  return tick.format(value).replace('-', '−') + (/^%/.test(unit) ? ' %' : '')
}
