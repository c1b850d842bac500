// What a version is said to be made of, by reference: each part must be here.
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { schema } from '@/db/client'
import { findExperiment, findRun } from '@/lib/experiments/find-experiment'
import { datasetUseList } from '@/lib/experiments/input'
import { readDatasetUses } from '@/lib/experiments/read-dataset-uses'
import type { Tx } from '@/lib/platform/context'
import { AppError, invalid } from '@/lib/platform/errors'
import { findFeatures } from './find-features'
import type { VersionParts } from './keep-version-parts'

const { runDatasets } = schema

const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/, 'A digest is sha256: and 64 hexadecimal digits.')

/** Fields of an input that say what a version was made of. */
export const partsInput = {
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
}

type GivenParts = z.output<z.ZodObject<typeof partsInput>>

/** Without a commit or datasets of its own a version has those of its run. @throws invalid naming the part that is not here */
export async function findParts(tx: Tx, given: GivenParts, useCaseId: string): Promise<VersionParts> {
  const run = given.run === undefined ? undefined : await knownRun(tx, given.run, useCaseId)
  return {
    runId: run?.id,
    codeCommit: given.codeCommit ?? run?.codeCommit ?? undefined,
    codeRepository: given.codeRepository ?? run?.codeRepository ?? undefined,
    configuration: given.configuration,
    datasetVersionIds: given.datasets ? await readDatasetUses(tx, given.datasets) : await datasetsOfRun(tx, run?.id),
    featureIds: await findFeatures(tx, given.features ?? []),
    artifactDigest: given.artifact,
    imageDigest: given.image,
  }
}

/** The run is a field, not the address: where it is none, the input is wrong. One of another use case made no version of this one. */
async function knownRun(tx: Tx, reference: string, useCaseId: string) {
  try {
    const run = await findRun(tx, reference)
    const experiment = await findExperiment(tx, run.experimentId)
    if (experiment.useCaseId === useCaseId) return run
    throw invalid('One field needs another look.', { run: `${run.ref} belongs to another use case.` })
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'not_found') throw error
    throw invalid('One field needs another look.', { run: `There is no run ${reference} here.` })
  }
}

async function datasetsOfRun(tx: Tx, runId: string | undefined) {
  if (!runId) return []
  return tx.db
    .select({ id: runDatasets.datasetVersionId, use: runDatasets.use })
    .from(runDatasets)
    .where(eq(runDatasets.runId, runId))
}
