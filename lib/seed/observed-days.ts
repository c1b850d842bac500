// On which days something was measured, and when somebody wrote it down: counted back from the start of the demo.

const DAY_MS = 86_400_000

export type Rhythm = 'week' | 'month' | 'quarter'

const halfDays: Record<Rhythm, number> = { week: 3, month: 15, quarter: 45 }

export interface ObservedDay {
  /** The Monday of the week, or the last day of the month. */
  on: Date
  /** The middle of what it is a measure of. */
  middle: Date
  /** A working day soon after. */
  recorded: Date
}

/** The last `count` weeks, months or quarters that were over and written down before the start, oldest first. */
export function observedDays(start: Date, every: Rhythm, count: number): ObservedDay[] {
  // The newest quarter is still being counted when the demo starts.
  const [step, late] = every === 'quarter' ? [3, 4] : [1, 0]
  const known = (back: number) => {
    const on = measuredOn(start, every, back)
    return { on, middle: new Date(on.getTime() - halfDays[every] * DAY_MS), recorded: recordedDay(on) }
  }
  let newest = 0
  while (known(newest).recorded >= start) newest += 1
  return Array.from({ length: count }, (_, index) => known(newest + late + (count - 1 - index) * step))
}

/** When the period that lies so many back was measured. */
function measuredOn(start: Date, every: Rhythm, back: number): Date {
  const [year, month, day] = [start.getUTCFullYear(), start.getUTCMonth(), start.getUTCDate()]
  return every === 'week'
    ? new Date(Date.UTC(year, month, day - ((start.getUTCDay() + 6) % 7) - back * 7))
    : new Date(Date.UTC(year, month - back, 0))
}

function recordedDay(on: Date): Date {
  const recorded = new Date(on.getTime() + DAY_MS)
  while (recorded.getUTCDay() % 6 === 0) recorded.setTime(recorded.getTime() + DAY_MS)
  recorded.setUTCHours(8, 12 + (on.getUTCDate() % 40), on.getUTCDate(), on.getUTCDate() * 31)
  return recorded
}
