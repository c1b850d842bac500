// Where the runs of a comparison stand in the chart: everything in per cent of its field.
import { scaleLinear, scaleUtc } from '@visx/scale'
import { type Column, valueIn } from '@/lib/experiments/comparison/rules'
import type { ComparedRun } from '@/lib/experiments/comparison/views'
import { figureOf } from '@/lib/experiments/rules'
import type { KeyMetric } from '@/lib/experiments/views'
import { valueText } from './figures'

/** What an axis shows: a column of figures, or time. */
export type Axis = Column | 'time'

export interface Tick {
  at: number
  label: string
}

export interface Line {
  at: number
  /** The part beyond it, from and to, where someone would have to act; absent for a target. */
  beyond?: [number, number]
  label: string
  kind: 'target' | 'guardrail'
}

export interface RunPlot {
  dots: Array<{ run: ComparedRun; x: number; y: number; words: string }>
  xTicks: Tick[]
  yTicks: Tick[]
  /** Across the field, by the y axis; and upright, by the x axis. */
  yLines: Line[]
  xLines: Line[]
  /** Runs that have no figure on one of the axes. */
  missing: number
}

export function plotRuns(runs: readonly ComparedRun[], x: Axis, y: Column): RunPlot {
  const placed = runs.flatMap((run) => {
    const at = numberIn(run, x)
    const value = numberIn(run, y)
    return at === null || value === null ? [] : [{ run, at, value }]
  })
  const yAxis = axisOf(
    placed.map(({ value }) => value),
    y,
  )
  const xAxis =
    x === 'time'
      ? timeAxis(placed.map(({ at }) => at))
      : axisOf(
          placed.map(({ at }) => at),
          x,
        )
  const top = (value: number) => 100 - yAxis.place(value)
  return {
    dots: placed.map(({ run, at, value }) => ({
      run,
      x: xAxis.place(at),
      y: top(value),
      words: `${run.ref}: ${nameOf(y)} ${valueText(value)}${x === 'time' ? '' : `, ${nameOf(x)} ${valueText(at)}`}`,
    })),
    xTicks: xAxis.ticks,
    yTicks: yAxis.ticks.map(({ at, label }) => ({ at: 100 - at, label })),
    yLines: linesOf(y.metric, yAxis.place).map((line) => ({
      ...line,
      at: 100 - line.at,
      ...(line.beyond ? { beyond: [100 - line.beyond[1], 100 - line.beyond[0]] as [number, number] } : {}),
    })),
    xLines: x === 'time' ? [] : linesOf(x.metric, xAxis.place),
    missing: runs.length - placed.length,
  }
}

export const nameOf = (axis: Axis): string => (axis === 'time' ? 'Time' : (axis.metric?.name ?? axis.label))

function numberIn(run: ComparedRun, axis: Axis): number | null {
  if (axis === 'time') return Date.parse(run.at)
  return figureOf(valueIn(run, axis.id) ?? '')
}

interface Scale {
  place(value: number): number
  ticks: Tick[]
}

/** Reaches over the values and what they are judged by. */
function axisOf(values: readonly number[], { metric }: Column): Scale {
  const figures = [metric?.target, metric?.guardrail, metric?.bandLow, metric?.bandHigh]
  const all = [...values, ...figures.filter((one): one is number => typeof one === 'number')]
  const [low, high] = all.length > 0 ? [Math.min(...all), Math.max(...all)] : [0, 1]
  const room = high > low ? (high - low) * 0.08 : Math.abs(high) * 0.1 || 1
  const scale = scaleLinear<number>({ domain: [low - room, high + room], range: [0, 100], nice: 4 })
  return {
    place: (value) => scale(value),
    ticks: scale.ticks(5).map((value) => ({ at: scale(value), label: valueText(value) })),
  }
}

function timeAxis(values: readonly number[]): Scale {
  const [low, high] = values.length > 0 ? [Math.min(...values), Math.max(...values)] : [0, 1]
  const room = Math.max((high - low) * 0.04, 3_600_000)
  const scale = scaleUtc<number>({ domain: [new Date(low - room), new Date(high + room)], range: [0, 100] })
  const words = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' })
  return {
    place: (value) => scale(new Date(value)),
    ticks: scale.ticks(5).map((at) => ({ at: scale(at), label: words.format(at) })),
  }
}

/** Target and guardrail of a key metric; within a band, its edges. */
function linesOf(metric: KeyMetric | null, place: (value: number) => number): Line[] {
  if (!metric) return []
  const { direction, target, guardrail, bandLow, bandHigh } = metric
  if (direction === 'band') {
    const edges: Array<[number | null, string]> = [
      [bandLow, 'band from'],
      [bandHigh, 'band to'],
    ]
    return edges.flatMap(([value, word]) =>
      value === null ? [] : [{ at: place(value), label: `${word} ${valueText(value)}`, kind: 'target' as const }],
    )
  }
  const lines: Line[] = []
  if (target !== null) lines.push({ at: place(target), label: `target ${valueText(target)}`, kind: 'target' })
  if (guardrail !== null) {
    const at = place(guardrail)
    const beyond: [number, number] = direction === 'higher' ? [0, at] : [at, 100]
    lines.push({ at, beyond, label: `guardrail ${valueText(guardrail)}`, kind: 'guardrail' })
  }
  return lines
}
