// By which names a dataset is known: its own, those of tools in their own space of names, and earlier or other ones without one.
import { and, eq, ne } from 'drizzle-orm'
import { schema } from '@/db/client'
import { newId, type Tx } from '@/lib/platform/context'
import type { DatasetRow } from './find-dataset'

const { datasetNames, datasets } = schema

export type DatasetNameRow = typeof datasetNames.$inferSelect

/** The one that has exactly this name in exactly this space of names; without one, whose own name it is. */
export async function datasetNamed(tx: Tx, namespace: string, name: string): Promise<DatasetRow | null> {
  const [named] = await tx.db
    .select({ dataset: datasets })
    .from(datasetNames)
    .innerJoin(datasets, eq(datasets.id, datasetNames.datasetId))
    .where(and(eq(datasetNames.namespace, namespace), eq(datasetNames.name, name)))
  if (named || namespace) return named?.dataset ?? null
  const [own] = await tx.db.select().from(datasets).where(eq(datasets.name, name))
  return own ?? null
}

/** `orders` of one database is not `orders` of another. */
export async function isNamedElsewhere(tx: Tx, datasetId: string): Promise<boolean> {
  const elsewhere = and(eq(datasetNames.datasetId, datasetId), ne(datasetNames.namespace, ''))
  return (await tx.db.$count(datasetNames, elsewhere)) > 0
}

/** Undefined where somebody else was faster. */
export async function insertName(
  tx: Tx,
  datasetId: string,
  namespace: string,
  name: string,
): Promise<DatasetNameRow | undefined> {
  const [row] = await tx.db
    .insert(datasetNames)
    .values({ id: newId(tx), workspaceId: tx.ctx.workspaceId, datasetId, namespace, name })
    .onConflictDoNothing()
    .returning()
  return row
}
