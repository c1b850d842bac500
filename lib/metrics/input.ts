import { z } from 'zod'
import { pageInput } from '@/lib/platform/keyset'
import { listOf } from '@/lib/platform/list-of'
import { metricAudiences, metricCadences, metricDirections, standings } from './vocabulary'

const figure = z
  .number('A figure.')
  .min(-1e15, 'At least −10^15.')
  .max(1e15, 'At most 10^15.')
  // -0 would be stored as another figure than the one that is hashed.
  .transform((value) => (value === 0 ? 0 : value))
  .nullable()
const text = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `At most ${most.toLocaleString('en')} characters.`)

/** Null takes a value away. */
const attributes = {
  name: z.string('A name.').trim().min(3, 'A name of at least three characters.').max(120, 'At most 120 characters.'),
  audience: z.enum(metricAudiences, 'Choose whose metric it is.'),
  definition: text(4000),
  unit: text(60),
  direction: z.enum(metricDirections, 'Choose which direction is better.'),
  bandLow: figure,
  bandHigh: figure,
  baseline: figure,
  target: figure,
  guardrail: figure,
  owner: z.uuid('Choose a person of this workspace.').nullable(),
  cadence: z.enum(metricCadences, 'Choose how often it is measured.').nullable(),
  source: text(500),
  series: text(500),
  isValue: z.boolean('Yes or no.'),
}
const { name, audience, direction, ...rest } = attributes

export const createMetricInput = z.strictObject({
  useCase: z.string().min(1).max(60),
  name,
  audience,
  direction,
  ...z.strictObject(rest).partial().shape,
})

const metric = z.string().min(1).max(60)
const revision = z.coerce.number().int().min(1).optional()

export const editMetricInput = z.strictObject({ metric, revision, ...z.strictObject(attributes).partial().shape })

export const retireMetricInput = z.strictObject({
  metric,
  revision,
  reason: z.string('Say why.').trim().min(1, 'Say why, in a sentence.').max(2000, 'At most 2,000 characters.'),
})

export const readMetricInput = z.strictObject({ metric })

export const listMetricsInput = z.strictObject({
  ...pageInput,
  search: z.string().trim().max(200).optional(),
  /** References of use cases, several in one: `UC-12,UC-15`. */
  useCase: listOf(z.string().max(60)).optional(),
  audience: listOf(z.enum(metricAudiences)).optional(),
  /** People, or `none`. */
  owner: listOf(z.union([z.uuid(), z.literal('none')])).optional(),
  /** How they stand by their newest value; `stale`: none arrived in time, `unmeasured`: none ever did. */
  standing: listOf(z.enum([...standings, 'stale', 'unmeasured'])).optional(),
  /** Only those that lack something, or only those that do not. */
  incomplete: z.stringbool().or(z.boolean()).optional(),
  retired: z.enum(['live', 'retired', 'all']).default('live'),
  sort: z.enum(['newest', 'name']).default('newest'),
})
