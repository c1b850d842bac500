// Targets and guardrails as steps over time: each from when it was set until the next one was.
import type { TargetVersionView } from '@/lib/metrics/observations/views'

export interface Span {
  version: number
  from: number
  to: number
  target: number | null
  guardrail: number | null
  bandLow: number | null
  bandHigh: number | null
  /** Where someone has to act, as a stretch of values; null is without end. */
  beyond: Array<{ low: number | null; high: number | null }>
}

/** Those of the range, oldest first. A target in another unit than today's has no place on the scale. */
export function targetSpans(targets: readonly TargetVersionView[], from: number, to: number, unit: string): Span[] {
  return targets.flatMap((version, index) => {
    const begin = Math.max(from, Date.parse(version.setAt))
    const next = targets[index + 1]
    const end = Math.min(to, next ? Date.parse(next.setAt) : to)
    if (end <= begin || version.unit !== unit) return []
    const { target, guardrail, bandLow, bandHigh, direction } = version
    const isBand = direction === 'band'
    return [
      {
        version: version.version,
        from: begin,
        to: end,
        target: isBand ? null : target,
        guardrail,
        bandLow: isBand ? bandLow : null,
        bandHigh: isBand ? bandHigh : null,
        beyond: beyondOf(version),
      },
    ]
  })
}

function beyondOf({ direction, guardrail, bandLow, bandHigh }: TargetVersionView): Span['beyond'] {
  if (direction === 'higher') return guardrail === null ? [] : [{ low: null, high: guardrail }]
  if (direction === 'lower') return guardrail === null ? [] : [{ low: guardrail, high: null }]
  if (bandLow === null || bandHigh === null) return []
  if (guardrail === null) {
    return [
      { low: null, high: bandLow },
      { low: bandHigh, high: null },
    ]
  }
  if (guardrail <= bandLow) return [{ low: null, high: guardrail }]
  return guardrail >= bandHigh ? [{ low: guardrail, high: null }] : []
}
