import { z } from 'zod'
import { linkSides, metricAudiences } from '../vocabulary'

const figure = z
  .number('A figure.')
  .min(-1e15, 'At least −10^15.')
  .max(1e15, 'At most 10^15.')
  .transform((value) => (value === 0 ? 0 : value))
  .nullable()
const text = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `At most ${most.toLocaleString('en')} characters.`)

const rationale = text(2000).min(1, 'Say in a sentence why one drives the other.')
const terms = {
  evidence: text(2000),
  per: figure,
  rate: figure,
  rateLow: figure,
  rateHigh: figure,
  formula: text(300).nullable(),
  uncertainty: figure,
  holdsLow: figure,
  holdsHigh: figure,
}

const link = z.string().min(1).max(60)
const metric = z.string('Choose a metric.').min(1, 'Choose a metric.').max(60)
const revision = z.coerce.number().int().min(1).optional()

export const createLinkInput = z.strictObject({
  useCase: z.string().min(1).max(60),
  from: metric,
  to: metric,
  rationale,
  ...z.strictObject(terms).partial().shape,
})

export const editLinkInput = z.strictObject({
  link,
  revision,
  ...z.strictObject({ rationale, ...terms }).partial().shape,
})

export const retireLinkInput = z.strictObject({
  link,
  revision,
  reason: z.string('Say why.').trim().min(1, 'Say why, in a sentence.').max(2000, 'At most 2,000 characters.'),
})

export const signLinkInput = z.strictObject({
  link,
  side: z.enum(linkSides, 'Choose a side.'),
  /** Of the terms that were read; others have to be read first. */
  terms: z.coerce.number().int().min(1),
})

export const signLevelInput = z.strictObject({
  useCase: z.string().min(1).max(60),
  audience: z.enum(metricAudiences, 'Choose a level.'),
  /** What the alignment says the level reads as; if it reads otherwise by now, it has to be read again. */
  reading: z.string().regex(/^sha256:[0-9a-f]{64}$/, 'As the alignment says it.'),
})

export const readLinkInput = z.strictObject({ link })
export const readAlignmentInput = z.strictObject({ useCase: z.string().min(1).max(60) })
export const whatIfInput = z.strictObject({
  useCase: z.string().min(1).max(60),
  metric,
  /** By how much it changes, in its unit. */
  change: z.coerce.number().min(-1e15).max(1e15),
})
