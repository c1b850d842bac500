import type { TableRow } from '@/lib/templates/vocabulary'
import { cardColumns } from '../reading/card-fields'
import type { Json } from '../reading/located'
import { toJson } from '../reading/located'
import { readJson } from '../reading/read-json'
import { readYaml } from '../reading/read-yaml'
import { draftReport } from '../reading/report'
import { resultCells } from './result-rows'
import { OWN_KEY, readResults } from './results'
import { Digits, InLine, type Writable, writeYaml } from './write-yaml'

type Cells = Record<string, string>
const UNNAMED = 'unnamed'

/**
 * The rows as `model-index`. What that form has no key for, and what would read back otherwise, is written under a key of
 * our own in the metric; null where the rows cannot be written so.
 */
export function writeResults(rows: TableRow[], title: string | null): string[] | null {
  const wanted = rows.map(cellsOf)
  const first = writeIndex(
    wanted,
    title,
    wanted.map((cells) => (cells.value ? null : {})),
  )
  const read = readBack(first, title)
  if (read?.length !== wanted.length) return null
  const own = wanted.map((cells, i) => differences(cells, read[i]!, cells.value === undefined))
  const second = writeIndex(wanted, title, own)
  const again = readBack(second, title)
  const isExact = again?.length === wanted.length && wanted.every((cells, i) => isSame(cells, again[i]!))
  return isExact ? second : null
}

export function cellsOf(row: TableRow): Cells {
  const cells = Object.entries(row.cells).filter(([, cell]) => cell !== null && cell !== '')
  return Object.fromEntries(cells.map(([key, cell]) => [key, String(cell)]))
}

type OwnCells = { [key: string]: string | null } | null

interface Group {
  /** The same for all that belong to it. */
  key: string
  items: Writable[]
}

/** Rows in their order; those that share model, task, dataset and source follow one another under one head. */
function writeIndex(rows: Cells[], title: string | null, own: readonly OwnCells[]): string[] {
  const models: Array<{ name: string; results: Array<Group & { head: Head }> }> = []
  rows.forEach((cells, i) => {
    const more = moreIn(cells.more)
    const name = textIn(more.model) ?? title ?? UNNAMED
    if (models.at(-1)?.name !== name) models.push({ name, results: [] })
    const { results } = models.at(-1)!
    const head = headOf(cells, more)
    const key = JSON.stringify(head)
    if (results.at(-1)?.key !== key) results.push({ key, head, items: [] })
    results.at(-1)!.items.push(metricOf(cells, more, own[i] ?? null))
  })
  const index = models.map(({ name, results }) => ({
    name,
    results: results.map(({ head: { source, ...head }, items }) => ({ ...head, metrics: items, source })),
  }))
  return writeYaml({ 'model-index': index })
}

type Head = { [key: string]: Writable | undefined }

function headOf(cells: Cells, more: More): Head {
  const task = { type: cells.task, name: textIn(more.taskName) }
  const dataset = {
    // Whoever reads this form wants both, and a dataset has one name at least.
    name: textIn(more.datasetName) ?? cells.dataset,
    type: cells.dataset,
    config: textIn(more.config),
    split: cells.split,
    revision: textIn(more.revision),
    args: more.args === undefined ? undefined : new InLine(more.args),
  }
  const source = isObject(more.source) ? { name: textIn(more.source.name), url: textIn(more.source.url) } : undefined
  return {
    ...(hasAny(task) ? { task } : {}),
    ...(hasAny(dataset) ? { dataset } : {}),
    ...(source && hasAny(source) ? { source } : {}),
  }
}

function metricOf(cells: Cells, more: More, own: OwnCells): Writable {
  return {
    name: textIn(more.name),
    type: cells.metric,
    value: cells.value === undefined ? null : new Digits(cells.value),
    config: textIn(more.metricConfig),
    args: more.metricArgs === undefined ? undefined : new InLine(more.metricArgs),
    verified: more.verified === true ? true : undefined,
    verifyToken: textIn(more.verifyToken),
    [OWN_KEY]: own ? new InLine(own) : undefined,
  }
}

function hasAny(group: { [key: string]: unknown }): boolean {
  return Object.values(group).some((value) => value !== undefined)
}

type More = { [key: string]: Json }

function moreIn(text: string | undefined): More {
  if (text === undefined) return {}
  const read = readJson(text, draftReport())
  const value = read ? toJson(read) : null
  return isObject(value) ? value : {}
}

function isObject(value: Json | undefined): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function textIn(value: Json | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

function readBack(lines: string[], title: string | null): Cells[] | null {
  const report = draftReport()
  const root = readYaml(lines.join('\n'), { what: 'the model index', example: '' }, report)
  const entry = root?.kind === 'map' ? root.entries.get('model-index') : undefined
  if (!entry) return null
  const { results, complete } = readResults(entry, report)
  if (!complete) return null
  return results.map((result) => {
    const cells = Object.entries(resultCells(result, title)).map(([key, cell]) => [
      key,
      (cell ?? '').normalize('NFC').trim(),
    ])
    return Object.fromEntries(cells.filter(([, cell]) => cell !== '')) as Cells
  })
}

function differences(wanted: Cells, read: Cells, always: boolean): OwnCells {
  const own: { [key: string]: string | null } = {}
  for (const column of cardColumns.results) {
    if (wanted[column] !== read[column]) own[column] = wanted[column] ?? null
  }
  return always || Object.keys(own).length > 0 ? own : null
}

function isSame(a: Cells, b: Cells): boolean {
  return cardColumns.results.every((column) => a[column] === b[column])
}
