// What a version was made of, in references that people read and in one order, so that the same parts are the same text.
import { eq } from 'drizzle-orm'
import { schema } from '@/db/client'
import type { Tx } from '@/lib/platform/context'

const { datasets, datasetVersions, features, modelVersionDatasets, modelVersionFeatures, runs } = schema

export interface VersionParts {
  run: string | null
  datasets: Array<{ ref: string; identity: string; use: string }>
  features: string[]
}

export async function readParts(tx: Tx, version: { id: string; runId: string | null }): Promise<VersionParts> {
  const used = await readUsedDatasets(tx, version.id)
  const known = await tx.db
    .select({ ref: features.ref })
    .from(modelVersionFeatures)
    .innerJoin(features, eq(features.id, modelVersionFeatures.featureId))
    .where(eq(modelVersionFeatures.modelVersionId, version.id))
  const [run] = version.runId
    ? await tx.db.select({ ref: runs.ref }).from(runs).where(eq(runs.id, version.runId))
    : [undefined]
  return {
    run: run?.ref ?? null,
    datasets: used
      .map(({ ref, version: number, kind, identity, use }) => ({
        ref: `${ref} v${number}`,
        identity: `${kind}:${identity}`,
        use,
      }))
      .sort((one, other) => compare(one.ref, other.ref) || compare(one.use, other.use)),
    features: known.map(({ ref }) => ref).sort(compare),
  }
}

const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)

/** Dataset versions that it was made or tested with. */
export async function readUsedDatasets(tx: Tx, versionId: string) {
  return tx.db
    .select({
      ref: datasets.ref,
      name: datasets.name,
      version: datasetVersions.version,
      kind: datasetVersions.identityKind,
      identity: datasetVersions.identity,
      use: modelVersionDatasets.use,
    })
    .from(modelVersionDatasets)
    .innerJoin(datasetVersions, eq(datasetVersions.id, modelVersionDatasets.datasetVersionId))
    .innerJoin(datasets, eq(datasets.id, datasetVersions.datasetId))
    .where(eq(modelVersionDatasets.modelVersionId, versionId))
    .orderBy(modelVersionDatasets.id)
}
