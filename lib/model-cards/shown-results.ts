// The results of a card, a figure a row, as far as each can be compared with that of another version.
import type { TableRow } from '@/lib/templates/vocabulary'
import { betterWay } from './better-way'
import type { ShownField } from './shown-fields'

/** A result of an evaluation, as far as it can be compared with that of another version. */
export interface Figure {
  value: string
  /** On which part of the data: `held back, September`. */
  place: string
  /** The same for the same figure on the same data, whichever part of it. */
  pair: string
  /** Without what all results of the card share. */
  note: string
  /** Where the meaning is known: which way is better. */
  better?: 'higher' | 'lower'
}

type Words = Record<string, string>

const columns = ['metric', 'value', 'unit', 'group', 'size', 'low', 'high', 'baseline', 'task', 'dataset', 'split']

/** One row for each figure; figures that share task, data, group and metric are numbered. */
export function shownResults(rows: TableRow[], field: ShownField): ShownField[] {
  const seen = new Map<string, number>()
  const all = rows.map((row) => wordsOf(row))
  const isShared = (key: string) => all.every(({ words, more }) => (more[key] ?? words[key]) === shared(all[0]!, key))
  return all.map(({ words, more, rest }) => {
    const name = more.name || words.metric
    const task = more.taskName ?? words.task
    const dataset = more.datasetName ?? words.dataset
    const place = [more.config, words.split].filter(Boolean).join(', ')
    const identity = JSON.stringify([words.task, words.dataset, dataset, more.config, words.split, words.metric, name])
    const keyed = `${identity}${JSON.stringify(words.group ?? '')}`
    const count = (seen.get(keyed) ?? 0) + 1
    seen.set(keyed, count)
    const where = [words.group, task, dataset, place].filter(Boolean).join(', ')
    const text = [`${words.value ?? ''}${words.unit ? ` ${words.unit}` : ''}`, ...tailOf(words, rest)].join('; ')
    return {
      ...field,
      key: `${field.key}.${keyed}.${count}`,
      label: name || 'Figure without a metric',
      note: (count > 1 ? `${where} (${count})` : where) || (field.note ?? ''),
      text,
      kind: 'text' as const,
      figure: {
        value: text,
        place,
        pair: JSON.stringify([words.task, words.dataset, dataset, words.metric, name, words.group ?? '', count]),
        note: [words.group, isShared('taskName') && isShared('task') ? null : task, dataset].filter(Boolean).join(', '),
        ...betterWay(words.metric ?? name ?? null),
      },
    }
  })
}

const shared = ({ words, more }: { words: Words; more: Words }, key: string) => more[key] ?? words[key]

/** What says where and what a figure is comes before it; all the rest behind it. */
const heads = new Set(['name', 'taskName', 'datasetName', 'config'])

function tailOf(words: Words, rest: Words): string[] {
  const range = words.low && words.high ? [`${words.low} to ${words.high}`] : []
  const ends = range.length > 0 ? [] : (['low', 'high'] as const).filter((key) => words[key])
  return [
    ...range,
    ...ends.map((key) => `${key} end: ${words[key]}`),
    ...(words.baseline ? [`baseline: ${words.baseline}`] : []),
    ...(words.size ? [`of ${words.size}`] : []),
    ...Object.entries(rest).map(([key, item]) => (key === '' ? item : `${key}: ${item}`)),
  ]
}

/** Cells as text; what stands in `more` is read where it is the JSON that an importer writes, and shown as it is where not. */
function wordsOf({ cells }: TableRow): { words: Words; more: Words; rest: Words } {
  const words: Words = {}
  // A key may be any word, also one that plain objects have a meaning for.
  const rest: Words = Object.create(null)
  for (const [key, cell] of Object.entries(cells)) {
    if (cell === null || cell === '' || key === 'more') continue
    if (columns.includes(key)) words[key] = String(cell)
    else rest[key] = String(cell)
  }
  const given = cells.more
  const more: Words = {}
  const parsed = typeof given === 'string' ? readMore(given) : null
  for (const [key, item] of Object.entries(parsed ?? {})) {
    const isHead = heads.has(key) && typeof item === 'string' && item !== ''
    if (isHead) more[key] = item as string
    else if (item !== null && item !== false) rest[key] = typeof item === 'string' ? item : JSON.stringify(item)
  }
  if (parsed === null && given !== null && given !== undefined && given !== '') rest[''] = String(given)
  return { words, more, rest }
}

function readMore(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text)
    return value !== null && typeof value === 'object' && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null
  } catch {
    return null
  }
}
