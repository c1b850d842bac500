import type { RunMetric } from '@/lib/experiments/vocabulary'
import type { Part } from '../reading/part'
import { count } from '../reading/report'

const LONGEST_KEY = 250
const NOT_FINITE: Record<string, string> = {
  nan: 'NaN',
  inf: 'Infinity',
  '+inf': 'Infinity',
  infinity: 'Infinity',
  '+infinity': 'Infinity',
  '-inf': '-Infinity',
  '-infinity': '-Infinity',
}

// A number that is too large to be kept as one.
const DECIMAL = /^[+-]?\d[\d.]{0,350}(?:[eE][+-]?\d{1,4})?$/

/** The last value of each metric: of a list as the REST API has it, or of histories by name as an export has them. */
export function metricsOf(part: Part): RunMetric[] {
  const measured = part.isMap
    ? part.entries().flatMap(([key, history]) => historyOf(key, history))
    : part.items().flatMap((item) => measurement(item.at('key').name(LONGEST_KEY), item))
  const last = new Map<string, RunMetric>()
  let earlier = 0
  for (const metric of measured) {
    const key = JSON.stringify([metric.key, metric.dataset])
    const known = last.get(key)
    if (known) earlier++
    if (!known || isLater(metric, known)) last.set(key, metric)
  }
  if (earlier > 0)
    part.report.unrecognised({
      line: part.line,
      path: part.node?.path ?? '',
      text: `${count(earlier, 'earlier value')} of these metrics: only the last of each is kept`,
    })
  return [...last.values()]
}

function historyOf(key: string, history: Part): RunMetric[] {
  if (key === '__proto__') return []
  const name = key.slice(0, LONGEST_KEY)
  return history.isList ? history.items().flatMap((item) => measurement(name, item)) : measurement(name, history)
}

function measurement(key: string | null, item: Part): RunMetric[] {
  const value = metricValue(item.isMap ? item.at('value') : item)
  if (key === null || value === null) return []
  const dataset = item.at('dataset_name').name()
  return [{ key, value, step: item.at('step').integer(), at: item.at('timestamp').instant(), dataset }]
}

/** A number, or the word for one that JSON does not have. */
export function metricValue(part: Part): number | string | null {
  const number = part.number()
  if (number !== null) return number
  const written = part.node?.kind === 'scalar' ? part.node.text.trim() : ''
  const word = NOT_FINITE[written.toLowerCase()] ?? (DECIMAL.test(written) ? written : undefined)
  if (word) part.claim()
  else if (part.exists) part.problem('This value of a metric is no number. It was left out.')
  return word ?? null
}

function isLater(a: RunMetric, b: RunMetric): boolean {
  if ((a.step ?? 0) !== (b.step ?? 0)) return (a.step ?? 0) > (b.step ?? 0)
  return (a.at ?? '') >= (b.at ?? '')
}
