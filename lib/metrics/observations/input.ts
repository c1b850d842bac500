import { z } from 'zod'
import { pageInput } from '@/lib/platform/keyset'
import { listOf } from '@/lib/platform/list-of'
import { environments } from '@/lib/platform/vocabulary'
import { observationFormats } from './vocabulary'

const cell = z.string('A text.').max(1000, 'At most 1,000 characters.')

/** As it comes: what is wrong in a row is said of that row, so little is refused here. */
const row = z.strictObject({
  at: cell,
  value: z.union([z.number(), cell, z.null()], 'A figure.'),
  unit: cell.nullish(),
  version: cell.nullish(),
  environment: cell.nullish(),
  slice: cell.nullish(),
  note: cell.nullish(),
})

export const MOST_OBSERVATIONS = 5000

const metric = z.string().min(1).max(60)
const partial = z.stringbool().or(z.boolean()).default(false)

export const recordObservationsInput = z.strictObject({
  metric,
  observations: z
    .array(row, 'A list of observations.')
    .min(1, 'At least one observation.')
    .max(MOST_OBSERVATIONS, `At most ${MOST_OBSERVATIONS.toLocaleString('en')} at once.`),
  /** Records the good rows although others have problems; without it nothing is recorded then. */
  partial,
})

/** A file of another tool and what is asked of it. */
export const observationFileInput = z.strictObject({
  metric,
  format: z.enum(observationFormats, 'Choose what kind of file it is.'),
  partial,
  filename: z.string().trim().min(1).max(200).optional(),
  /** `name{label="x"}` of a Prometheus exposition; the metric's own when it is not given. */
  series: z.string().trim().max(500).optional(),
  file: z.custom<Uint8Array>((value) => value instanceof Uint8Array, 'Choose a file, or paste its text.'),
})

export const withdrawObservationInput = z.strictObject({
  observation: z.uuid(),
  reason: z.string('Say why.').trim().min(1, 'Say why, in a sentence.').max(2000, 'At most 2,000 characters.'),
})

export const listObservationsInput = z.strictObject({
  metric,
  ...pageInput,
  /** Names of slices; an empty one is the overall series. */
  slice: z.union([z.string().max(120), z.array(z.string().max(120))]).optional(),
  environment: listOf(z.enum([...environments, 'none'])).optional(),
  /** Ids of model versions, or `none`. */
  version: listOf(z.union([z.uuid(), z.literal('none')])).optional(),
  /** Those that count, or those that were withdrawn. */
  state: z.enum(['live', 'withdrawn']).default('live'),
})

export const readHistoryInput = z.strictObject({
  metric,
  from: z.iso.datetime().optional(),
  to: z.iso.datetime().optional(),
  /** Slices to show beside each other, at most eight; the overall series when absent. */
  slices: z.union([z.string().max(120), z.array(z.string().max(120)).max(8)]).optional(),
  environment: z.enum(environments).optional(),
  /** A series for each model version instead of one for all of them. */
  byVersion: z.stringbool().or(z.boolean()).default(false),
})
