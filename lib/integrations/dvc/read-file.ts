import type { ImportedFacts } from '@/lib/imports/vocabulary'
import type { ReadOptions, ReadOutcome } from '../importer'
import type { Part } from '../reading/part'
import { type PartsRead, readParts } from '../reading/read-parts'
import { count } from '../reading/report'
import { lockedStages, readLock } from './lock'
import { readPipeline } from './pipeline'
import { stageRun } from './stage-run'
import { readTrackedFile } from './tracked-file'
import { figuresOf, settingsOf } from './values'

export const MAX_BYTES = 4 * 1024 * 1024

const FORM = {
  maxBytes: MAX_BYTES,
  what: 'a file of DVC',
  help: 'Give a dvc.lock, a .dvc file, a dvc.yaml, a params.yaml or a JSON file of metrics.',
  yamlExample: '“stages:” or “outs:”',
}

export function readDvcFile(bytes: Uint8Array, options?: ReadOptions): ReadOutcome {
  const filename = options?.filename ?? ''
  if (/\.toml$/i.test(filename))
    return {
      ok: false,
      code: 'invalid',
      message: 'TOML is not read here. Give the same values as YAML or JSON.',
      line: 1,
    }
  return readParts(bytes, FORM, (root) => {
    const read = readKind(root, filename)
    keepWords(read.facts, (sentence) => root.report.keep(sentence))
    return { ...read, reason: 'No data, stage, parameter or metric of DVC stands in the file.' }
  })
}

function readKind(root: Part, filename: string): PartsRead {
  const stages = lockedStages(root)
  if (stages) {
    const schema = root.has('stages') ? (root.at('schema').text(20) ?? '1.0') : '1.0'
    return { version: `dvc.lock ${schema}`, facts: readLock(stages) }
  }
  const isPipeline = root
    .at('stages')
    .entries()
    .some(([, stage]) => stage.has('cmd') || stage.has('do'))
  if (
    isPipeline ||
    root
      .at('artifacts')
      .entries()
      .some(([, artifact]) => artifact.has('path'))
  )
    return { version: 'dvc.yaml', facts: readPipeline(root) }
  if (
    root
      .at('outs')
      .items()
      .some((out) => out.has('path'))
  )
    return { version: '.dvc file', facts: readTrackedFile(root, filename) }
  const name = filename.replace(/.*[\\/]/, '').replace(/\.\w+$/, '')
  if (name === '') return { version: null, facts: {} }
  if (/\.json$/i.test(filename) || /metric|score|eval|result/i.test(name)) {
    const metrics = figuresOf(root)
    return { version: 'metrics', facts: metrics.length > 0 ? { runs: [stageRun({ name, metrics })] } : {} }
  }
  const parameters = settingsOf(root)
  return {
    version: 'params',
    facts: Object.keys(parameters).length > 0 ? { runs: [stageRun({ name, parameters })] } : {},
  }
}

function keepWords(
  { datasets = [], runs = [], lineage = [], models = [] }: ImportedFacts,
  keep: (words: string) => void,
) {
  const versions = datasets.reduce((sum, dataset) => sum + dataset.versions.length, 0)
  if (datasets.length > 0) keep(`${count(datasets.length, 'dataset')} with ${count(versions, 'version')}`)
  if (lineage.length > 0) keep(`${count(lineage.length, 'stage')} with what each reads and writes`)
  const parameters = runs.reduce((sum, run) => sum + Object.keys(run.parameters).length, 0)
  const metrics = runs.reduce((sum, run) => sum + run.metrics.length, 0)
  if (runs.length > 0)
    keep(`${count(runs.length, 'run')} with ${count(parameters, 'parameter')} and ${count(metrics, 'metric')}`)
  if (models.length > 0) keep(count(models.length, 'model'))
}
