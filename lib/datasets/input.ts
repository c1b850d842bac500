import { z } from 'zod'
import { pageInput } from '@/lib/platform/keyset'
import { listOf } from '@/lib/platform/list-of'
import { identityKinds, legalBases, personalDataClasses } from './vocabulary'

const text = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `At most ${most.toLocaleString('en')} characters.`)

export const reasonInput = z
  .string('Say why.')
  .trim()
  .min(1, 'Say why, in a sentence.')
  .max(2000, 'At most 2,000 characters.')

const attributes = {
  name: z.string('A name.').trim().min(2, 'A name of at least two characters.').max(300, 'At most 300 characters.'),
  description: text(4000),
  source: text(1000),
  licence: text(200),
  legalBasis: z.enum(legalBases, 'Choose a legal basis.'),
  personalData: z.enum(personalDataClasses, 'Choose whether it holds personal data.'),
  /** Null: nobody. */
  owner: z.uuid('Choose a person of this workspace.').nullable(),
}
const { name, ...rest } = attributes

export const dataset = z.string().min(1).max(60)
const revision = z.coerce.number().int().min(1).optional()
export const versionNumber = z.coerce.number('Which version: 1, 2, …').int().min(1).max(1_000_000)

export const createDatasetInput = z.strictObject({
  useCase: z.string().min(1).max(60),
  name,
  ...z.strictObject(rest).partial().shape,
})

export const editDatasetInput = z.strictObject({ dataset, revision, ...z.strictObject(attributes).partial().shape })

export const retireDatasetInput = z.strictObject({ dataset, revision, reason: reasonInput })

export const nameDatasetInput = z.strictObject({
  dataset,
  name: attributes.name,
  /** The tool's own space of names: an OpenLineage namespace, a DVC repository. */
  namespace: text(300).default(''),
})

export const readDatasetInput = z.strictObject({ dataset })

export const readVersionInput = z.strictObject({ dataset, version: versionNumber })

const column = z.strictObject({
  name: z.string('A name.').trim().min(1, 'A name.').max(300, 'At most 300 characters.'),
  type: text(200),
  description: text(1000).optional(),
})

const size = z.number('A whole number.').int('A whole number.').min(0, 'Not below zero.').nullish()

export const recordVersionInput = z.strictObject({
  dataset,
  identity: z.strictObject({
    kind: z.enum(identityKinds, 'Choose what identifies the content.'),
    value: z.string('What identifies the content.').trim().min(1, 'What identifies the content.').max(400),
  }),
  /** The source's own version string. */
  label: text(200).nullish(),
  /** Where it lies; never with a password in it. */
  location: text(2000).nullish(),
  rows: size,
  bytes: size,
  columns: z.array(column, 'A list of columns.').max(5000, 'At most 5,000 columns.').optional(),
  note: text(4000).optional(),
})

export const listDatasetsInput = z.strictObject({
  ...pageInput,
  search: z.string().trim().max(200).optional(),
  /** References of use cases, several in one: `UC-12,UC-15`. */
  useCase: listOf(z.string().max(60)).optional(),
  personalData: listOf(z.enum(personalDataClasses)).optional(),
  /** Where its newest version stands. */
  quality: listOf(z.enum(['unassessed', 'low', 'partly', 'good'])).optional(),
  /** People, or `none`. */
  owner: listOf(z.union([z.uuid(), z.literal('none')])).optional(),
  retired: z.enum(['live', 'retired', 'all']).default('live'),
  sort: z.enum(['newest', 'name']).default('newest'),
})

export const listVersionsInput = z.strictObject({ ...pageInput, dataset })
