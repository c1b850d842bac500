import { eq } from 'drizzle-orm'
import { schema } from '@/db/client'
import type { Target } from '@/lib/platform/command'
import type { Tx } from '@/lib/platform/context'
import { conflict, notFound } from '@/lib/platform/errors'
import { isId } from '@/lib/platform/refs'
import { findUseCase } from '@/lib/use-cases/find-use-case'

const { metrics } = schema

export type MetricRow = typeof metrics.$inferSelect

export interface MetricTarget extends Target {
  metric: MetricRow
}

/** By id or reference. @throws not_found */
export async function findMetric(tx: Tx, reference: string, lock = false): Promise<MetricRow> {
  const select = tx.db
    .select()
    .from(metrics)
    .where(isId(reference) ? eq(metrics.id, reference) : eq(metrics.ref, reference.toUpperCase()))
  const [row] = lock ? await select.for('update') : await select
  if (!row) throw notFound('metric')
  return row
}

export async function lockMetric(tx: Tx, reference: string): Promise<MetricTarget> {
  const metric = await findMetric(tx, reference, true)
  return { kind: 'metric', id: metric.id, useCaseId: metric.useCaseId, ref: metric.ref, metric }
}

/** @throws conflict for a retired one, or one of a retired use case: what it said stays as it was. */
export async function assertLive(tx: Tx, metric: MetricRow): Promise<void> {
  const useCase = await findUseCase(tx, metric.useCaseId)
  if (useCase.retiredAt) throw conflict(`${useCase.ref} is retired, so its metrics no longer change.`)
  if (metric.retiredAt) throw conflict('This metric is retired and stays as it was. Add a new one in its place.')
}
