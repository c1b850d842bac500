// The model versions that observations of a use case can be about, by every way to name one.
import { asc, eq } from 'drizzle-orm'
import { schema } from '@/db/client'
import type { Tx } from '@/lib/platform/context'

const { modelVersions, registeredModels } = schema

export interface KnownVersion {
  id: string
  /** `MDL-7 v3` */
  name: string
  label: string | null
}

export async function listKnownVersions(tx: Tx, useCaseId: string): Promise<KnownVersion[]> {
  const rows = await tx.db
    .select({
      id: modelVersions.id,
      ref: registeredModels.ref,
      version: modelVersions.version,
      label: modelVersions.label,
    })
    .from(modelVersions)
    .innerJoin(registeredModels, eq(registeredModels.id, modelVersions.modelId))
    .where(eq(registeredModels.useCaseId, useCaseId))
    .orderBy(asc(registeredModels.createdAt), asc(modelVersions.version))
  return rows.map(({ id, ref, version, label }) => ({ id, name: `${ref} v${version}`, label }))
}

/** By id, `mdl-7 v3` and the version's own label where only one has it; by `v3` too where the use case has one model only. */
export function versionIndex(known: readonly KnownVersion[]): Map<string, string> {
  const index = new Map(known.flatMap(({ id, name }) => [[id, id] as const, [name.toLowerCase(), id] as const]))
  for (const { id, label } of known) {
    const name = label?.toLowerCase()
    if (name && known.filter((other) => other.label?.toLowerCase() === name).length === 1) index.set(name, id)
  }
  const models = new Set(known.map(({ name }) => name.split(' ')[0]))
  if (models.size === 1) for (const { id, name } of known) index.set(name.split(' ')[1]!, id)
  return index
}
