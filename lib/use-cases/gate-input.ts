import { z } from 'zod'
import { involvedRoles, involvements, stages } from './vocabulary'

const useCase = z.string().min(1).max(60)
const iteration = z.coerce.number().int().min(1).max(10_000).optional()
const revision = z.coerce.number().int().min(1).optional()
const stage = z.enum(stages, `One of ${stages.join(', ')}.`)
const reason = z.string('Say why.').trim().min(1, 'Say why, in a sentence.').max(2000, 'At most 2,000 characters.')

export const gateTarget = { useCase, iteration, to: stage.optional() }
export const requestGateInput = z.strictObject({
  ...gateTarget,
  /** Demanded where stages are left out, and for retirement. */
  skipReason: z.string().trim().max(2000, 'At most 2,000 characters.').default(''),
  note: z
    .string()
    .trim()
    .min(1, 'Say in a sentence what you ask for and why; it is the first thing people read.')
    .max(4000, 'At most 4,000 characters.'),
})
export const passGateInput = z.strictObject({ gate: z.string().min(1).max(60) })
export const moveBackInput = z.strictObject({ useCase, iteration, to: stage, reason, revision })
export const startIterationInput = z.strictObject({ useCase, stage, reason })
export const retireInput = z.strictObject({
  useCase,
  /** Only this one; without it, the use case as a whole. */
  iteration,
  reason,
  replacement: z.string().trim().max(300, 'At most 300 characters.').default(''),
  recordsKept: z.string().trim().max(2000, 'At most 2,000 characters.').default(''),
})
export const setInvolvementInput = z.strictObject({
  useCase,
  revision,
  involvement: z.partialRecord(
    z.enum(stages).exclude(['retired']),
    z.partialRecord(z.enum(involvedRoles as [string, ...string[]]), z.enum(involvements)),
  ),
})
