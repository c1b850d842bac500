// What a version was made of, in references that people read and in one order, so that the same parts are the same text.
import { eq } from 'drizzle-orm'
import { schema } from '@/db/client'
import { canonicalJson } from '@/lib/audit/canonical-json'
import { sha256Text } from '@/lib/audit/record-event'
import { recordOf } from '@/lib/experiments/run-record'
import type { Tx } from '@/lib/platform/context'

const { datasets, datasetVersions, features, modelVersionDatasets, modelVersionFeatures, runDatasets, runs } = schema

interface UsedDataset {
  ref: string
  identity: string
  use: string
}

export interface VersionParts {
  /** The digest is of all that is recorded of the run, and of the data it used. */
  run: { ref: string; digest: string } | null
  datasets: UsedDataset[]
  features: Array<{
    ref: string
    name: string
    entity: string
    valueType: string
    derivation: string
    dataset: string | null
  }>
}

export async function readParts(tx: Tx, version: { id: string; runId: string | null }): Promise<VersionParts> {
  const known = await tx.db
    .select({
      ref: features.ref,
      name: features.name,
      entity: features.entity,
      valueType: features.valueType,
      derivation: features.derivation,
      dataset: datasets.ref,
    })
    .from(modelVersionFeatures)
    .innerJoin(features, eq(features.id, modelVersionFeatures.featureId))
    .leftJoin(datasets, eq(datasets.id, features.datasetId))
    .where(eq(modelVersionFeatures.modelVersionId, version.id))
  return {
    run: version.runId ? await readRun(tx, version.runId) : null,
    datasets: identified(await readUsedDatasets(tx, version.id)),
    features: known.sort((one, other) => compare(one.ref, other.ref)),
  }
}

async function readRun(tx: Tx, id: string): Promise<{ ref: string; digest: string }> {
  const [run] = await tx.db.select().from(runs).where(eq(runs.id, id))
  const used = await tx.db
    .select({
      ref: datasets.ref,
      version: datasetVersions.version,
      kind: datasetVersions.identityKind,
      identity: datasetVersions.identity,
      use: runDatasets.use,
    })
    .from(runDatasets)
    .innerJoin(datasetVersions, eq(datasetVersions.id, runDatasets.datasetVersionId))
    .innerJoin(datasets, eq(datasets.id, datasetVersions.datasetId))
    .where(eq(runDatasets.runId, id))
  return { ref: run!.ref, digest: sha256Text(canonicalJson({ ...recordOf(run!), datasets: identified(used) })) }
}

/** In one order, so that the same data is the same text. */
function identified(
  used: ReadonlyArray<{ ref: string; version: number; kind: string; identity: string; use: string }>,
): UsedDataset[] {
  return used
    .map(({ ref, version, kind, identity, use }) => ({
      ref: `${ref} v${version}`,
      identity: `${kind}:${identity}`,
      use,
    }))
    .sort((one, other) => compare(one.ref, other.ref) || compare(one.use, other.use))
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
