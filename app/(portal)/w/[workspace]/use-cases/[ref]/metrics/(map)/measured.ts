// Newest values by group and by model version, for the views that compare them.
import type { MetricVersionsNow } from '@/components/metrics/map/candidates-table'
import type { MetricGroupsNow } from '@/components/metrics/map/groups-table'
import { ask } from '@/lib/audit/execute'
import type { AlignedMetric } from '@/lib/metrics/alignment/views'
import { readHistory } from '@/lib/metrics/observations/read-history'
import type { Ctx } from '@/lib/platform/context'

/** The levels that are compared are small; of more metrics the first in the order of the view are read. */
const MOST_METRICS = 12
const MOST_SLICES = 8
/** What was measured longer ago says nothing of today. */
const DAYS = 120

const since = () => new Date(Date.now() - DAYS * 86_400_000).toISOString()

export async function groupsNow(ctx: Ctx, metrics: readonly AlignedMetric[]): Promise<MetricGroupsNow[]> {
  const from = since()
  return Promise.all(
    metrics.slice(0, MOST_METRICS).map(async (metric) => {
      const { slices } = await ask(ctx, readHistory, { metric: metric.ref, from })
      if (slices.length < 2) return { metric, values: [] }
      const { series } = await ask(ctx, readHistory, { metric: metric.ref, from, slices: slices.slice(0, MOST_SLICES) })
      const values = series.flatMap(({ slice, points }) => {
        const last = points.at(-1)
        return last ? { slice, value: last[1] } : []
      })
      return { metric, values }
    }),
  )
}

export async function versionsNow(ctx: Ctx, metrics: readonly AlignedMetric[]): Promise<MetricVersionsNow[]> {
  return Promise.all(
    metrics.slice(0, MOST_METRICS).map(async (metric) => {
      const { series } = await ask(ctx, readHistory, { metric: metric.ref, slices: '', byVersion: true })
      const newest = new Map<string, { version: string; value: number; at: number }>()
      for (const { version, points } of series) {
        const last = points.at(-1)
        if (version === null || !last) continue
        const [at, value] = last
        if (at >= (newest.get(version)?.at ?? 0)) newest.set(version, { version, value, at })
      }
      return { metric, values: [...newest.values()] }
    }),
  )
}
