import { z } from 'zod'
import { useCaseRoles } from '@/lib/platform/vocabulary'

const name = z.string().trim().min(3, 'A name of at least three characters.').max(120, 'At most 120 characters.')
const area = z.string().trim().min(2, 'The part of the business it is for.').max(80, 'At most 80 characters.')

export const createUseCaseInput = z.strictObject({
  name,
  /** In a sentence; needed unless the answers say it. */
  problem: z.string().trim().max(2000, 'At most 2,000 characters: the document has room for more.').optional(),
  /** Who answers for the value; without one, whoever creates it. */
  sponsor: z.uuid('Choose a person of this workspace.').optional(),
  area,
  /** Answers to the Added value template, checked against it; with them its first revision is published. */
  answers: z.record(z.string(), z.unknown()).optional(),
  /** Who works on it from the first day; more can be added at any time. */
  team: z
    .array(z.strictObject({ person: z.uuid('Choose a person of this workspace.'), role: z.enum(useCaseRoles) }))
    .max(40)
    .default([]),
})

export const readUseCaseInput = z.strictObject({ useCase: z.string().min(1).max(60) })

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
