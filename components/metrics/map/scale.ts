// Where the marks of a metric stand on its gauge, from 0 to 100. One scale for all metrics: the middle of what is aimed at.
import type { AlignedMetric } from '@/lib/metrics/alignment/views'

type Marked = Pick<
  AlignedMetric,
  'direction' | 'baseline' | 'target' | 'guardrail' | 'bandLow' | 'bandHigh' | 'unit'
> & { newest: { value: number } | null }

export interface Scale {
  low: number
  high: number
}

const PADDING = 0.22
/** What a share or a percentage cannot leave. */
const limitOf = (unit: string) => (/^share$/i.test(unit.trim()) ? 1 : unit.trim() === '%' ? 100 : null)

/** From below the least mark to above the greatest; null where there is none at all. */
export function scaleOf(metric: Marked): Scale | null {
  const { baseline, target, guardrail, bandLow, bandHigh, newest } = metric
  const marks = [baseline, target, guardrail, bandLow, bandHigh, newest?.value ?? null].filter((mark) => mark !== null)
  if (marks.length === 0) return null
  const least = Math.min(...marks)
  const most = Math.max(...marks)
  const pad = most > least ? (most - least) * PADDING : Math.abs(most) * PADDING || 1
  const limit = limitOf(metric.unit)
  return {
    low: least >= 0 ? Math.max(0, least - pad) : least - pad,
    high: limit !== null && most <= limit ? Math.min(limit, most + pad) : most + pad,
  }
}

export function place(value: number, { low, high }: Scale): number {
  return Math.round(((value - low) / (high - low)) * 1000) / 10
}

/** Stretches where someone must act. */
export function beyond(metric: Marked, scale: Scale): Array<{ from: number; to: number }> {
  const { direction, guardrail, bandLow, bandHigh } = metric
  if (direction === 'band') {
    if (bandLow === null || bandHigh === null) return []
    const below = { from: 0, to: place(guardrail ?? bandLow, scale) }
    const above = { from: place(guardrail ?? bandHigh, scale), to: 100 }
    if (guardrail === null) return [below, above]
    return guardrail <= bandLow ? [below] : guardrail >= bandHigh ? [above] : []
  }
  if (guardrail === null) return []
  const at = place(guardrail, scale)
  return direction === 'higher' ? [{ from: 0, to: at }] : [{ from: at, to: 100 }]
}

/** A step that a slider can take: 1, 2 or 5 of a power of ten, about a hundredth of the scale. */
export function sliderStep({ low, high }: Scale): number {
  const raw = (high - low) / 100
  const power = 10 ** Math.floor(Math.log10(raw))
  const size = raw / power
  return Number(((size < 1.5 ? 1 : size < 3.5 ? 2 : size < 7.5 ? 5 : 10) * power).toPrecision(3))
}
