// How much of what was promised came true: pure arithmetic over dated values. A year has 365 days here, a month a twelfth of it.
import { periodic } from '../alignment/effects'
import type { MetricDirection } from '../vocabulary'
import type { LedgerAmount, LedgerPromise, LedgerWindow } from './views'

const DAY_MS = 86_400_000
const YEAR_DAYS = 365

export type Period = 'day' | 'week' | 'month' | 'quarter' | 'year'

const periodDays: Record<Period, number> = {
  day: 1,
  week: 7,
  month: YEAR_DAYS / 12,
  quarter: YEAR_DAYS / 4,
  year: YEAR_DAYS,
}

const hoursIn = { minutes: 1 / 60, hours: 1, days: 8 } as const

/** A value in this unit, as an amount that is gained by the day. */
interface Counted {
  kind: 'money' | 'time'
  unit: string
  /** Of one by the period: money as it is, time in hours, a day of work being eight. */
  perDay: number
}

/** What a unit counts; null where it is neither money nor time by a period. */
export function countedIn(unit: string): Counted | null {
  const found = periodic(unit)
  if (!found) return null
  const perDay = 1 / periodDays[found.period as Period]
  return found.kind === 'money'
    ? { kind: 'money', unit: found.currency, perDay }
    : { kind: 'time', unit: 'hours', perDay: perDay * hoursIn[found.unit] }
}

export interface ValueMetric {
  direction: MetricDirection
  baseline: number | null
  unit: string
}

/** Why a metric's gain cannot be counted, in a sentence; null when it can. */
export function whyUncountable({ direction, baseline, unit }: ValueMetric): string | null {
  if (!countedIn(unit)) {
    const named = unit.trim() === '' ? 'It has no unit' : `“${unit}” is neither money nor time by a period`
    return `${named}: write one such as “EUR a month” or “hours a week”.`
  }
  if (direction === 'band') return 'It is to stay within a band: there is no better or worse to count.'
  if (direction === 'lower' && baseline === null) {
    return 'Less is better, and without a baseline nobody can say less than what.'
  }
  return null
}

/** What a value gains against the baseline, in its own unit; less than 0 where it is worse. No baseline: there was nothing before. */
export function gainOf({ direction, baseline }: Pick<ValueMetric, 'direction' | 'baseline'>, value: number): number {
  const gain = (value - (baseline ?? 0)) * (direction === 'lower' ? -1 : 1)
  return gain === 0 ? 0 : gain
}

export interface Dated {
  /** ISO 8601 */
  at: string
  value: number
}

export interface Realised {
  /** Gain multiplied by days: of 1 a day over 30 days, 30. */
  gainDays: number
  /** Days that some value speaks for. */
  measuredDays: number
}

/**
 * What was gained between two times. A value speaks for the stretch since the one before it, the first for one cadence; for
 * what comes after the newest nobody speaks, so that nothing is counted there.
 */
export function realisedIn(
  metric: Pick<ValueMetric, 'direction' | 'baseline'>,
  observations: readonly Dated[],
  cadenceDays: number,
  from: string,
  to: string,
): Realised {
  const [begin, end] = [Date.parse(from), Date.parse(to)]
  const ordered = [...observations].sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
  let gainDays = 0
  let measuredDays = 0
  ordered.forEach(({ at, value }, index) => {
    const until = Date.parse(at)
    const since = index === 0 ? until - cadenceDays * DAY_MS : Date.parse(ordered[index - 1]!.at)
    const days = Math.max(0, Math.min(until, end) - Math.max(since, begin)) / DAY_MS
    measuredDays += days
    gainDays += days * gainOf(metric, value)
  })
  return { gainDays, measuredDays }
}

export const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY_MS

/** Of a promise by the year, what is owed for so many days. */
export const promisedIn = (perYear: number, days: number): number => (perYear * days) / YEAR_DAYS

