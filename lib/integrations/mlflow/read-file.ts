import type { ReadOptions, ReadOutcome } from '../importer'
import { decodeText, OVERLOADED_TEXT } from '../reading/decode-text'
import { isEmpty, withoutEmpty } from '../reading/facts'
import { Part } from '../reading/part'
import { readJson } from '../reading/read-json'
import { readYaml } from '../reading/read-yaml'
import { count, draftReport } from '../reading/report'
import { collect } from './collect'

export const MAX_BYTES = 8 * 1024 * 1024

const HELP =
  'Give the MLmodel file of a logged model, a meta.yaml of the file store, a JSON file of mlflow-export-import, an answer of the REST API or a webhook message.'

/** Any file that MLflow or its tools write of models, runs and experiments. */
export function readMlflowFile(bytes: Uint8Array, options?: ReadOptions): ReadOutcome {
  const decoded = decodeText(bytes, { maxBytes: MAX_BYTES, what: 'a file of MLflow', usually: HELP })
  if (!decoded.ok) return decoded
  const report = draftReport()
  if (decoded.overloadedLine !== null) report.problem({ line: decoded.overloadedLine, message: OVERLOADED_TEXT })
  const isJson = /^[\ufeff\s]*[{[]/.test(decoded.text)
  const located = isJson
    ? readJson(decoded.text, report)
    : readYaml(decoded.text, { what: 'the file', example: '“run_id: 4ef5854252b74eae”', root: 'any' }, report)
  if (!located) return report.refusal()
  const root = new Part(located, report)
  const facts = collect(root)
  if (isEmpty(facts)) return refuse(root)
  report.version(versionOf(root))
  keepWords(facts, report.keep)
  root.listRest()
  return { ok: true, facts: withoutEmpty(facts), report: report.finish() }

  function refuse(part: Part): ReadOutcome {
    const output = part.at('destination_id').text()
    const reason = output
      ? `The file only says that a run made the logged model ${output}, not which run; give that model's meta.yaml, or the run's.`
      : `No model, run or experiment of MLflow stands in ${options?.filename ? 'this file' : 'the file'}. ${HELP}`
    return { ok: false, code: 'invalid', message: reason, line: part.line }
  }
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
