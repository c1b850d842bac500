// Runs side by side: what they differ in, which is best by a key metric, and how far each is from its target.
import { type Figures, valueWords } from '@/lib/metrics/rules'
import { standingOf } from '@/lib/metrics/standing'
import type { MetricStanding } from '@/lib/metrics/vocabulary'
import { figureOf, keyMetricOf } from '../rules'
import type { KeyMetric } from '../views'
import type { ComparedRun } from './views'

export interface Column {
  /** `m:recall`, `m:recall@held-back`, `p:depth`, `datasets`, `commit`. */
  id: string
  kind: 'metric' | 'parameter' | 'datasets' | 'commit'
  label: string
  /** The key metric of the use case that it is. */
  metric: KeyMetric | null
  /** The data it was measured on, where that is said. */
  dataset: string | null
  /** Whether the runs have different values there, or some have none. */
  differs: boolean
  /** Every value of it is a figure. */
  isNumeric: boolean
}

type Value = number | string

/** The columns of these runs: key metrics, other metrics, parameters, data, code. */
export function columnsOf(runs: readonly ComparedRun[], keyMetrics: readonly KeyMetric[]): Column[] {
  const metrics = new Map<string, Pick<Column, 'label' | 'metric' | 'dataset'>>()
  const parameters = new Set<string>()
  for (const run of runs) {
    for (const { key, dataset } of run.metrics) {
      const label = dataset ? `${key} on ${dataset}` : key
      metrics.set(metricId(key, dataset), { label, metric: keyMetricOf(key, keyMetrics), dataset })
    }
    for (const key of Object.keys(run.parameters)) parameters.add(key)
  }
  const place = ({ metric }: Pick<Column, 'metric'>) => (metric ? keyMetrics.indexOf(metric) : keyMetrics.length)
  const plain = { metric: null, dataset: null }
  const found: Array<Pick<Column, 'id' | 'kind' | 'label' | 'metric' | 'dataset'>> = [
    ...[...metrics]
      .map(([id, column]) => ({ id, kind: 'metric' as const, ...column }))
      .sort((one, other) => place(one) - place(other) || compareText(one.label, other.label)),
    ...[...parameters]
      .sort(compareText)
      .map((key) => ({ id: `p:${key}`, kind: 'parameter' as const, label: key, ...plain })),
    { id: 'datasets', kind: 'datasets', label: 'Data', ...plain },
    { id: 'commit', kind: 'commit', label: 'Commit', ...plain },
  ]
  return found.map((column) => {
    const values = runs.map((run) => valueIn(run, column.id))
    const known = values.filter((value) => value !== null)
    return {
      ...column,
      differs: new Set(values).size > 1,
      isNumeric: known.length > 0 && known.every((value) => figureOf(value) !== null),
    }
  })
}

const metricId = (key: string, dataset: string | null) => (dataset ? `m:${key}@${dataset}` : `m:${key}`)

/** What a run has in a column; null where it has nothing. */
export function valueIn(run: ComparedRun, column: string): Value | null {
  if (column === 'datasets') return run.datasets.join(', ') || null
  if (column === 'commit') return run.codeCommit
  if (column.startsWith('p:')) {
    const key = column.slice(2)
    return Object.hasOwn(run.parameters, key) ? run.parameters[key]! : null
  }
  return run.metrics.find(({ key, dataset }) => metricId(key, dataset) === column)?.value ?? null
}

/** The columns that tell the runs apart; with `all`, every one that any run has a value in. */
export function shownColumns(columns: readonly Column[], runs: readonly ComparedRun[], all: boolean): Column[] {
  const hasValue = ({ id }: Column) => runs.some((run) => valueIn(run, id) !== null)
  return columns.filter((column) =>
    all || runs.length < 2 ? hasValue(column) : column.differs || (column.metric && hasValue(column)),
  )
}

/** Runs in the order of a column; those without a value there come last, whichever way. */
export function sortRuns(runs: readonly ComparedRun[], column: string, isDown: boolean): ComparedRun[] {
  const way = isDown ? -1 : 1
  const keyed = runs.map((run) => ({ run, value: column === 'at' ? run.at : valueIn(run, column) }))
  return keyed
    .sort((one, other) => {
      if (one.value === null || other.value === null) return Number(one.value === null) - Number(other.value === null)
      const [a, b] = [figureOf(one.value), figureOf(other.value)]
      if (a !== null && b !== null) return way * (a - b)
      if (a === null && b === null) return way * compareText(String(one.value), String(other.value))
      return a === null ? 1 : -1
    })
    .map(({ run }) => run)
}

