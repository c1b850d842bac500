import type { ImportedFacts, ModelFacts } from '@/lib/imports/vocabulary'
import type { Part } from '../reading/part'
import { readDatasetInputs } from './dataset-inputs'
import { readExperiment } from './experiment'
import { type Thing, thingOf } from './find'
import { readLoggedModel } from './logged-model'
import { readMlModel } from './ml-model'
import { readModelVersion, readRegisteredModel } from './registered-model'
import { readRun } from './run'
import { isWebhookPayload, readWebhookPayload } from './webhook-payload'

const DEEPEST_WRAPPING = 6

type Collected = Required<Pick<ImportedFacts, 'models' | 'experiments' | 'runs' | 'datasets'>> &
  Pick<ImportedFacts, 'card'>

/** Every thing of MLflow's in a file, however it is wrapped. */
export function collect(root: Part): Collected {
  const facts: Collected = { models: [], experiments: [], runs: [], datasets: [] }
  visit(root, 0)
  facts.models = byName(facts.models)
  return facts

  function visit(part: Part, depth: number): void {
    if (isWebhookPayload(part)) {
      const model = readWebhookPayload(part)
      if (model) facts.models.push(model)
      return
    }
    const thing = thingOf(part)
    if (thing) {
      read(thing, part)
      return
    }
    if (depth > DEEPEST_WRAPPING) return
    for (const [, below] of part.entries()) visit(below, depth + 1)
    for (const item of part.items()) visit(item, depth + 1)
  }

  function read(thing: Thing, part: Part): void {
    switch (thing) {
      case 'ml-model': {
        // Of several the first is the card; the others stay in the list of what was not read.
        if (facts.card) return
        const { card, run } = readMlModel(part)
        if (card) facts.card = card
        if (run) facts.runs.push(run)
        return
      }
      case 'run': {
        const run = readRun(part)
        const inputs = readDatasetInputs(part.at('inputs', 'dataset_inputs'), run.experiment)
        facts.runs.push({ ...run, datasets: inputs.uses })
        facts.datasets.push(...inputs.datasets)
        return
      }
      case 'experiment': {
        const experiment = readExperiment(part)
        if (experiment) facts.experiments.push(experiment)
        return
      }
      default: {
        const model = modelOf(thing, part)
        if (model) facts.models.push(model)
      }
    }
  }
}

function modelOf(thing: 'model-version' | 'registered-model' | 'logged-model', part: Part): ModelFacts | null {
  if (thing === 'model-version') return readModelVersion(part)
  return thing === 'logged-model' ? readLoggedModel(part) : readRegisteredModel(part)
}

/** Versions that are listed one by one belong to one model. */
function byName(models: ModelFacts[]): ModelFacts[] {
  const found = new Map<string, ModelFacts>()
  for (const model of models) {
    const known = found.get(model.name)
    if (!known) found.set(model.name, model)
    else {
      known.description ||= model.description
      Object.assign(known.tags, model.tags)
      Object.assign(known.aliases, model.aliases)
      const labels = new Set(known.versions.map(({ label }) => label))
      known.versions.push(...model.versions.filter(({ label }) => !labels.has(label)))
    }
  }
  return [...found.values()]
}
