import { revealed } from '@/components/ui/hidden-characters'
import { TextLink } from '@/components/ui/text-link'
import type { AlignedMetric } from '@/lib/metrics/alignment/views'
import { valueWords } from '@/lib/metrics/rules'
import { changeValue } from './words'

/** The newest value of a metric in each group it is measured for; the overall one is the slice ''. */
export interface MetricGroupsNow {
  metric: AlignedMetric
  values: Array<{ slice: string; value: number }>
}

interface Spread {
  metric: AlignedMetric
  overall: number | null
  worst: { slice: string; value: number }
  best: { slice: string; value: number }
  groups: number
  /** Of what separates baseline or guardrail from the target, or of the value itself: comparable across metrics. */
  width: number
}

/** Metrics with two groups or more, those that differ most first. */
export function spreads(measured: readonly MetricGroupsNow[]): Spread[] {
  return measured
    .flatMap(({ metric, values }): Spread[] => {
      const groups = values.filter(({ slice }) => slice !== '')
      if (groups.length < 2) return []
      const sorted = [...groups].sort((a, b) => (metric.direction === 'lower' ? b.value - a.value : a.value - b.value))
      const [worst, best] = [sorted[0]!, sorted.at(-1)!]
      const overall = values.find(({ slice }) => slice === '')?.value ?? null
      const size = Math.abs(overall ?? best.value) || 1
      return [{ metric, overall, worst, best, groups: groups.length, width: Math.abs(best.value - worst.value) / size }]
    })
    .sort((a, b) => b.width - a.width)
}

/** Where groups differ: for whom it is worst, for whom best, and what lies between. */
export function GroupsTable({ measured, base }: { measured: readonly MetricGroupsNow[]; base: string }) {
  const found = spreads(measured)
  if (found.length === 0) {
    return (
      <p className="text-13 text-fg-2">
        No metric is measured for two groups yet. Observations that name a slice, such as “region=north”, are compared
        here.
      </p>
    )
  }
  return (
    <table className="dt">
      <caption className="sr-only">Where groups differ</caption>
      <thead>
        <tr>
          <th scope="col">Metric</th>
          <th scope="col">Over all</th>
          <th scope="col">Worst for</th>
          <th scope="col">Best for</th>
          <th scope="col" className="dt-end">
            Between them
          </th>
        </tr>
      </thead>
      <tbody>
        {found.map(({ metric, overall, worst, best, groups }) => (
          <tr key={metric.id}>
            <th scope="row" className="[overflow-wrap:anywhere]">
              <TextLink href={`${base}/metrics/${metric.ref}`} className="text-fg no-underline hover:underline">
                {revealed(metric.name)}
              </TextLink>
            </th>
            <td data-label="Over all">{valueWords(overall, metric.unit)}</td>
            <td data-label="Worst for">
              <span>
                <b className="font-medium">{revealed(worst.slice)}</b> {valueWords(worst.value, metric.unit)}
              </span>
            </td>
            <td data-label="Best for">
              <span>
                {revealed(best.slice)} {valueWords(best.value, metric.unit)}
              </span>
            </td>
            <td data-label="Between them" className="dt-end">
              <span>
                {gapWords(Math.abs(best.value - worst.value), metric.unit)}
                <span className="text-fg-3"> in {groups} groups</span>
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function gapWords(gap: number, unit: string): string {
  const { figure, unit: rest } = changeValue(gap, unit)
  return `${figure.replace('+', '')} ${rest}`.trim()
}
