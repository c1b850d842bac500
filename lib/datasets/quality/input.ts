import { z } from 'zod'
import { pageInput } from '@/lib/platform/keyset'
import { dataset, versionNumber } from '../input'
import { assessmentBases, checkOutcomes, qualityDimensions, remedyKinds } from '../vocabulary'

const words = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `At most ${most.toLocaleString('en')} characters.`)

const dimension = z.enum(qualityDimensions, 'Choose a dimension of quality.')
const checkRun = z.string().min(1).max(60)

const result = z.strictObject({
  name: z.string('Name the check.').trim().min(1, 'Name the check.').max(300, 'At most 300 characters.'),
  dimension,
  outcome: z.enum(checkOutcomes, 'passed, failed, warning, error or skipped.'),
  column: words(300).nullish(),
  /** What was found, in words; never rows of the data: they may be personal. */
  observed: words(1000).default(''),
  expected: words(1000).default(''),
})

export const recordChecksInput = z.strictObject({
  dataset,
  version: versionNumber.optional(),
  name: z.string('Name what was checked.').trim().min(1, 'Name what was checked.').max(300, 'At most 300 characters.'),
  ranAt: z.iso.datetime({ offset: true, error: 'A time, as 2026-11-20T03:00:00Z.' }).optional(),
  results: z
    .array(result, 'A list of results.')
    .min(1, 'At least one result.')
    .max(5000, 'At most 5,000 results at once.'),
})

/** A judgement is somebody's word: others must be able to follow it. */
export const LEAST_REASON = 20

export const assessInput = z.strictObject({
  dataset,
  version: versionNumber,
  dimension,
  basis: z.enum(assessmentBases, 'Choose what the score rests on.'),
  /** Suggested by the checks where it is left out. */
  score: z
    .number('A score from 0 to 100.')
    .min(0, 'At least 0.')
    .max(100, 'At most 100.')
    .transform((score) => Math.round(score * 10) / 10 + 0)
    .optional(),
  checkRun: checkRun.optional(),
  reason: words(4000).default(''),
})

const plan = z
  .string('Say what will be done.')
  .trim()
  .min(LEAST_REASON, 'Say it in a sentence of at least 20 characters.')
  .max(4000, 'At most 4,000 characters.')

export const openRemedyInput = z.strictObject({
  dataset,
  version: versionNumber,
  dimension,
  kind: z.enum(remedyKinds, 'Choose what is done.'),
  /** What will be done; for accepting it as it is: why that is right. */
  plan,
  owner: z.uuid('Choose who sees to it.'),
  dueOn: z.iso.date('A day, as 2026-12-01.').nullish(),
})

const remedy = z.string().min(1).max(60)

export const closeRemedyInput = z.strictObject({
  remedy,
  revision: z.coerce.number().int().min(1).optional(),
  outcome: z.string('Say how it ended.').trim().min(1, 'Say how it ended.').max(4000, 'At most 4,000 characters.'),
})

export const readCheckRunInput = z.strictObject({ checkRun })

export const listCheckRunsInput = z.strictObject({ ...pageInput, dataset, version: versionNumber.optional() })

export const listAssessmentsInput = z.strictObject({ ...pageInput, dataset, version: versionNumber.optional() })

export const listRemediesInput = z.strictObject({
  ...pageInput,
  dataset: dataset.optional(),
  state: z.enum(['open', 'closed', 'all']).default('open'),
})
