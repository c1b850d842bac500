// A run's metric is a key metric of the use case where it has its name: tools write `recall_at_k` for "Recall at k".
import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { schema } from '@/db/client'
import type { Tx } from '@/lib/platform/context'
import type { KeyMetric } from './views'

const { metrics } = schema

/** Live metrics of the use case. */
export async function listKeyMetrics(tx: Tx, useCaseId: string): Promise<KeyMetric[]> {
  return tx.db
    .select({
      id: metrics.id,
      ref: metrics.ref,
      name: metrics.name,
      direction: metrics.direction,
      unit: metrics.unit,
      bandLow: metrics.bandLow,
      bandHigh: metrics.bandHigh,
      baseline: metrics.baseline,
      target: metrics.target,
      guardrail: metrics.guardrail,
    })
    .from(metrics)
    .where(and(eq(metrics.useCaseId, useCaseId), isNull(metrics.retiredAt)))
    .orderBy(asc(sql`substring(${metrics.ref} from 5)::int`))
}
