// Tells how datasets were recorded, checked, scored and made better, and which use cases share features.
import { createHash } from 'node:crypto'
import { createDataset } from '@/lib/datasets/create-dataset'
import { nameDataset } from '@/lib/datasets/name-dataset'
import { assessQuality } from '@/lib/datasets/quality/assess'
import { closeRemedy } from '@/lib/datasets/quality/close-remedy'
import { openRemedy } from '@/lib/datasets/quality/open-remedy'
import { recordChecks } from '@/lib/datasets/quality/record-checks'
import { recordDatasetVersion } from '@/lib/datasets/record-version'
import { createFeature } from '@/lib/features/create-feature'
import { addFeatureUse } from '@/lib/features/feature-uses'
import { decideStore } from '@/lib/features/store-advice/decide-store'
import type { Chronicle } from './chronicle'
import {
  type DatasetStory,
  type FeatureStory,
  readDatasetStories,
  readFeatureStories,
  readStoreDecisions,
} from './data-story'

/** Of each dataset by its name, once it is told. */
export type KnownDatasets = Map<string, string>

export function tellData(chronicle: Chronicle): KnownDatasets {
  const refs: KnownDatasets = new Map()
  for (const story of readDatasetStories()) tellDataset(chronicle, story, refs)
  for (const story of readFeatureStories()) tellFeature(chronicle, story, refs)
  for (const { at, by, ...decision } of readStoreDecisions()) {
    chronicle.on(at, by, async (decider) => {
      await decider.do(decideStore, decision)
    })
  }
  return refs
}

function tellDataset(chronicle: Chronicle, story: DatasetStory, refs: KnownDatasets): void {
  const { at, by, versions, checks, scores, remedies, owner, known, ...attributes } = story
  const runs: string[] = []
  const dataset = () => refs.get(story.name)
  chronicle.on(at, by, async (author) => {
    const { ref } = await author.do(createDataset, { ...attributes, owner: chronicle.member(owner).id })
    refs.set(story.name, ref)
    if (known) await author.do(nameDataset, { dataset: ref, name: known })
  })
  for (const { at, by, kind, value, of, isFolder, ...version } of versions) {
    const identity = { kind, value: value ?? madeUp(kind, of ?? '', isFolder) }
    chronicle.on(at, by, async (author) => {
      await author.do(recordDatasetVersion, { dataset: dataset(), identity, ...version })
    })
  }
  for (const [index, { at, by, results, ...run }] of checks.entries()) {
    chronicle.on(at, by, async (author) => {
      const { ref } = await author.do(recordChecks, {
        dataset: dataset(),
        ...run,
        results: results.map(([dimension, outcome, name, column, observed, expected]) => {
          return { dimension, outcome, name, column, observed, expected }
        }),
      })
      runs[index] = ref
    })
  }
  for (const { at, by, checks, ...score } of scores) {
    chronicle.on(at, by, async (author) => {
      const basis = checks ? { basis: 'checks', checkRun: runs[checks - 1] } : { basis: 'judgement' }
      await author.do(assessQuality, { dataset: dataset(), ...basis, ...score })
    })
  }
  for (const remedy of remedies) tellRemedy(chronicle, remedy, dataset)
}

function tellRemedy(chronicle: Chronicle, story: DatasetStory['remedies'][number], dataset: () => string | undefined) {
  const { at, by, closed, owner, dueIn, ...remedy } = story
  let ref = ''
  chronicle.on(at, by, async (author) => {
    const opened = await author.do(openRemedy, {
      dataset: dataset(),
      ...remedy,
      owner: chronicle.member(owner).id,
      ...(dueIn === undefined ? {} : { dueOn: dayAfter(chronicle.plan.startedAt, dueIn) }),
    })
    ref = opened.ref
  })
  if (closed) {
    chronicle.on(closed.at, closed.by, async (author) => {
      await author.do(closeRemedy, { remedy: ref, revision: 1, outcome: closed.outcome })
    })
  }
}

function tellFeature(chronicle: Chronicle, story: FeatureStory, refs: KnownDatasets): void {
  const { at, by, dataset, owner, uses, ...attributes } = story
  let feature = ''
  chronicle.on(at, by, async (author) => {
    const made = await author.do(createFeature, {
      ...attributes,
      dataset: refs.get(dataset),
      owner: chronicle.member(owner).id,
    })
    feature = made.ref
  })
  for (const [taken, taker, useCase] of uses) {
    chronicle.on(taken, taker, async (person) => {
      await person.do(addFeatureUse, { feature, useCase })
    })
  }
}

function dayAfter(start: string, days: number): string {
  return new Date(Date.parse(start) + days * 86_400_000).toISOString().slice(0, 10)
}

/** The demo has no data behind its versions; what stands for their digests is made of their names. */
function madeUp(kind: string, of: string, isFolder: boolean): string {
  const digest = createHash(kind === 'dvc_md5' ? 'md5' : 'sha256')
    .update(of)
    .digest('hex')
  return isFolder ? `${digest}.dir` : digest
}
