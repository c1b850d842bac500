import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import { schema } from '@/db/client'
import { defineQuery } from '@/lib/platform/command'
import { findDataset } from './find-dataset'
import { readDatasetInput } from './input'
import type { DatasetUses } from './views'

const { datasetVersions, experiments, features, featureUses, modelVersionDatasets, modelVersions } = schema
const { lineageJobDatasets, lineageJobs, registeredModels, runDatasets, runs } = schema

const MOST = 100

export const listDatasetUses = defineQuery({
  name: 'dataset.uses',
  summary: 'List what uses a dataset: runs, model versions, features and jobs',
  description: 'The newest hundred of each.',
  permission: 'dataset.read',
  input: readDatasetInput,
  rest: { method: 'GET', path: '/datasets/{dataset}/uses' },
  async run(tx, input): Promise<DatasetUses> {
    const { id } = await findDataset(tx, input.dataset)
    const ofDataset = eq(datasetVersions.datasetId, id)
    const usingRuns = await tx.db
      .select({
        ref: runs.ref,
        name: runs.name,
        status: runs.status,
        experiment: experiments.ref,
        version: datasetVersions.version,
        use: runDatasets.use,
      })
      .from(runDatasets)
      .innerJoin(datasetVersions, eq(datasetVersions.id, runDatasets.datasetVersionId))
      .innerJoin(runs, eq(runs.id, runDatasets.runId))
      .innerJoin(experiments, eq(experiments.id, runs.experimentId))
      .where(ofDataset)
      .orderBy(desc(runs.id))
      .limit(MOST)
    const models = await tx.db
      .select({
        model: registeredModels.ref,
        name: registeredModels.name,
        modelVersion: modelVersions.version,
        version: datasetVersions.version,
        use: modelVersionDatasets.use,
      })
      .from(modelVersionDatasets)
      .innerJoin(datasetVersions, eq(datasetVersions.id, modelVersionDatasets.datasetVersionId))
      .innerJoin(modelVersions, eq(modelVersions.id, modelVersionDatasets.modelVersionId))
      .innerJoin(registeredModels, eq(registeredModels.id, modelVersions.modelId))
      .where(ofDataset)
      .orderBy(desc(modelVersions.id))
      .limit(MOST)
    const ofIt = await tx.db
      .select({
        ref: features.ref,
        name: features.name,
        entity: features.entity,
        uses: sql<number>`(select count(*)::int from ${featureUses} u where u.feature_id = features.id and u.ended_at is null)`,
      })
      .from(features)
      .where(and(eq(features.datasetId, id), isNull(features.retiredAt)))
      .orderBy(desc(features.id))
      .limit(MOST)
    const jobs = await tx.db
      .select({
        ref: lineageJobs.ref,
        namespace: lineageJobs.namespace,
        name: lineageJobs.name,
        direction: lineageJobDatasets.direction,
      })
      .from(lineageJobDatasets)
      .innerJoin(lineageJobs, eq(lineageJobs.id, lineageJobDatasets.jobId))
      .where(eq(lineageJobDatasets.datasetId, id))
      .orderBy(desc(lineageJobs.id))
      .limit(MOST)
    return {
      jobs,
      runs: usingRuns,
      modelVersions: models.map((row) => ({ ref: `${row.model} v${row.modelVersion}`, ...row })),
      features: ofIt,
    }
  },
})
