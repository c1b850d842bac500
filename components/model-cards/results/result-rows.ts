import { nameParts } from '@/lib/model-cards/metric-names/rules'
import { resultGroups } from '@/lib/model-cards/result-groups/rules'
import { readFigure } from '@/lib/model-cards/verify-results/rules'
import { isTable } from '@/lib/templates/rules'
import type { Answer, TableRow } from '@/lib/templates/vocabulary'

/** A figure of a card, as its table says it. */
export interface Result {
  id: string
  metric: string
  /** How its source names it for readers, where it says more. */
  title: string
  /** As the card writes it. */
  value: string
  /** As a number where it is one. */
  figure: number | null
  unit: string
  /** Empty: everybody. */
  group: string
  size: string
  low: number | null
  high: number | null
  /** The card's own: what is done today. */
  baseline: string
  task: string
  taskTitle: string
  dataset: string
  datasetTitle: string
  split: string
  /** What else its source said, by name. */
  more: Array<[name: string, value: string]>
}

const titles = new Set(['name', 'taskName', 'datasetName'])

export function resultsOf(answer: Answer | undefined): Result[] {
  if (!isTable(answer)) return []
  const groups = resultGroups(answer)
  return answer.map((row) => resultOf(row, groups[row.id]!))
}

function resultOf({ id, cells }: TableRow, group: string): Result {
  const text = (key: string) => String(cells[key] ?? '').trim()
  const figure = (key: string) => numberOf(text(key))
  const all = moreOf(text('more'))
  const own = (key: string) => all.find(([name]) => name === key)?.[1] ?? ''
  return {
    id,
    metric: text('metric') || own('name') || 'Figure without a metric',
    title: own('name') === text('metric') ? '' : own('name'),
    value: text('value'),
    figure: figure('value'),
    unit: text('unit'),
    group,
    size: text('size'),
    low: figure('low'),
    high: figure('high'),
    baseline: text('baseline'),
    task: text('task'),
    taskTitle: own('taskName'),
    dataset: text('dataset'),
    datasetTitle: own('datasetName'),
    split: text('split'),
    more: all.filter(([name]) => !titles.has(name)),
  }
}

/** “71 %” is drawn at 0.71 of a share only where all of a chart are percentages: it stays 71. */
export const numberOf = (text: string): number | null => readFigure(text)?.value ?? null

/** What an importer keeps as JSON; anything else is shown as it is. */
function moreOf(text: string): Result['more'] {
  if (text === '') return []
  try {
    const parsed: unknown = JSON.parse(text)
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) {
      return Object.entries(parsed)
        .filter(([, value]) => value !== null)
        .map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)])
    }
  } catch {
    // No JSON: a person wrote it.
  }
  return [['', text]]
}

/** The same for the same measurement of another version: metric, task and data, not the group. */
export const seriesKey = (result: Result): string =>
  JSON.stringify([looseKey(result), nameParts(result.split).split ?? plain(result.split)])

/** The same wherever on the data it was measured: each version is tested on newer data than the one before. */
export const looseKey = ({ metric, task, dataset, unit }: Result): string =>
  JSON.stringify([nameParts(metric).words, plain(task), plain(dataset), unit])

/** The data and its part; of data that are named by their group, only what the group does not say. */
export function placeOf({ datasetTitle, dataset, split, group }: Result): string {
  const isGroup = group !== '' && datasetTitle.endsWith(group)
  const whole = isGroup ? datasetTitle.slice(0, -group.length).replace(/[\s,:;–—(/-]+$/, '') : datasetTitle
  return [whole || dataset, split].filter(Boolean).join(', ')
}

export const groupKey = ({ group }: Result): string => plain(group)

const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
