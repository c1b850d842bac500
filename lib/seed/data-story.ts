// The demo's datasets, features and decisions on a store, kept as YAML beside the documents.
import { z } from 'zod'
import { moment, person, readStory, when } from './document-story'

const of = { version: z.int().min(1), dimension: z.string() }

/** What was checked: dimension, outcome, name, column, what was found, what was expected. */
const result = z.tuple([z.string(), z.string(), z.string(), z.string(), z.string(), z.string()])

const version = z.strictObject({
  ...when,
  kind: z.string(),
  /** What identifies it, or what it is of: then its digest is made up. */
  value: z.coerce.string().optional(),
  of: z.string().optional(),
  isFolder: z.boolean().default(false),
  label: z.string().optional(),
  rows: z.int().optional(),
  bytes: z.int().optional(),
  location: z.string().optional(),
  note: z.string().optional(),
  columns: z.array(z.strictObject({ name: z.string(), type: z.string(), description: z.string() })).optional(),
})

const dataset = z.strictObject({
  ...when,
  useCase: z.string(),
  name: z.string(),
  description: z.string(),
  source: z.string(),
  owner: person,
  personalData: z.string(),
  legalBasis: z.string().optional(),
  licence: z.string().optional(),
  /** What model cards call it. */
  known: z.string().optional(),
  versions: z.array(version),
  checks: z
    .array(z.strictObject({ ...when, version: of.version, name: z.string(), results: z.array(result) }))
    .default([]),
  scores: z
    .array(
      z.strictObject({
        ...when,
        ...of,
        score: z.number().optional(),
        reason: z.string().optional(),
        /** Which of the dataset's runs of checks it rests on, from 1. */
        checks: z.int().min(1).optional(),
      }),
    )
    .default([]),
  remedies: z
    .array(
      z.strictObject({
        ...when,
        ...of,
        kind: z.string(),
        plan: z.string(),
        owner: person,
        /** Days after the start. */
        dueIn: z.int().optional(),
        closed: z.strictObject({ ...when, outcome: z.string() }).optional(),
      }),
    )
    .default([]),
})

const feature = z.strictObject({
  ...when,
  useCase: z.string(),
  name: z.string(),
  entity: z.string(),
  valueType: z.string(),
  description: z.string(),
  derivation: z.string(),
  dataset: z.string(),
  owner: person,
  /** Other use cases that took it up, and who said so. */
  uses: z.array(z.tuple([moment, person, z.string()])).default([]),
})

const decision = z.strictObject({
  ...when,
  useCase: z.string(),
  computeCost: z.string(),
  readiness: z.string(),
  projects: z.int(),
  decision: z.string(),
  reason: z.string(),
})

export type DatasetStory = z.output<typeof dataset>
export type FeatureStory = z.output<typeof feature>

export const readDatasetStories = () => readStory('halden/datasets.yaml', z.array(dataset))
export const readFeatureStories = () => readStory('halden/features.yaml', z.array(feature))
export const readStoreDecisions = () => readStory('halden/feature-store.yaml', z.array(decision))
