import { z } from 'zod'
import { conflict } from '@/lib/platform/errors'
import { stages } from '@/lib/use-cases/vocabulary'
import { builtInTemplates } from './definition'

export const templatePath = { template: z.string().min(1).max(60) }

const MOST_BYTES = 512 * 1024
const MOST_LEVELS = 24

/** Addresses of the library that are no template. */
const reserved = ['new', 'import', 'risk']

export const templateKey = z
  .string()
  .regex(/^[a-z][a-z0-9_-]*$/, 'A key begins with a small letter and has small letters, digits, - and _.')
  .max(60, 'At most 60 characters.')
  .refine((key) => !reserved.includes(key), 'This word is taken by a page of the library. Choose another key.')

export const templateName = z
  .string()
  .trim()
  .min(2, 'A name of at least two characters.')
  .max(300, 'At most 300 characters.')
export const templateStage = z.enum(stages, `One of ${stages.join(', ')}.`)
export const versionNote = z
  .string('Say what is new.')
  .trim()
  .min(1, 'Say what is new, in a sentence.')
  .max(2000, 'At most 2,000 characters.')
export const reasonInput = z
  .string('Say why.')
  .trim()
  .min(1, 'Say why, in a sentence.')
  .max(2000, 'At most 2,000 characters.')

/** A template in the making: any JSON object of a size that can be worked with. */
export const draftDefinition = z
  .record(z.string(), z.unknown(), 'The template as a JSON object.')
  .refine((definition) => depthOf(definition) <= MOST_LEVELS, 'Nested too deeply to be a template.')
  .refine((definition) => Buffer.byteLength(JSON.stringify(definition), 'utf8') <= MOST_BYTES, 'At most 512 KiB.')

function depthOf(value: unknown, level = 1): number {
  if (typeof value !== 'object' || value === null) return level
  if (level > MOST_LEVELS) return level
  return Math.max(level, ...Object.values(value).map((part) => depthOf(part, level + 1)))
}

/** A version by its number, what is being written, or what the product brings. */
export const templateState = z.union(
  [z.literal('draft'), z.literal('built-in'), z.coerce.number().int().min(1).max(1_000_000)],
  'A version’s number, “draft” or “built-in”.',
)
export type TemplateState = z.output<typeof templateState>

/** @throws conflict when the product brings a template of this key: it is taken over, not made anew. */
export async function assertOwnKey(key: string): Promise<void> {
  if ((await builtInTemplates()).has(key)) {
    throw conflict(`“${key}” is the key of a built-in template. Take that one over, or choose another key.`)
  }
}
