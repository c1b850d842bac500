import { cardColumns } from '../reading/card-fields'
import { child, entries, type Located, type LocatedEntry, textOf, toJson } from '../reading/located'
import type { ReportDraft } from '../reading/report'
import type { ModelCardResult } from './content'
import { metricValue } from './metric-value'

export interface ReadResults {
  results: ModelCardResult[]
  modelName: string | null
  /** Whether the results say all that the model index said. */
  complete: boolean
}

// Where our own export writes what this format has no key for.
export const OWN_KEY = 'countersign'

// The keys a result has fields for: those that hold plain text, and the others.
const TEXT_KEYS = {
  model: ['name'],
  result: [],
  task: ['type', 'name'],
  dataset: ['type', 'name', 'split', 'config', 'revision'],
  metric: ['type', 'name', 'config', 'verifyToken'],
  source: ['name', 'url'],
} as const
const OTHER_KEYS = {
  model: ['results'],
  result: ['task', 'dataset', 'metrics', 'metric', 'source'],
  task: [],
  dataset: ['args'],
  metric: ['value', 'args', 'verified', OWN_KEY],
  source: [],
} as const

const COLUMNS = new Set<string>(cardColumns.results)
const MISSING_TASK =
  'This result does not say for which task it was measured. Add “task” with a “type”, for example text-classification.'
const MISSING_DATASET =
  'This result does not say on which data set it was measured. A number without its data set cannot be compared: add “dataset” with a “type” and a “name”.'
const MISSING_METRICS =
  'This result has no metrics, so there is no number in it. It was kept as it is, but does not count as a result.'

interface Context {
  model: string | null
  task?: Located
  dataset?: Located
  source?: Located
}