/** Sums of each kind and unit by themselves: euros are never added to kroner, nor to hours. */
export function addUp(amounts: readonly LedgerAmount[]): LedgerAmount[] {
  const sums = new Map<string, LedgerAmount>()
  for (const { kind, unit, amount } of amounts) {
    const key = `${kind} ${unit}`
    const sum = sums.get(key)
    if (sum) sum.amount += amount
    else sums.set(key, { kind, unit, amount })
  }
  return [...sums.values()].sort(
    (a, b) => a.kind.localeCompare(b.kind) || Math.abs(b.amount) - Math.abs(a.amount) || a.unit.localeCompare(b.unit),
  )
}

type Owed = Pick<LedgerPromise, 'owedFrom' | 'passedAt' | 'value' | 'time'>

/** What was owed between two times: at every moment the newest promise whose iteration runs. */
export function owedIn(promises: readonly Owed[], from: string, to: string): LedgerAmount[] {
  const owed = promises
    .flatMap((promise) => (promise.owedFrom === null ? [] : [{ ...promise, owedFrom: promise.owedFrom }]))
    .sort((a, b) => Date.parse(a.owedFrom) - Date.parse(b.owedFrom) || Date.parse(a.passedAt) - Date.parse(b.passedAt))
  const [begin, end] = [Date.parse(from), Date.parse(to)]
  return addUp(
    owed.flatMap(({ owedFrom, value, time }, index) => {
      const until = owed[index + 1] ? Date.parse(owed[index + 1]!.owedFrom) : end
      const days = Math.max(0, Math.min(until, end) - Math.max(Date.parse(owedFrom), begin)) / DAY_MS
      if (days === 0) return []
      return [value, time].flatMap((amount) => (amount ? [{ ...amount, amount: promisedIn(amount.amount, days) }] : []))
    }),
  )
}

/** A metric whose gain is counted, with its values. */
export interface CountedMetric extends ValueMetric {
  cadenceDays: number
  observations: readonly Dated[]
}

const lengths = [30, 90, 180, null] as const

/** The first 30, 90 and 180 days after it went live, and all of them; those that still run are counted up to now. */
export function windowsOf(
  liveSince: string | null,
  now: string,
  promises: readonly Owed[],
  sources: readonly CountedMetric[],
): LedgerWindow[] {
  if (liveSince === null) return []
  const age = Math.max(0, daysBetween(liveSince, now))
  return lengths.map((days): LedgerWindow => {
    const elapsed = days === null ? age : Math.min(days, age)
    const to = new Date(Date.parse(liveSince) + elapsed * DAY_MS).toISOString()
    const { realised, measuredDays } = realisedOf(sources, liveSince, to)
    return {
      days,
      elapsed,
      isOver: days !== null && age >= days,
      promised: owedIn(promises, liveSince, to),
      realised,
      measuredDays,
    }
  })
}

/** Of each kind and unit the best measured source speaks; of several kinds the one that is measured least. */
function leastMeasured(found: ReadonlyArray<{ measuredDays: number; amount: LedgerAmount }>): number {
  const best = new Map<string, number>()
  for (const { measuredDays, amount } of found) {
    const key = `${amount.kind} ${amount.unit}`
    best.set(key, Math.max(best.get(key) ?? 0, measuredDays))
  }
  return best.size === 0 ? 0 : Math.min(...best.values())
}

/** What all sources gained in a window, and for how much of it they speak. */
export function realisedOf(
  sources: readonly CountedMetric[],
  from: string,
  to: string,
): { realised: LedgerAmount[]; measuredDays: number } {
  const found = sources.flatMap((source) => {
    const counted = whyUncountable(source) === null ? countedIn(source.unit) : null
    if (!counted) return []
    const { gainDays, measuredDays } = realisedIn(source, source.observations, source.cadenceDays, from, to)
    return measuredDays > 0
      ? [{ measuredDays, amount: { kind: counted.kind, unit: counted.unit, amount: gainDays * counted.perDay } }]
      : []
  })
  return {
    realised: addUp(found.map(({ amount }) => amount)),
    measuredDays: leastMeasured(found),
  }
}
