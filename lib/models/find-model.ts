import { and, eq } from 'drizzle-orm'
import { schema } from '@/db/client'
import type { Target } from '@/lib/platform/command'
import type { Tx } from '@/lib/platform/context'
import { conflict, notFound } from '@/lib/platform/errors'
import { isId } from '@/lib/platform/refs'

const { modelVersions, registeredModels } = schema

export type ModelRow = typeof registeredModels.$inferSelect
export type VersionRow = typeof modelVersions.$inferSelect

const refPattern = /^mdl-\d+$/i

/** By id, reference or name; a name that several use cases use is refused. @throws not_found, conflict */
export async function findModel(tx: Tx, reference: string): Promise<ModelRow> {
  const condition = isId(reference)
    ? eq(registeredModels.id, reference)
    : refPattern.test(reference)
      ? eq(registeredModels.ref, reference.toUpperCase())
      : eq(registeredModels.name, reference)
  const rows = await tx.db.select().from(registeredModels).where(condition).limit(2)
  if (rows.length > 1) throw conflict('Several models have this name. Use the reference, such as MDL-7.')
  if (!rows[0]) throw notFound('model')
  return rows[0]
}

export async function findModelVersion(
  tx: Tx,
  reference: string,
  version: number,
): Promise<{ model: ModelRow; version: VersionRow }> {
  const model = await findModel(tx, reference)
  const [row] = await tx.db
    .select()
    .from(modelVersions)
    .where(and(eq(modelVersions.modelId, model.id), eq(modelVersions.version, version)))
  if (!row) throw notFound(`version ${version} of ${model.ref}`)
  return { model, version: row }
}

export interface VersionTarget extends Target {
  model: ModelRow
  version: VersionRow
}

/** A version, locked for an edit of any of its parts. */
export async function lockModelVersion(tx: Tx, reference: string, number: number): Promise<VersionTarget> {
  const { model, version } = await findModelVersion(tx, reference, number)
  const [locked] = await tx.db.select().from(modelVersions).where(eq(modelVersions.id, version.id)).for('update')
  return {
    kind: 'model_version',
    id: version.id,
    useCaseId: model.useCaseId,
    ref: `${model.ref} v${number}`,
    model,
    version: locked!,
  }
}
