// What both writing a new feature and changing one must hold.
import { and, eq, ne } from 'drizzle-orm'
import { schema } from '@/db/client'
import { type DatasetRow, findDataset } from '@/lib/datasets/find-dataset'
import type { Tx } from '@/lib/platform/context'
import { AppError, invalid } from '@/lib/platform/errors'

const { features } = schema

/** @throws invalid where another feature of the same entity has the name */
export async function assertFreeName(tx: Tx, feature: { id?: string; entity: string; name: string }): Promise<void> {
  const [other] = await tx.db
    .select({ ref: features.ref, retiredAt: features.retiredAt })
    .from(features)
    .where(
      and(
        eq(features.entity, feature.entity),
        eq(features.name, feature.name),
        feature.id ? ne(features.id, feature.id) : undefined,
      ),
    )
  if (!other) return
  const sentence = `${other.ref} is this feature of ${feature.entity} already${other.retiredAt ? ', and is retired' : ''}.`
  throw invalid(sentence, { name: `${sentence} Choose another name, or use that one.` })
}

/** The dataset it comes from. @throws invalid for one that is not there or retired */
export async function sourceDataset(tx: Tx, reference: string): Promise<DatasetRow> {
  const dataset = await findDataset(tx, reference).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'not_found') return null
    throw error
  })
  if (dataset && !dataset.retiredAt) return dataset
  const sentence = dataset ? `${dataset.ref} is retired.` : `There is no dataset ${reference}.`
  throw invalid(sentence, { dataset: `${sentence} Choose another.` })
}
