// Documents and metrics of the demo as they were written, kept as YAML of the folder `documents`.
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import { appPath } from '@/lib/platform/paths'
import { type PersonKey, personKeys } from './cast'
import type { Moment } from './chronicle'

export const moment = z
  .string()
  .regex(/^\d+ \d\d:\d\d$/, 'Working days before the start and a time of day: "119 10:04".')
  .transform((text) => text as Moment)
export const person = z.enum(personKeys as [PersonKey, ...PersonKey[]])
export const when = { at: moment, by: person }
/** Working days before the start, or days after it. */
const day = z.union([z.strictObject({ day: z.int().min(0) }), z.strictObject({ in: z.int().min(0) })])

const step = z.union([
  z.strictObject({ ...when, answers: z.record(z.string(), z.unknown()) }),
  /** The note of the revision. */
  z.strictObject({ ...when, publish: z.string() }),
  /** Comments of one thread have its name in common; the first begins it. */
  z.strictObject({
    ...when,
    say: z.string(),
    thread: z.string(),
    field: z.string().optional(),
    quote: z.string().optional(),
  }),
  z.strictObject({ ...when, resolve: z.string() }),
  z.strictObject({ ...when, ask: person, field: z.string(), due: day.optional(), note: z.string() }),
])

const documentStory = z.strictObject({
  template: z.string(),
  title: z.string().optional(),
  /** Absent for the document that began with its use case. */
  start: z.strictObject(when).optional(),
  steps: z.array(step),
})

const attributes = {
  definition: z.string().optional(),
  unit: z.string().optional(),
  baseline: z.number().optional(),
  target: z.number().optional(),
  guardrail: z.number().optional(),
  owner: person.optional(),
  cadence: z.string().optional(),
  source: z.string().optional(),
  isValue: z.boolean().optional(),
}

const metricStory = z.union([
  z.strictObject({ ...when, name: z.string(), audience: z.string(), direction: z.string(), ...attributes }),
  /** A change of the metric of that name. */
  z.strictObject({ ...when, edit: z.string(), ...attributes }),
])

export type DocumentStory = z.output<typeof documentStory>
export type DocumentStep = z.output<typeof step>
export type MetricStory = z.output<typeof metricStory>

export function readDocumentStory(file: string): DocumentStory {
  return readStory(file, documentStory)
}

export function readMetricStories(file: string): MetricStory[] {
  return readStory(file, z.array(metricStory))
}

export function readStory<S extends z.ZodType>(file: string, shape: S): z.output<S> {
  const result = shape.safeParse(parse(readFileSync(appPath('lib/seed/documents', file), 'utf8')))
  if (result.success) return result.data
  throw new Error(`lib/seed/documents/${file}: ${z.prettifyError(result.error)}`)
}
