import type { ReadOptions, ReadOutcome } from '../importer'
import type { Part } from '../reading/part'
import { readParts } from '../reading/read-parts'
import { count } from '../reading/report'
import { collect } from './collect'

export const MAX_BYTES = 8 * 1024 * 1024

const FORM = {
  maxBytes: MAX_BYTES,
  what: 'a file of MLflow',
  help: 'Give the MLmodel file of a logged model, a meta.yaml of the file store, a JSON file of mlflow-export-import, an answer of the REST API or a webhook message.',
  yamlExample: '“run_id: 4ef5854252b74eae”',
}

/** Any file that MLflow or its tools write of models, runs and experiments. */
export function readMlflowFile(bytes: Uint8Array, _options?: ReadOptions): ReadOutcome {
  return readParts(bytes, FORM, (root) => {
    const facts = collect(root)
    keepWords(facts, (sentence) => root.report.keep(sentence))
    return { facts, version: versionOf(root), reason: reasonOf(root) }
  })
}

function reasonOf(root: Part): string {
  const output = root.at('destination_id').name(100)
  return output
    ? `The file only says that a run made the logged model ${output}, not which run.`
    : 'No model, run or experiment of MLflow stands in the file.'
}

function keepWords(facts: ReturnType<typeof collect>, keep: (sentence: string) => void): void {
  if (facts.card) keep('a model card from the MLmodel file')
  const versions = facts.models.reduce((sum, model) => sum + model.versions.length, 0)
  if (facts.models.length > 0) keep(`${count(facts.models.length, 'model')} with ${count(versions, 'version')}`)
  if (facts.experiments.length > 0) keep(count(facts.experiments.length, 'experiment'))
  const values = facts.runs.reduce((sum, run) => sum + run.metrics.length, 0)
  if (facts.runs.length > 0) keep(`${count(facts.runs.length, 'run')} with ${count(values, 'metric')}`)
  if (facts.datasets.length > 0) keep(count(facts.datasets.length, 'dataset'))
}

/** Where a file says which MLflow wrote it. */
function versionOf(root: Part): string | null {
  const direct = root.either('mlflow_version').text(100) ?? root.at('model_info', '_mlflow_version').text(100)
  if (direct) return `MLmodel of MLflow ${direct}`
  const system = root.at('system')
  const exported = system.at('mlflow_version').text(100) ?? system.at('mlflow', 'version').text(100)
  return exported ? `MLflow ${exported}` : null
}
