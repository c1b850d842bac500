// Every set of figures a metric was ever to reach, with the time it was set: so that a target can be shown to be older than
// the result it judges.
import { schema } from '@/db/client'
import { type Change, change } from '@/lib/audit/record-event'
import { newId, personOf, type Tx } from '@/lib/platform/context'
import type { MetricRow } from './find-metric'

const { metricTargets } = schema

const figures = ['unit', 'direction', 'bandLow', 'bandHigh', 'baseline', 'target', 'guardrail'] as const

/** Whether a change of these attributes is a new version of the target. */
export const isNewTarget = (changed: readonly string[]): boolean =>
  changed.some((name) => (figures as readonly string[]).includes(name))

/** Keeps the figures of the metric as the version it names; to be accounted for in the caller's entry. */
export async function keepTarget(tx: Tx, metric: MetricRow): Promise<Change> {
  const [row] = await tx.db
    .insert(metricTargets)
    .values({
      id: newId(tx),
      workspaceId: metric.workspaceId,
      metricId: metric.id,
      version: metric.targetVersion,
      unit: metric.unit,
      direction: metric.direction,
      bandLow: metric.bandLow,
      bandHigh: metric.bandHigh,
      baseline: metric.baseline,
      target: metric.target,
      guardrail: metric.guardrail,
      setBy: personOf(tx),
    })
    .returning()
  return change(metricTargets, row!)
}
