// Where everything of a history stands: in units of the plot, which is stretched to the width there is, or in per cent of it.
import { scaleLinear } from '@visx/scale'
import { line } from '@visx/shape'
import type { HistorySeries, HistoryView, Point, TargetVersionView } from '@/lib/metrics/observations/views'
import { standingOf } from '@/lib/metrics/standing'
import { HEIGHT, WIDTH } from './plot-size'
import { type Span, targetSpans } from './target-spans'
import { timeTicks } from './time-axis'

export interface HistoryLine {
  key: string
  slice: string
  /** Null where versions that follow each other are one line. */
  version: string | null
  /** Empty for production and where it was not said. */
  place: string
  points: Point[]
  isReduced: boolean
}

export interface Plot {
  from: number
  to: number
  low: number
  high: number
  lines: Array<HistoryLine & { path: string; dots: string }>
  /** Of the overall values, those that someone had to act on. */
  breaches: string
  spans: Span[]
  timeTicks: Array<{ at: number; label: string; isMinor: boolean }>
  valueTicks: number[]
}

/** One line per slice and place: what a new version measured goes on where the one before it stopped. */
export function linesOf(series: readonly HistorySeries[]): HistoryLine[] {
  const found = new Map<string, HistoryLine[]>()
  const byBegin = series.filter(({ points }) => points.length > 0).sort((a, b) => a.points[0]![0] - b.points[0]![0])
  for (const { slice, environment, version, points, isReduced } of byBegin) {
    const place = environment === 'production' ? '' : environment
    const key = JSON.stringify([slice, version, place])
    const own = found.get(key) ?? []
    const open = own.find((one) => one.points.at(-1)![0] <= points[0]![0])
    if (open) {
      open.points = [...open.points, ...points]
      open.isReduced ||= isReduced
    } else own.push({ key: `${key}${own.length}`, slice, version, place, points, isReduced })
    found.set(key, own)
  }
  return [...found.values()].flat()
}

/** As a moment of a series is judged: by the newest target that was set before it. */
export function targetAt(targets: readonly TargetVersionView[], at: number): TargetVersionView | undefined {
  return targets.findLast(({ setAt }) => Date.parse(setAt) <= at)
}

type Range = { from: number | null; to: number }

/** Up to now; a range that is not said begins with the first value, or a little before with its target. */
function timesOf({ series, targets }: HistoryView, range: Range): [number, number] {
  const ends = series.flatMap(({ points }) => (points.length > 0 ? [points[0]![0], points.at(-1)![0]] : []))
  const to = Math.max(range.to, ...(range.from === null ? ends : []))
  if (range.from !== null) return [range.from, to]
  const first = ends.length > 0 ? Math.min(...ends) : to - 86_400_000
  const set = targets[0] ? Date.parse(targets[0].setAt) : first
  const room = Math.max(to - first, 86_400_000) * 0.15
  return [Math.max(Math.min(first, set), first - room), to]
}

function valuesOf(lines: readonly HistoryLine[], spans: readonly Span[]): [number, number] {
  const figures = spans.flatMap(({ target, guardrail, bandLow, bandHigh }) => [target, guardrail, bandLow, bandHigh])
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  const reach = (value: number) => {
    low = Math.min(low, value)
    high = Math.max(high, value)
  }
  for (const { points } of lines) for (const [, value] of points) reach(value)
  for (const value of figures) if (value !== null) reach(value)
  if (low > high) return [0, 1]
  const room = high > low ? (high - low) * 0.08 : Math.abs(high) * 0.1 || 1
  // A figure that cannot be negative is not drawn as if it could.
  return [low >= 0 ? Math.max(0, low - room) : low - room, high <= 0 ? Math.min(0, high + room) : high + room]
}

export function plotOf(history: HistoryView, range: Range): Plot {
  const [from, to] = timesOf(history, range)
  const lines = linesOf(history.series)
  const spans = targetSpans(history.targets, from, to, history.metric.unit)
  const scale = scaleLinear<number>({ domain: valuesOf(lines, spans), range: [HEIGHT, 0], nice: 4 })
  const [low, high] = scale.domain() as [number, number]
  const x = ([at]: Point) => ((at - from) / (to - from || 1)) * WIDTH
  const y = ([, value]: Point) => scale(value)
  const path = line<Point>({ x, y })
  const dots = (points: readonly Point[]) =>
    points.map((point) => `M${x(point).toFixed(2)} ${y(point).toFixed(2)}h0`).join('')
  const breaches = lines
    .filter(({ slice }) => slice === '')
    .flatMap(({ points }) => points.filter(([at, value]) => isBreach(history.targets, at, value)))
  return {
    from,
    to,
    low,
    high,
    lines: lines.map((one) => ({
      ...one,
      path: path(one.points) ?? '',
      dots: one.points.length <= 60 ? dots(one.points) : '',
    })),
    breaches: dots(breaches),
    spans,
    timeTicks: timeTicks(from, to),
    valueTicks: scale.ticks(5),
  }
}

function isBreach(targets: readonly TargetVersionView[], at: number, value: number): boolean {
  const target = targetAt(targets, at)
  return target !== undefined && standingOf(target, value) === 'beyond_guardrail'
}

/** In per cent of the plot's height, from its top. */
export const heightOf = ({ low, high }: Pick<Plot, 'low' | 'high'>, value: number) =>
  (1 - (value - low) / (high - low || 1)) * 100

/** In per cent of the plot's width. */
export const placeOf = ({ from, to }: Pick<Plot, 'from' | 'to'>, at: number) => ((at - from) / (to - from || 1)) * 100
