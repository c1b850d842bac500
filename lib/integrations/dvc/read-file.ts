import type { ImportedFacts } from '@/lib/imports/vocabulary'
import type { ReadOptions, ReadOutcome } from '../importer'
import { decodeText, OVERLOADED_TEXT } from '../reading/decode-text'
import { isEmpty, withoutEmpty } from '../reading/facts'
import { Part } from '../reading/part'
import { readJson } from '../reading/read-json'
import { readYaml } from '../reading/read-yaml'
import { count, draftReport } from '../reading/report'
import { lockedStages, readLock } from './lock'
import { readPipeline } from './pipeline'
import { stageRun } from './stage-run'
import { readTrackedFile } from './tracked-file'
import { figuresOf, settingsOf } from './values'

export const MAX_BYTES = 4 * 1024 * 1024
const HELP = 'Give a dvc.lock, a .dvc file, a dvc.yaml, a params.yaml or a JSON file of metrics.'

interface Kind {
  version: string | null
  facts: ImportedFacts
}

export function readDvcFile(bytes: Uint8Array, options?: ReadOptions): ReadOutcome {
  const filename = options?.filename ?? ''
  const decoded = decodeText(bytes, { maxBytes: MAX_BYTES, what: 'a file of DVC', usually: HELP })
  if (!decoded.ok) return decoded
  if (/\.toml$/i.test(filename))
    return {
      ok: false,
      code: 'invalid',
      message: 'TOML is not read here. Give the same values as YAML or JSON.',
      line: 1,
    }
  const report = draftReport()
  if (decoded.overloadedLine !== null) report.problem({ line: decoded.overloadedLine, message: OVERLOADED_TEXT })
  const isJson = /^[\ufeff\s]*[{[]/.test(decoded.text)
  const located = isJson
    ? readJson(decoded.text, report)
    : readYaml(decoded.text, { what: 'the file', example: '“stages:” or “outs:”', root: 'any' }, report)
  if (!located) return report.refusal()
  const root = new Part(located, report)
  const kind = readKind(root, filename, isJson)
  if (isEmpty(kind.facts))
    return {
      ok: false,
      code: 'invalid',
      message: `No data, stage, parameter or metric of DVC stands in the file. ${HELP}`,
      line: root.line,
    }
  report.version(kind.version)
  keepWords(kind.facts, report.keep)
  root.listRest()
  return { ok: true, facts: withoutEmpty(kind.facts), report: report.finish() }
}

function readKind(root: Part, filename: string, isJson: boolean): Kind {
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
  if (isJson || /metric|score|eval|result/i.test(name)) {
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
