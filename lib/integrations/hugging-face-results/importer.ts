import type { DatasetFacts } from '@/lib/imports/vocabulary'
import type { Importer, ReadOutcome } from '../importer'
import { canonical } from '../reading/canonical'
import { draftCard } from '../reading/card-draft'
import { type Json, toJson } from '../reading/located'
import type { Part } from '../reading/part'
import { type FileForm, type PartsRead, readParts } from '../reading/read-parts'
import { count } from '../reading/report'

const MAX_BYTES = 2 * 1024 * 1024

const FORM: FileForm = {
  maxBytes: MAX_BYTES,
  what: 'a file of evaluation results of Hugging Face',
  help: 'Give a file of the folder .eval_results of a model (a list of results), or the eval.yaml of a benchmark.',
  yamlExample: '“- dataset: …”',
}

export const evalResultsImporter: Importer = {
  format: 'huggingface-eval-results',
  label: 'Hugging Face evaluation results',
  gives: 'the results of a model card, or the dataset of a benchmark',
  accepts: ['.yaml', '.yml', 'application/yaml'],
  maxBytes: MAX_BYTES,
  recognise(head, filename) {
    if (/\.eval_results[\\/]/.test(filename) || /^evaluation_framework:/m.test(head)) return 2
    if (/^- dataset:\s*\r?\n\s+(?:id|task_id):/m.test(head)) return 2
    return /eval[-_]?results[^\\/]*\.ya?ml$|(?:^|[\\/])eval\.ya?ml$/i.test(filename) ? 1 : 0
  },
  read: readEvalResults,
}

function readEvalResults(bytes: Uint8Array): ReadOutcome {
  return readParts(bytes, FORM, (root) => (root.isList ? readResults(root) : readBenchmark(root)))
}

/** One row a result; the metric is said by the benchmark, not here. */
function readResults(root: Part): PartsRead {
  const draft = draftCard(root.report)
  for (const item of root.items()) {
    const dataset = item.at('dataset')
    const value = item.at('value').text(4000)
    const id = dataset.isMap ? dataset.at('id').text() : dataset.text()
    if (!item.isMap || (value === null && id === null)) continue
    if (value === null) item.problem('This result has no value. Its dataset alone was kept.')
    if (id === null)
      item.problem('This result does not say of which dataset it is. A figure without its dataset cannot be compared.')
    const more: { [key: string]: Json | null } = {
      revision: dataset.at('revision').text(),
      date: item.at('date').text(),
      notes: item.at('notes').text(3000),
      source: item.has('source') ? toJson(item.at('source').node!) : null,
      verifyToken: item.at('verifyToken').text(3000),
    }
    if (item.has('source')) item.at('source').claim()
    const given = Object.entries(more).filter(([, part]) => part !== null)
    const cells = { dataset: id, task: dataset.at('task_id').text(), value }
    draft.row('results', { ...cells, more: given.length > 0 ? canonical(Object.fromEntries(given)) : null }, item.line)
  }
  const answers = draft.answers()
  if (Object.keys(answers).length === 0) return { facts: {}, version: null }
  root.report.keep(count((answers.results as unknown[]).length, 'result'))
  const names = (answers.results as Array<{ cells: { dataset?: string } }>).flatMap(({ cells }) => cells.dataset ?? [])
  const datasets = [...new Set(names)]
    .slice(0, 500)
    .map((dataset) => ({ dataset, use: 'test' as const, identity: null }))
  return {
    facts: { card: { name: null, label: null, answers, ...(datasets.length > 0 ? { datasets } : {}) } },
    version: null,
  }
}

/** A benchmark says of itself what its data is; how it is run has no place here and is listed. */
function readBenchmark(root: Part): PartsRead {
  const name = root.at('name').name()
  if (name === null || !(root.has('evaluation_framework') || root.has('tasks'))) return { facts: {}, version: null }
  const framework = root.at('evaluation_framework').text()
  const dataset: DatasetFacts = {
    name,
    namespace: '',
    description: root.at('description').text(20_000) ?? '',
    source: framework ? `Benchmark, run by ${framework}` : 'Benchmark',
    licence: '',
    versions: [],
  }
  root.report.keep(`the benchmark “${name.slice(0, 100)}” as a dataset`)
  return { facts: { datasets: [dataset] }, version: null }
}
