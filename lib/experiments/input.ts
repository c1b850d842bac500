import { z } from 'zod'
import { datasetUses } from '@/lib/datasets/vocabulary'
import { pageInput } from '@/lib/platform/keyset'
import { listOf } from '@/lib/platform/list-of'
import { keptValue } from './rules'
import { runStatuses } from './vocabulary'

const text = (most: number) =>
  z
    .string('A text.')
    .trim()
    .max(most, `At most ${most.toLocaleString('en')} characters.`)

const reference = z.string().min(1).max(60)

const instant = z.iso
  .datetime({ offset: true, error: 'A time as ISO 8601, such as 2026-10-31T08:00:00Z.' })
  .transform((given) => new Date(given).toISOString())
  .refine((given) => given >= '1970' && given < '3000', 'A time after 1970.')

/** What a tool says of a run by name: never more than a screen can show and a row can hold. */
const named = (most: number) =>
  z
    .record(z.string().max(250, 'A name has at most 250 characters.'), z.union([z.string(), z.number(), z.boolean()]))
    .refine((entries) => Object.keys(entries).length <= 1000, 'At most 1,000.')
    .transform((entries) => Object.fromEntries(Object.entries(entries).map(([key, value]) => [key, String(value)])))
    .refine(
      (entries) => Object.values(entries).every((value) => value.length <= most),
      `Each at most ${most.toLocaleString('en')} characters.`,
    )

const notNumbers = ['NaN', 'Infinity', '-Infinity']

/** A figure, or the text of one that JSON has no number for. */
const value = z.union([z.number(), z.string().max(60)], 'A figure.').transform((given, context) => {
  if (typeof given === 'number') return keptValue(given)
  const figure = Number(given)
  if (given.trim() !== '' && Number.isFinite(figure)) return keptValue(figure)
  if (notNumbers.includes(given)) return given
  context.addIssue({ code: 'custom', message: `“${given.slice(0, 40)}” is no figure, nor NaN, Infinity or -Infinity.` })
  return z.NEVER
})

const metricName = z.string().trim().min(1, 'Name the metric.').max(250, 'At most 250 characters.')

const metrics = z
  .union(
    [
      z.array(
        z.strictObject({
          key: metricName,
          value,
          step: z.number().int().nullish(),
          at: instant.nullish(),
          dataset: text(250).nullish(),
        }),
      ),
      z.record(metricName, value),
    ],
    'A list of metrics, or an object of names and figures.',
  )
  .transform((given) =>
    (Array.isArray(given) ? given : Object.entries(given).map(([key, figure]) => ({ key, value: figure }))).map(
      (one) => ({ step: null, at: null, dataset: null, ...withoutUndefined(one) }),
    ),
  )
  .refine((all) => all.length <= 1000, 'At most 1,000 metrics.')

function withoutUndefined<T extends object>(given: T) {
  return Object.fromEntries(Object.entries(given).filter(([, one]) => one !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>
  } & { key: string; value: number | string }
}

const artifacts = z
  .array(
    z.strictObject({
      path: z.string().trim().min(1, 'Where it lies.').max(1000, 'At most 1,000 characters.'),
      digest: text(200).nullable().default(null),
      kind: text(60).default(''),
    }),
  )
  .max(500, 'At most 500 artefacts.')

/** Dataset versions by reference: `DS-3 v2`. */
export const datasetUseList = z
  .array(
    z.strictObject({
      dataset: z.string().trim().min(1).max(80),
      use: z.enum(datasetUses, `One of ${datasetUses.join(', ')}.`),
    }),
  )
  .max(200, 'At most 200 datasets.')

const told = {
  name: text(250),
  status: z.enum(runStatuses, `One of ${runStatuses.join(', ')}.`),
  startedAt: instant.nullable(),
  endedAt: instant.nullable(),
  parameters: named(6000),
  metrics,
  tags: named(5000),
  codeCommit: text(100).nullable(),
  codeRepository: text(500).nullable(),
  environment: named(1000),
  artifacts,
  datasets: datasetUseList,
}

export const createExperimentInput = z.strictObject({
  useCase: reference,
  name: z.string('A name.').trim().min(3, 'A name of at least three characters.').max(200, 'At most 200 characters.'),
  description: text(4000).default(''),
})

export const editExperimentInput = z.strictObject({
  experiment: reference,
  revision: z.coerce.number().int().min(1).optional(),
  name: createExperimentInput.shape.name.optional(),
  description: text(4000).optional(),
})

export const recordRunInput = z.strictObject({
  experiment: reference,
  system: z.string('Say which tool ran it.').trim().min(1, 'Say which tool ran it.').max(60, 'At most 60 characters.'),
  externalId: z
    .string('Its id in that tool.')
    .trim()
    .min(1, 'Its id in that tool.')
    .max(200, 'At most 200 characters.'),
  ...z.strictObject(told).partial().shape,
})

export const updateRunInput = z.strictObject({ run: reference, ...z.strictObject(told).partial().shape })

export const readExperimentInput = z.strictObject({ experiment: reference })
export const readRunInput = z.strictObject({ run: reference })

export const listExperimentsInput = z.strictObject({
  ...pageInput,
  search: z.string().trim().max(200).optional(),
  useCase: listOf(z.string().max(60)).optional(),
})

export const listRunsInput = z.strictObject({
  ...pageInput,
  search: z.string().trim().max(200).optional(),
  experiment: reference.optional(),
  useCase: listOf(z.string().max(60)).optional(),
  status: listOf(z.enum(runStatuses)).optional(),
})

export const compareRunsInput = z.strictObject({
  experiment: reference,
  /** This experiment's runs, or those of every experiment of its use case. */
  scope: z.enum(['experiment', 'use_case']).default('experiment'),
  /** Only these: `RUN-3,RUN-7`. */
  runs: listOf(z.string().max(60)).optional(),
})
