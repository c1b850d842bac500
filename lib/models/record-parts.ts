import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { schema } from '@/db/client'
import { findRun } from '@/lib/experiments/find-experiment'
import { datasetUseList } from '@/lib/experiments/input'
import { readDatasetUses } from '@/lib/experiments/read-dataset-uses'
import { defineCommand, defineQuery } from '@/lib/platform/command'
import type { Tx } from '@/lib/platform/context'
import { AppError, invalid } from '@/lib/platform/errors'
import { assertRevision } from '@/lib/platform/revision'
import { findFeatures } from './find-features'
import { findModelVersion, lockModelVersion } from './find-model'
import { readVersionInput, versionPath } from './input'
import { keepVersionParts } from './keep-version-parts'
import { readVersionParts } from './read-version-parts'

const { runDatasets } = schema

const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/, 'A digest is sha256: and 64 hexadecimal digits.')

const recordPartsInput = z.strictObject({
  ...versionPath,
  revision: z.coerce.number().int().min(1).optional(),
  run: z.string().trim().min(1).max(60).optional(),
  codeCommit: z.string().trim().min(1).max(100, 'At most 100 characters.').optional(),
  codeRepository: z.string().trim().min(1).max(500, 'At most 500 characters.').optional(),
  configuration: z
    .record(z.string().max(250), z.union([z.string().max(6000), z.number(), z.boolean()]))
    .refine((entries) => Object.keys(entries).length <= 1000, 'At most 1,000.')
    .transform((entries) => Object.fromEntries(Object.entries(entries).map(([key, value]) => [key, String(value)])))
    .optional(),
  datasets: datasetUseList.optional(),
  /** References or names of features. */
  features: z.array(z.string().trim().min(1).max(200)).max(500, 'At most 500 features.').optional(),
  artifact: digest.optional(),
  image: digest.optional(),
})

export const recordParts = defineCommand({
  name: 'model-version.record-parts',
  summary: 'Record what a model version was made of',
  description:
    'Its run, code, data, features, configuration and artefacts: what is sent is recorded, what is not sent stays. From its first approval on nothing of it changes; until then a change voids the requests about it. Without a commit or datasets of its own, those of the run count as the version’s.',
  permission: 'model.edit',
  input: recordPartsInput,
  rest: {
    method: 'POST',
    path: '/models/{model}/versions/{version}/parts',
    example: {
      revision: 1,
      run: 'RUN-14',
      configuration: { threshold: 0.42 },
      datasets: [{ dataset: 'DS-3 v2', use: 'training' }],
      features: ['FT-2'],
    },
  },
  find: (tx, input) => lockModelVersion(tx, input.model, input.version),
  async run(tx, input, { model, version }) {
    assertRevision(input.revision, version.revision, { version: version.version })
    const run = input.run ? await knownRun(input.run, () => findRun(tx, input.run!)) : undefined
    const kept = await keepVersionParts(tx, version, {
      runId: run?.id,
      codeCommit: input.codeCommit ?? (version.codeCommit === null ? (run?.codeCommit ?? undefined) : undefined),
      codeRepository:
        input.codeRepository ?? (version.codeRepository === null ? (run?.codeRepository ?? undefined) : undefined),
      configuration: input.configuration,
      datasetVersionIds: input.datasets
        ? await readDatasetUses(tx, input.datasets)
        : run
          ? await datasetsOfRun(tx, run.id)
          : [],
      featureIds: await findFeatures(tx, input.features ?? []),
      artifactDigest: input.artifact,
      imageDigest: input.image,
    })
    if (!kept.isChanged)
      throw invalid('Nothing of this is new.', { run: 'All of it is on record for this version already.' })
    const parts = await readVersionParts(tx, [kept.version])
    return {
      ref: `${model.ref} v${version.version}`,
      revision: kept.version.revision,
      parts: parts.get(version.id)!,
      voided: kept.voided,
    }
  },
})

async function datasetsOfRun(tx: Tx, runId: string) {
  return tx.db
    .select({ id: runDatasets.datasetVersionId, use: runDatasets.use })
    .from(runDatasets)
    .where(eq(runDatasets.runId, runId))
}

/** @throws invalid where the run is none: it is a field, not the address */
async function knownRun<T>(reference: string, find: () => Promise<T>): Promise<T> {
  try {
    return await find()
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'not_found') throw error
    throw invalid('One field needs another look.', { run: `There is no run ${reference} here.` })
  }
}

export const getParts = defineQuery({
  name: 'model-version.parts',
  summary: 'Read what a model version was made of',
  permission: 'model.read',
  input: readVersionInput,
  rest: { method: 'GET', path: '/models/{model}/versions/{version}/parts' },
  async run(tx, input) {
    const { model, version } = await findModelVersion(tx, input.model, input.version)
    const parts = await readVersionParts(tx, [version])
    return { ref: `${model.ref} v${version.version}`, revision: version.revision, ...parts.get(version.id)! }
  },
})
