import { z } from 'zod'
import { pageInput } from '@/lib/platform/keyset'
import { useCaseRoles } from '@/lib/platform/vocabulary'
import { riskTiers, stages } from './vocabulary'

const name = z.string().trim().min(3, 'A name of at least three characters.').max(120, 'At most 120 characters.')
const area = z.string().trim().min(2, 'The part of the business it is for.').max(80, 'At most 80 characters.')

const listOf = <T extends string>(values: readonly T[]) =>
  z
    .string()
    .max(400)
    .transform((text) => text.split(',').filter(Boolean))
    .pipe(z.array(z.enum(values as [T, ...T[]], `Choose among ${values.join(', ')}.`)))

export const createUseCaseInput = z.strictObject({
  name,
  area,
  /** Answers to the Added value template, checked against it. */
  answers: z.record(z.string(), z.unknown()),
  /** Who works on it from the first day; more can be added at any time. */
  team: z
    .array(z.strictObject({ person: z.uuid('Choose a person of this workspace.'), role: z.enum(useCaseRoles) }))
    .max(40)
    .default([]),
})

export const readUseCaseInput = z.strictObject({ useCase: z.string().min(1).max(60) })

export const listUseCasesInput = z.strictObject({
  ...pageInput,
  search: z.string().trim().max(200).optional(),
  /** Several in one, as `experiments,validation`. */
  stage: listOf(stages).optional(),
  riskTier: listOf(riskTiers).optional(),
  /** Only those in which this person has a role. */
  member: z.uuid().optional(),
  sort: z.enum(['newest', 'name', 'value', 'stage_since']).default('newest'),
  /** Without it: names from A, everything else from the newest or largest. */
  descending: z.stringbool().or(z.boolean()).optional(),
})

export const changeRoleInput = z.strictObject({
  useCase: z.string().min(1).max(60),
  person: z.uuid('Choose a person of this workspace.'),
  role: z.enum(useCaseRoles, 'Choose a role.'),
})

export const editUseCaseInput = z.strictObject({
  useCase: z.string().min(1).max(60),
  revision: z.coerce.number().int().min(1).optional(),
  name: name.optional(),
  area: area.optional(),
})