/** One result a metric, from `model-index` as the Hub documents it and as people write it. */
export function readResults(index: LocatedEntry, report: ReportDraft): ReadResults {
  const read: ReadResults = { results: [], modelName: null, complete: true }

  const problem = (at: Located | LocatedEntry, path: string, message: string, kind?: 'unfilled') =>
    report.problem({ line: at.line, column: at.column, path, message, ...(kind ? { kind } : {}) })
  const checkKeys = (node: Located, part: keyof typeof TEXT_KEYS, path: string) => {
    if (node.kind !== 'map') return
    const texts: readonly string[] = TEXT_KEYS[part]
    const others: readonly string[] = OTHER_KEYS[part]
    for (const [key, { value }] of node.entries) {
      if (!texts.includes(key) && !others.includes(key)) read.complete = false
      if (!texts.includes(key) || (value.kind !== 'map' && value.kind !== 'list')) continue
      read.complete = false
      problem(value, `${path}.${key}`, `“${key}” should be plain text here. It was kept as it is, outside the result.`)
    }
  }
  /** The entries of a list; a lone group stands for a list of one. */
  const entriesOf = (node: Located, path: string, what: string): { node: Located; path: string }[] => {
    const items = node.kind === 'list' ? node.items : [node]
    if (node.kind === 'map')
      problem(
        node,
        path,
        `${what} should be a list (each entry starting with a dash), but is a single group of keys. It was read as a list of one.`,
      )
    return items.flatMap((item, i) => {
      const itemPath = node.kind === 'list' ? `${path}[${i}]` : path
      if (item.kind === 'map') return [{ node: item, path: itemPath }]
      read.complete = false
      if (item.kind !== 'marker')
        problem(
          item,
          itemPath,
          `An entry of ${what} should be a group of “key: value” lines. It was kept as it is, but no result was read from it.`,
        )
      return []
    })
  }

  function readModel(model: Located, path: string): void {
    checkKeys(model, 'model', path)
    const name = textOf(child(model, 'name'))
    read.modelName ??= name
    const results = child(model, 'results')
    if (!results || isNothing(results)) {
      // Kept whole elsewhere: there is no result to carry the name.
      read.complete = false
      problem(
        results ?? model,
        `${path}.results`,
        `The model index names ${name ? `“${name.slice(0, 60)}”` : 'a model'} but lists no results for it.`,
        'unfilled',
      )
      return
    }
    for (const result of entriesOf(results, `${path}.results`, 'The list of results'))
      readResult(result.node, result.path, name)
  }

  function readResult(result: Located, path: string, model: string | null): void {
    checkKeys(result, 'result', path)
    const context: Context = {
      model,
      task: child(result, 'task'),
      dataset: child(result, 'dataset'),
      source: child(result, 'source'),
    }
    for (const part of ['task', 'dataset', 'source'] as const) checkPart(context[part], part, `${path}.${part}`)
    if (!named(context.task, 'type') && !named(context.task, 'name')) {
      problem(context.task ?? result, `${path}.task`, MISSING_TASK, 'unfilled')
    }
    if (!named(context.dataset, 'type') && !named(context.dataset, 'name')) {
      problem(context.dataset ?? result, `${path}.dataset`, MISSING_DATASET, 'unfilled')
    }
    const key = child(result, 'metrics') ? 'metrics' : 'metric'
    const metrics = child(result, key)
    if (key === 'metrics' && child(result, 'metric')) read.complete = false
    if (!metrics || isNothing(metrics)) {
      read.complete = false
      problem(metrics ?? result, `${path}.metrics`, MISSING_METRICS, 'unfilled')
      return
    }
    for (const metric of entriesOf(
      metrics,
      `${path}.${key}`,
      key === 'metric' ? '“metric”, an older spelling of “metrics”,' : '“metrics”',
    ))
      readMetric(metric.node, metric.path, context)
  }

  function checkPart(node: Located | undefined, part: 'task' | 'dataset' | 'source', path: string): void {
    if (!node || node.kind === 'empty' || node.kind === 'marker') return
    checkKeys(node, part, path)
    if (node.kind === 'map') return
    const [outcome, complete] =
      node.kind === 'list' ? ['kept as it is, outside the result', false] : ['taken as its name', true]
    if (!complete) read.complete = false
    problem(
      node,
      path,
      `“${part}” should be a group with a type and a name, not a ${node.kind === 'list' ? 'list' : 'text'}. It was ${outcome}.`,
    )
  }

  function readMetric(metric: Located, path: string, of: Context): void {
    checkKeys(metric, 'metric', path)
    const type = textOf(child(metric, 'type'))
    const name = textOf(child(metric, 'name'))
    if (!type && !name)
      problem(
        metric,
        path,
        'This metric has neither a “type” nor a “name”, so nobody can tell what its number means. Add them, for example “type: accuracy”.',
        'unfilled',
      )
    const own = child(metric, OWN_KEY)
    const cells = ownCells(own)
    for (const [key, entry] of entries(own)) {
      if (isOwnCell(key, entry.value)) continue
      read.complete = false
      const message = `“${key.slice(0, 60)}” is no column of the results that can be read here. The model index was kept whole as well.`
      problem(entry, `${path}.${OWN_KEY}`, message)
    }
    const value = child(metric, 'value')
    const given =
      cells && (!value || value.kind === 'empty')
        ? { value: '', written: '', exact: true }
        : metricValue(value, metric, path, report)
    if (!given.exact) read.complete = false
    if (given.value === null) return
    const verified = child(metric, 'verified')
    if (verified && !(verified.kind === 'scalar' && typeof verified.value === 'boolean')) {
      read.complete = false
      problem(verified, `${path}.verified`, '“verified” should be true or false. It was taken as not verified.')
    }
    read.results.push({
      model: of.model,
      task: named(of.task, 'type'),
      taskName: named(of.task, 'name'),
      dataset: named(of.dataset, 'type'),
      datasetName: named(of.dataset, 'name'),
      split: named(of.dataset, 'split'),
      config: named(of.dataset, 'config'),
      revision: named(of.dataset, 'revision'),
      ...optional('datasetArgs', present(of.dataset && child(of.dataset, 'args'))),
      metric: type,
      name,
      value: given.value,
      written: given.written,
      ...optional('unit', 'unit' in given ? given.unit : undefined),
      ...optional('metricConfig', textOf(child(metric, 'config')) ?? undefined),
      ...optional('metricArgs', present(child(metric, 'args'))),
      verified: verified?.kind === 'scalar' && verified.value === true,
      ...optional('verifyToken', textOf(child(metric, 'verifyToken')) ?? undefined),
      ...optional('source', sourceOf(of.source)),
      ...optional('cells', cells),
      path,
      line: metric.line,
    })
  }

  for (const model of entriesOf(index.value, 'model-index', '“model-index”')) readModel(model.node, model.path)
  return read
}

/** The cells of a metric that our own export wrote, by column; undefined where there are none. */
function ownCells(node: Located | undefined): { [column: string]: string | null } | undefined {
  if (node?.kind !== 'map') return undefined
  const cells: [string, string | null][] = []
  for (const [key, { value }] of node.entries) {
    if (isOwnCell(key, value)) cells.push([key, value.kind === 'scalar' ? value.text : null])
  }
  return Object.fromEntries(cells)
}

function isOwnCell(key: string, value: Located): boolean {
  return COLUMNS.has(key) && (value.kind === 'scalar' || value.kind === 'empty')
}

/** A field of a part; a part that is plain text is its own name. */
function named(node: Located | undefined, key: string): string | null {
  if (!node) return null
  return node.kind === 'map' ? textOf(child(node, key)) : key === 'name' ? textOf(node) : null
}

function isNothing(node: Located): boolean {
  return node.kind === 'empty' || (node.kind === 'list' && node.items.length === 0)
}

function present(node: Located | undefined) {
  return node && node.kind !== 'empty' ? toJson(node) : undefined
}

function sourceOf(source: Located | undefined) {
  if (!source || source.kind === 'empty') return undefined
  return { name: named(source, 'name'), url: named(source, 'url') }
}

function optional<Key extends string, Value>(key: Key, value: Value | undefined): { [K in Key]?: Value } {
  return value === undefined ? {} : ({ [key]: value } as { [K in Key]?: Value })
}
