// How a value stands against target and guardrail, and until when it can be relied on.
import type { Figures } from './rules'
import type { MetricCadence, MetricStanding } from './vocabulary'

/** Within a band, a guardrail below it is a lower limit and one above it an upper one; without one the band's edges are the limits. */
function isBeyond({ direction, bandLow, bandHigh, guardrail }: Figures, value: number): boolean {
  if (direction === 'higher') return guardrail !== null && value < guardrail
  if (direction === 'lower') return guardrail !== null && value > guardrail
  if (bandLow === null || bandHigh === null) return false
  if (guardrail === null) return value < bandLow || value > bandHigh
  return guardrail <= bandLow ? value < guardrail : guardrail >= bandHigh ? value > guardrail : false
}

/** Whether the target is met; null where there is none. */
function isReached({ direction, bandLow, bandHigh, target }: Figures, value: number): boolean | null {
  if (direction === 'band') return bandLow === null || bandHigh === null ? null : value >= bandLow && value <= bandHigh
  if (target === null) return null
  return direction === 'higher' ? value >= target : value <= target
}

/** Beyond the guardrail outranks the target: someone has to act, whatever else is true. */
export function standingOf(figures: Figures, value: number): MetricStanding {
  if (isBeyond(figures, value)) return 'beyond_guardrail'
  const reached = isReached(figures, value)
  return reached === null ? 'unjudged' : reached ? 'reached' : 'missed'
}

/** Days between two values; null where a calendar says nothing. */
export const cadenceDays: Record<MetricCadence, number | null> = {
  continuous: 1 / 24,
  hourly: 1 / 24,
  daily: 1,
  weekly: 7,
  monthly: 31,
  quarterly: 92,
  yearly: 366,
  per_version: null,
}

const DAY_MS = 86_400_000
/** A value takes its time to arrive: a quarter of the cadence. */
const GRACE = 1.25

/** When the metric goes stale unless a newer value arrives, ISO 8601; null where no cadence says so. */
export function dueAt(cadence: MetricCadence | null, observedAt: string): string | null {
  const days = cadence && cadenceDays[cadence]
  return days ? new Date(Date.parse(observedAt) + days * GRACE * DAY_MS).toISOString() : null
}