/** References of the runs that are best by a key metric; empty where nothing says which way is better. */
export function bestRuns(runs: readonly ComparedRun[], { id, metric }: Column): string[] {
  if (!metric) return []
  const valued = runs.flatMap((run) => {
    const figure = figureOf(valueIn(run, id) ?? '')
    const score = figure === null ? null : scoreOf(metric, figure)
    return score === null ? [] : [{ ref: run.ref, score }]
  })
  const most = Math.max(...valued.map(({ score }) => score))
  return valued.filter(({ score }) => score === most).map(({ ref }) => ref)
}

/** The higher the better. Within a band all are alike; outside it, nearer is better. */
function scoreOf({ direction, bandLow, bandHigh }: Figures, value: number): number | null {
  if (direction === 'higher') return value
  if (direction === 'lower') return -value
  if (bandLow === null || bandHigh === null) return null
  return value < bandLow ? value - bandLow : value > bandHigh ? bandHigh - value : 0
}

export interface Judgement {
  standing: MetricStanding
  /** From the target: "0.014 over", "2 % under"; empty where there is none. */
  distance: string
}

/** How a value stands against the key metric's target and guardrail; null for what is no figure. */
export function judge(metric: KeyMetric, value: Value): Judgement | null {
  const figure = figureOf(value)
  if (figure === null) return null
  return { standing: standingOf(metric, figure), distance: distanceWords(metric, figure) }
}

function distanceWords(metric: Figures, value: number): string {
  const { direction, bandLow, bandHigh, target, unit } = metric
  const words = (by: number) => valueWords(Number(by.toPrecision(3)), unit)
  if (direction === 'band') {
    if (bandLow === null || bandHigh === null) return ''
    if (value < bandLow) return `${words(bandLow - value)} under the band`
    return value > bandHigh ? `${words(value - bandHigh)} over the band` : 'inside the band'
  }
  if (target === null) return ''
  if (value === target) return 'at the target'
  return `${words(Math.abs(value - target))} ${value > target ? 'over' : 'under'}`
}

/** "3 of 25 runs meet the target for Recall; the best is RUN-14 with 0.712". */
export function findingOf(runs: readonly ComparedRun[], column: Column): string {
  const { metric, id, label } = column
  const valued = runs.filter((run) => figureOf(valueIn(run, id) ?? '') !== null)
  if (valued.length === 0) return `No run has a figure for ${label}`
  const best = valued.find(({ ref }) => bestRuns(runs, column).includes(ref))
  if (!metric || !best) return rangeWords(valued, column)
  const value = figureOf(valueIn(best, id)!)!
  const leader = `the best is ${best.ref} with ${valueWords(value, metric.unit)}`
  const met = valued.filter((run) => judge(metric, valueIn(run, id)!)?.standing === 'reached').length
  const isJudged = standingOf(metric, value) !== 'unjudged'
  if (!isJudged) return `${metric.name} has no target yet; ${leader}`
  const goal = metric.direction === 'band' ? 'is inside the band' : 'meets the target'
  const goals = metric.direction === 'band' ? 'are inside the band' : 'meet the target'
  if (met === 0) return `No run ${goal} for ${metric.name}; ${leader}`
  if (met === valued.length && met > 1) return `All ${met} runs ${goals} for ${metric.name}; ${leader}`
  return `${met} of ${valued.length} ${valued.length === 1 ? 'run' : 'runs'} ${met === 1 ? goal : goals} for ${metric.name}; ${leader}`
}

function rangeWords(runs: readonly ComparedRun[], { id, label }: Column): string {
  const figures = runs.map((run) => figureOf(valueIn(run, id)!)!)
  const [low, high] = [Math.min(...figures), Math.max(...figures)]
  const words = (value: number) => valueWords(Number(value.toPrecision(4)), '')
  return low === high
    ? `${label} is ${words(low)} in every run`
    : `${label} goes from ${words(low)} to ${words(high)} over ${runs.length} runs; no key metric has this name`
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
