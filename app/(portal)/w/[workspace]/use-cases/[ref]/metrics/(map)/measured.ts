// Newest values by group and by model version, for the views that compare them.
import type { MetricVersionsNow } from '@/components/metrics/map/candidates-table'
import type { MetricGroupsNow } from '@/components/metrics/map/groups-table'
import type { AlignedMetric, LatestValue } from '@/lib/metrics/alignment/views'

const isLive = ({ environment }: LatestValue) => environment === '' || environment === 'production'

/** By group, of what runs; of metrics that were only tried out so far, of that. */
export function groupsNow(metrics: readonly AlignedMetric[]): MetricGroupsNow[] {
  return metrics.map((metric) => {
    const live = metric.latest.filter(isLive)
    return { metric, values: newestBy(live.length > 0 ? live : metric.latest, ({ slice }) => slice) }
  })
}

/** By version, over all groups; what runs before what was tried out. */
export function versionsNow(metrics: readonly AlignedMetric[]): MetricVersionsNow[] {
  return metrics.map((metric) => {
    const overall = metric.latest.filter(({ slice, version }) => slice === '' && version !== null)
    const sorted = [...overall.filter(isLive), ...overall.filter((one) => !isLive(one))]
    return {
      metric,
      values: newestBy(sorted, ({ version }) => version!).map(({ version, value, at }) => ({
        version: version!,
        value,
        at: Date.parse(at),
      })),
    }
  })
}

/** The first of each; the newest come first. */
function newestBy(values: readonly LatestValue[], key: (value: LatestValue) => string): LatestValue[] {
  const found = new Map<string, LatestValue>()
  for (const value of values) if (!found.has(key(value))) found.set(key(value), value)
  return [...found.values()]
}
