import { z } from 'zod'
import { pageInput } from '@/lib/platform/keyset'
import { listOf } from '@/lib/platform/list-of'
import { computeCosts, readinesses, storeAdvices } from './vocabulary'

const text = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `At most ${most.toLocaleString('en')} characters.`)

const attributes = {
  name: z.string('A name.').trim().min(1, 'A name.').max(200, 'At most 200 characters.'),
  /** What it is a fact of: customer, contract, cell site. */
  entity: z.string('What it is a fact of.').trim().min(1, 'What it is a fact of: customer, contract, …').max(100),
  valueType: z.string('Its type.').trim().min(1, 'Its type: float, integer, category, …').max(60),
  description: text(4000),
  /** A dataset's reference; null: none. */
  dataset: z.string().min(1).max(60).nullable(),
  /** The column or the computation it comes from. */
  derivation: text(4000),
  owner: z.uuid('Choose a person of this workspace.').nullable(),
}
const { name, entity, valueType, ...rest } = attributes

export const feature = z.string().min(1).max(60)
const useCase = z.string().min(1).max(60)
const revision = z.coerce.number().int().min(1).optional()

export const createFeatureInput = z.strictObject({
  useCase,
  name,
  entity,
  valueType,
  ...z.strictObject(rest).partial().shape,
})

export const editFeatureInput = z.strictObject({ feature, revision, ...z.strictObject(attributes).partial().shape })

const reason = z.string('Say why.').trim().min(1, 'Say why, in a sentence.').max(2000, 'At most 2,000 characters.')

export const retireFeatureInput = z.strictObject({ feature, revision, reason })

export const readFeatureInput = z.strictObject({ feature })

export const featureUseInput = z.strictObject({ feature, useCase })

export const listFeaturesInput = z.strictObject({
  ...pageInput,
  search: z.string().trim().max(200).optional(),
  entity: listOf(z.string().max(100)).optional(),
  /** References of use cases that use them. */
  usedBy: listOf(z.string().max(60)).optional(),
  dataset: z.string().max(60).optional(),
  /** People, or `none`. */
  owner: listOf(z.union([z.uuid(), z.literal('none')])).optional(),
  retired: z.enum(['live', 'retired', 'all']).default('live'),
  sort: z.enum(['newest', 'name']).default('newest'),
})

const answers = {
  computeCost: z.enum(computeCosts, 'Choose what they cost to compute.'),
  readiness: z.enum(readinesses, 'Choose whether they arrive ready to use.'),
  projects: z.coerce
    .number('How many projects would share them.')
    .int('A whole number.')
    .min(1, 'At least this one.')
    .max(1000, 'At most 1,000.'),
  isOnline: z.stringbool().or(z.boolean()).default(false),
}

export const adviseInput = z.strictObject(answers)

export const decideStoreInput = z.strictObject({
  useCase,
  ...answers,
  decision: z.enum(storeAdvices, 'Choose what you decide.'),
  reason: z
    .string('Say why.')
    .trim()
    .min(20, 'Say why, in a sentence of at least 20 characters.')
    .max(4000, 'At most 4,000 characters.'),
})

export const readStoreInput = z.strictObject({ useCase })

export const listDecisionsInput = z.strictObject({ ...pageInput, useCase: useCase.optional() })
