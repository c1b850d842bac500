// What the demo's documents say, against the templates they answer; faster to find a slip here than in a whole seeding.
import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Db } from '@/db/client'
import { newId } from '@/lib/platform/context'
import { appPath } from '@/lib/platform/paths'
import { checkAnswers } from '@/lib/templates/answers'
import { builtInTemplates } from '@/lib/templates/definition'
import { findField } from '@/lib/templates/rules'
import { readAlignmentStory } from './alignment-story'
import { AnswerValues, type KnownRecords } from './answer-values'
import { newPlan } from './cast'
import { Chronicle, dateOf } from './chronicle'
import { readDocumentStory, readMetricStories } from './document-story'
import { stories } from './stories'

const files = readdirSync(appPath('lib/seed/documents'), { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.yaml'),
)
const writings = stories.flatMap(({ model }) => model?.versions.flatMap(({ writing }) => writing ?? []) ?? [])
const told = [
  ...stories.flatMap(({ documents = [], metrics, alignment }) =>
    [...documents, metrics, alignment].filter((file) => file !== undefined),
  ),
  ...writings,
  // Of the workspace as a whole, and of its runs.
  ...['datasets', 'deployments', 'feature-store', 'features'].map((name) => `halden/${name}.yaml`),
  'churn-prediction/runs.yaml',
]
const plan = newPlan(new Date())
const chronicle = new Chronicle(null as unknown as Db, plan)
const templates = await builtInTemplates()

const records: KnownRecords = new Map()
for (const { metrics, model } of stories) {
  for (const story of metrics ? readMetricStories(metrics) : []) {
    if ('name' in story) records.set(story.name, { kind: 'metric', id: newId(), ref: 'MET-1' })
  }
  model?.versions.forEach((_, index) => {
    const ref = `MDL-${model.number} v${index + 1}`
    records.set(ref, { kind: 'model_version', id: newId(), ref })
  })
}

test.each(stories.flatMap(({ alignment }) => alignment ?? []))('%s speaks of metrics that are there', (file) => {
  const { links, observed, tried } = readAlignmentStory(file)
  const names = [...links.flatMap(({ from, to }) => [from, to]), ...[...observed, ...tried].map(({ metric }) => metric)]
  expect(names.filter((name) => !records.has(name))).toEqual([])
})

test('every file of the folder is told by one story', () => {
  expect([...told].sort()).toEqual(files.sort())
})

describe.each([...stories.flatMap(({ documents = [] }) => documents), ...writings])('%s', (file) => {
  const story = readDocumentStory(file)
  const template = templates.get(story.template)!
  const values = new AnswerValues(chronicle, records)

  test('answers the questions of its template', () => {
    for (const step of story.steps) {
      if ('answers' in step) {
        const at = dateOf(step.at, new Date(plan.startedAt))
        const read = Object.entries(step.answers).map(([field, given]) => [field, values.read(given, at)])
        expect(checkAnswers(template, Object.fromEntries(read)).problems, `${step.by} ${step.at}`).toEqual({})
      } else if ('field' in step && step.field) expect(findField(template, step.field)?.key).toBe(step.field)
    }
  })
})
