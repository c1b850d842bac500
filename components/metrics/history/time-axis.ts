// Where a time axis is marked, and how. All of it in UTC, like every date that is not somebody's own.
import { scaleUtc } from '@visx/scale'

const DAY_MS = 86_400_000

export interface TimeTick {
  at: number
  label: string
  /** Left out where there is little room. */
  isMinor: boolean
}

const words = (at: Date, parts: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-GB', { ...parts, timeZone: 'UTC' }).format(at)

/** Begins a day, month or year: says which. */
function labelOf(at: Date, step: number, isFirst: boolean): string {
  if (step >= 330 * DAY_MS) return words(at, { year: 'numeric' })
  if (step >= 27 * DAY_MS) {
    const isYear = at.getUTCMonth() === 0 || isFirst
    return words(at, isYear ? { month: 'short', year: 'numeric' } : { month: 'short' })
  }
  const isMidnight = at.getTime() % DAY_MS === 0
  return isMidnight || isFirst
    ? words(at, { day: 'numeric', month: 'short', ...(isMidnight ? {} : { hour: '2-digit', minute: '2-digit' }) })
    : words(at, { hour: '2-digit', minute: '2-digit' })
}

export function timeTicks(from: number, to: number): TimeTick[] {
  const ticks = scaleUtc({ domain: [new Date(from), new Date(to)] }).ticks(8)
  const step = ticks.length > 1 ? ticks[1]!.getTime() - ticks[0]!.getTime() : to - from
  return ticks.map((at, index) => ({
    at: at.getTime(),
    label: labelOf(at, step, index === 0),
    isMinor: ticks.length > 5 && index % 2 === 1,
  }))
}
