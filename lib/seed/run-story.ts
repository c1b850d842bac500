// The demo's experiments, runs, deployments and aliases, kept as YAML beside the documents.
import { z } from 'zod'
import { moment, person, readStory, when } from './document-story'

const names = z.record(z.string(), z.union([z.string(), z.number()]))

const runStories = z.strictObject({
  experiments: z.array(
    z.strictObject({ ...when, key: z.string(), useCase: z.string(), name: z.string(), description: z.string() }),
  ),
  /** Datasets by name and version, each with what it was used for. */
  data: z.record(z.string(), z.array(z.tuple([z.string(), z.int(), z.string()]))),
  runs: z.array(
    z.strictObject({
      ...when,
      /** Its number in the tracker, and of its reference here. */
      run: z.int(),
      of: z.string(),
      name: z.string(),
      status: z.string(),
      minutes: z.int(),
      data: z.string(),
      parameters: names,
      metrics: names,
    }),
  ),
  versions: z.array(
    z.strictObject({
      ...when,
      model: z.string(),
      version: z.int(),
      run: z.int(),
      configuration: names,
      features: z.array(z.string()),
    }),
  ),
})

const deploymentStories = z.strictObject({
  deployments: z.array(
    z.strictObject({
      ...when,
      model: z.string(),
      version: z.int(),
      environment: z.string(),
      strategy: z.string().optional(),
      traffic: z.number().optional(),
      endpoint: z.string().optional(),
      grows: z.array(z.strictObject({ at: moment, by: person, traffic: z.number() })).default([]),
      ended: z.strictObject(when).optional(),
    }),
  ),
  aliases: z.array(
    z.strictObject({
      ...when,
      model: z.string(),
      alias: z.string(),
      version: z.int().nullable(),
      reason: z.string(),
    }),
  ),
})

export const readRunStories = () => readStory('churn-prediction/runs.yaml', runStories)
export const readDeploymentStories = () => readStory('halden/deployments.yaml', deploymentStories)
