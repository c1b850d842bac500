import { and, eq, isNull, or, sql } from 'drizzle-orm'
import { schema } from '@/db/client'
import { type Change, change } from '@/lib/audit/record-event'
import type { Tx } from '@/lib/platform/context'

const { metricLinks } = schema

/** Both sides of every link of the metric have to be signed again: what they signed was about another metric, or another's. */
export async function reopenLinks(tx: Tx, metric: { id: string }): Promise<Change[]> {
  const rows = await tx.db
    .update(metricLinks)
    .set({ terms: sql`${metricLinks.terms} + 1`, revision: sql`${metricLinks.revision} + 1`, changedAt: tx.at })
    .where(and(or(eq(metricLinks.fromId, metric.id), eq(metricLinks.toId, metric.id)), isNull(metricLinks.retiredAt)))
    .returning()
  return rows.map((row) => change(metricLinks, row))
}
