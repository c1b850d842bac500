import { asc, eq, inArray } from 'drizzle-orm'
import { schema } from '@/db/client'
import type { Tx } from '@/lib/platform/context'
import type { VersionRow } from './find-model'
import type { PartsView } from './views'

const {
  datasets,
  datasetVersions,
  experiments,
  features,
  modelVersionDatasets,
  modelVersionFeatures,
  modelVersions,
  runs,
} = schema

/** What each of these versions was made of, by id. */
export async function readVersionParts(tx: Tx, versions: readonly VersionRow[]): Promise<Map<string, PartsView>> {
  const ids = versions.map(({ id }) => id)
  if (ids.length === 0) return new Map()
  const made = await tx.db
    .select({ version: modelVersions.id, ref: runs.ref, name: runs.name, experiment: experiments.ref })
    .from(modelVersions)
    .innerJoin(runs, eq(runs.id, modelVersions.runId))
    .innerJoin(experiments, eq(experiments.id, runs.experimentId))
    .where(inArray(modelVersions.id, ids))
  const used = await tx.db
    .select({
      of: modelVersionDatasets.modelVersionId,
      dataset: datasets.ref,
      name: datasets.name,
      version: datasetVersions.version,
      use: modelVersionDatasets.use,
      identityKind: datasetVersions.identityKind,
      identity: datasetVersions.identity,
    })
    .from(modelVersionDatasets)
    .innerJoin(datasetVersions, eq(datasetVersions.id, modelVersionDatasets.datasetVersionId))
    .innerJoin(datasets, eq(datasets.id, datasetVersions.datasetId))
    .where(inArray(modelVersionDatasets.modelVersionId, ids))
    .orderBy(asc(modelVersionDatasets.id))
  const known = await tx.db
    .select({ of: modelVersionFeatures.modelVersionId, ref: features.ref, name: features.name })
    .from(modelVersionFeatures)
    .innerJoin(features, eq(features.id, modelVersionFeatures.featureId))
    .where(inArray(modelVersionFeatures.modelVersionId, ids))
    .orderBy(asc(features.name))
  return new Map(
    versions.map((version) => {
      const run = made.find((one) => one.version === version.id)
      const parts: PartsView = {
        run: run ? { ref: run.ref, name: run.name, experiment: run.experiment } : null,
        codeCommit: version.codeCommit,
        codeRepository: version.codeRepository,
        configuration: version.configuration,
        datasets: used
          .filter(({ of }) => of === version.id)
          .map(({ of: _, version: number, ...one }) => ({ ...one, ref: `${one.dataset} v${number}` })),
        features: known.filter(({ of }) => of === version.id).map(({ ref, name }) => ({ ref, name })),
        artifact: version.artifactDigest,
        image: version.imageDigest,
      }
      return [version.id, parts]
    }),
  )
}
