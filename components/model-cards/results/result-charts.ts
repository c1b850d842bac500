// Results by group as they are drawn: one chart for each metric on one set of data.
import { nameParts, sameParts } from '@/lib/model-cards/metric-names/rules'
import { groupKey, looseKey, numberOf, placeOf, type Result, seriesKey } from './result-rows'

/** A metric of the use case's register, where the card's figure is of it. */
export interface TrackedMetric {
  ref: string
  name: string
  unit: string
  better: 'higher' | 'lower' | null
  baseline: number | null
  target: number | null
  guardrail: number | null
}

export interface ChartRow {
  id: string
  /** Empty: everybody. */
  group: string
  size: string
  value: number
  /** As the card writes it. */
  shown: string
  low: number | null
  high: number | null
  baseline: number | null
  previous: number | null
}

export interface ResultChart {
  key: string
  metric: string
  /** “churn of September, held back” */
  place: string
  unit: string
  better: 'higher' | 'lower' | null
  target: number | null
  guardrail: number | null
  tracked: string | null
  /** Where the version before was measured, if that was on another part of the data. */
  previousPlace: string | null
  rows: ChartRow[]
  /** Groups that are not drawn, for there are too many. */
  hidden: number
  ids: string[]
}

const MOST_ROWS = 40
const MOST_CHARTS = 6

/** Charts of those metrics that have a figure for more than one group; everybody first, then in the order of the card. */
export function resultCharts(
  results: readonly Result[],
  previous: readonly Result[],
  tracked: readonly TrackedMetric[],
  betterOf: (metric: string) => 'higher' | 'lower' | null,
): ResultChart[] {
  const series = new Map<string, Result[]>()
  for (const result of results) {
    if (result.figure === null) continue
    const key = seriesKey(result)
    series.set(key, [...(series.get(key) ?? []), result])
  }
  const exact = byKey(previous, seriesKey)
  const loose = byKey(previous, looseKey)
  const before = (result: Result) => ({
    same: exact.get(`${seriesKey(result)} ${groupKey(result)}`),
    other: loose.get(`${looseKey(result)} ${groupKey(result)}`),
  })
  return [...series]
    .filter(([, all]) => new Set(all.map(groupKey)).size > 1)
    .slice(0, MOST_CHARTS)
    .map(([key, all]) => chartOf(key, onePerGroup(all), before, tracked, betterOf))
}

type Before = (result: Result) => { same: Result | undefined; other: Result | undefined }

/** The first of each key and group. */
function byKey(results: readonly Result[], keyOf: (result: Result) => string): ReadonlyMap<string, Result> {
  return new Map(results.toReversed().map((result) => [`${keyOf(result)} ${groupKey(result)}`, result]))
}

function onePerGroup(all: Result[]): Result[] {
  const seen = new Set<string>()
  const each = all.filter((result) => !seen.has(groupKey(result)) && seen.add(groupKey(result)))
  return each.sort((a, b) => Number(groupKey(a) !== '') - Number(groupKey(b) !== ''))
}

function chartOf(
  key: string,
  all: Result[],
  before: Before,
  tracked: readonly TrackedMetric[],
  betterOf: (metric: string) => 'higher' | 'lower' | null,
): ResultChart {
  const { metric, title, unit } = all[0]!
  const isNamed = (name: string, other: string) => sameParts(nameParts(name).words, nameParts(other).words)
  const known = tracked.find(({ name }) => isNamed(name, metric) || (title !== '' && isNamed(name, title)))
  // A target in per cent is none beside shares.
  const scale = known ? scaleOf(all, known) : 1
  const bound = (value: number | null | undefined) =>
    value === null || value === undefined ? null : Number((value * scale).toPrecision(12))
  // Either all on the same part of the data or all on another: a chart that mixed them would show a step that is none.
  const isSame = all.some((result) => before(result).same)
  const there = all.map((result) => before(result).other).find(Boolean)
  const rows = all.slice(0, MOST_ROWS).map((result): ChartRow => {
    const own = numberOf(result.baseline)
    return {
      id: result.id,
      group: result.group,
      size: result.size,
      value: result.figure!,
      shown: [result.value, /%$/.test(result.value) ? '' : unit].filter(Boolean).join(' '),
      low: result.low,
      high: result.high,
      baseline: own ?? (result.group === '' ? bound(known?.baseline) : null),
      previous: (isSame ? before(result).same : before(result).other)?.figure ?? null,
    }
  })
  return {
    key,
    metric,
    place: [title, placeOf(all[0]!)].filter(Boolean).join(', '),
    unit,
    better: known?.better ?? betterOf(metric),
    target: bound(known?.target),
    guardrail: bound(known?.guardrail),
    tracked: known?.ref ?? null,
    previousPlace: isSame || !there ? null : there.split || placeOf(there),
    rows,
    hidden: all.length - rows.length,
    ids: all.map(({ id }) => id),
  }
}

function scaleOf(all: Result[], { unit, target, guardrail, baseline }: TrackedMetric): number {
  const isShare = all.every(({ figure, value }) => Math.abs(figure!) <= 1 && !/%$/.test(value))
  const bounds = [target, guardrail, baseline].filter((bound) => bound !== null)
  if (isShare && unit === '%') return 0.01
  const isPercent = all.every(({ value, unit: own }) => own === '%' || /%$/.test(value))
  return isPercent && unit !== '%' && bounds.every((bound) => Math.abs(bound) <= 1) ? 100 : 1
}

/** The scale's ends: everything that is drawn, with a little room; from nought where that is near. */
export function domainOf({ rows, target, guardrail }: ResultChart): [number, number] {
  const all = [
    ...rows.flatMap(({ value, low, high, baseline, previous }) => [value, low, high, baseline, previous]),
    target,
    guardrail,
  ].filter((value): value is number => value !== null)
  const [least, most] = [Math.min(...all), Math.max(...all)]
  const span = most - least || Math.abs(most) || 1
  const low = least - span * 0.08
  return [least >= 0 && low < span * 0.25 ? 0 : low, most + span * 0.06]
}
