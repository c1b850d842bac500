// The key metrics of a use case as a published document keeps them.
import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { schema } from '@/db/client'
import type { Tx } from '@/lib/platform/context'
import type { MetricSnapshot } from '@/lib/templates/vocabulary'
import { drivesByMetric } from './alignment/drive'
import { linksOf } from './alignment/read-links'

const { metricLinks, metrics } = schema

const live = (useCaseId: string) => and(eq(metrics.useCaseId, useCaseId), isNull(metrics.retiredAt))

/** The live metrics of a use case by the number of their reference; the owner by id. */
export async function metricSnapshots(tx: Tx, useCaseId: string): Promise<MetricSnapshot[]> {
  const rows = await tx.db
    .select({
      ref: metrics.ref,
      name: metrics.name,
      audience: metrics.audience,
      definition: metrics.definition,
      unit: metrics.unit,
      direction: metrics.direction,
      bandLow: metrics.bandLow,
      bandHigh: metrics.bandHigh,
      baseline: metrics.baseline,
      target: metrics.target,
      guardrail: metrics.guardrail,
      owner: metrics.ownerId,
      cadence: metrics.cadence,
      source: metrics.source,
    })
    .from(metrics)
    .where(live(useCaseId))
    .orderBy(asc(sql`substring(${metrics.ref} from 5)::int`))
  const drives = drivesByMetric(await linksOf(tx, useCaseId, nobody))
  return rows.map((row) => ({ ...row, cadence: row.cadence ?? '', drives: drives.get(row.ref) ?? [] }))
}

/** What a reader may sign is no part of what is kept. */
const nobody = { id: null, roles: [], isAuditor: false }

/** Everybody who wrote a part of a metric or link of the use case, or took one away: what is left out of a set is decided too. */
export async function metricWriters(tx: Tx, useCaseId: string): Promise<string[]> {
  const rows = await tx.db.select({ writers: metrics.writers }).from(metrics).where(eq(metrics.useCaseId, useCaseId))
  const links = await tx.db
    .select({ writers: metricLinks.writers })
    .from(metricLinks)
    .where(eq(metricLinks.useCaseId, useCaseId))
  return [...new Set([...rows, ...links].flatMap(({ writers }) => writers))].sort()
}
