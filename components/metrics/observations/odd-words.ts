import { type Figures, valueWords } from '@/lib/metrics/rules'

/** What makes a value look like a slip of the pen: outside what its unit can hold, or another order of size. Never refused. */
export function oddWords({ unit, baseline, target }: Figures, value: number): string | null {
  const name = unit.trim().toLowerCase()
  if (name === 'share' && (value < 0 || value > 1)) {
    return value > 1 && value <= 100
      ? `A share is between 0 and 1. ${value} per cent would be ${Number((value / 100).toPrecision(12))}.`
      : 'A share is between 0 and 1.'
  }
  const known = target ?? baseline
  if (!known || !value) return null
  const times = Math.abs(value / known)
  return times >= 50 || times <= 1 / 50
    ? `That is far from ${target === null ? 'the baseline' : 'the target'}, ${valueWords(known, unit)}. Is the unit right?`
    : null
}
