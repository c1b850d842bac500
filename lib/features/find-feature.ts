import { eq } from 'drizzle-orm'
import { schema } from '@/db/client'
import type { Target } from '@/lib/platform/command'
import type { Tx } from '@/lib/platform/context'
import { conflict, notFound } from '@/lib/platform/errors'
import { isId, normalRef } from '@/lib/platform/refs'

const { features } = schema

export type FeatureRow = typeof features.$inferSelect

export interface FeatureTarget extends Target {
  feature: FeatureRow
}

/** By id or reference. @throws not_found */
export async function findFeature(tx: Tx, reference: string, lock = false): Promise<FeatureRow> {
  const select = tx.db
    .select()
    .from(features)
    .where(isId(reference) ? eq(features.id, reference) : eq(features.ref, normalRef(reference)))
  const [row] = lock ? await select.for('update') : await select
  if (!row) throw notFound('feature')
  return row
}

export async function lockFeature(tx: Tx, reference: string): Promise<FeatureTarget> {
  const feature = await findFeature(tx, reference, true)
  return { kind: 'feature', id: feature.id, useCaseId: feature.useCaseId, ref: feature.ref, feature }
}

/** @throws conflict for a retired one: what it was stays as it is */
export function assertLiveFeature(feature: FeatureRow): void {
  if (feature.retiredAt)
    throw conflict(`${feature.ref} is retired and stays as it was. Add a new feature in its place.`)
}
