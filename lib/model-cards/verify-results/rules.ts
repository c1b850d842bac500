// Which figures of a card are those of the run that made the version: verified, another, or only said by the card.
import type { RunMetric } from '@/lib/experiments/vocabulary'
import type { TableRow } from '@/lib/templates/vocabulary'
import { type NameParts, nameParts, sameParts } from '../metric-names/rules'
import { resultGroups } from '../result-groups/rules'

export type ResultMark = 'verified' | 'differs' | 'self_reported'

export interface ResultCheck {
  mark: ResultMark
  /** What the run tracked, where it tracked something of that name. */
  metric: RunMetric | null
  /** Why, as a sentence. */
  reason: string
}

/** By row id. Rows of the field `results`; the metrics of the version's run, or null where it names none. */
export function verifyResults(
  rows: readonly TableRow[],
  metrics: readonly RunMetric[] | null,
): Record<string, ResultCheck> {
  const groups = resultGroups(rows)
  const tracked = (metrics ?? []).map((metric) => ({ metric, parts: nameParts(metric.key) }))
  return Object.fromEntries(rows.map((row) => [row.id, checkRow(row, groups[row.id]!, tracked, metrics !== null)]))
}

type Tracked = { metric: RunMetric; parts: NameParts }

function checkRow(row: TableRow, group: string, tracked: Tracked[], hasRun: boolean): ResultCheck {
  const said = text(row, 'value')
  if (!hasRun) return alone('The version names no run, so nothing can be compared: it is what the card says.')
  const found = candidates(row, group, tracked)
  if (found.length === 0) return alone('The run tracked nothing of this name for this data: it is what the card says.')
  const figure = readFigure(said, text(row, 'unit'))
  const equal = found.find((metric) => isSame(said, figure, metric.value))
  if (equal) {
    return {
      mark: 'verified',
      metric: equal,
      reason: `The run tracked ${shown(equal.value)} as “${equal.key}”${onData(equal)}; the card says ${said}.`,
    }
  }
  if (!figure && !isWord(said)) return alone(`“${said}” is no figure that could be compared.`)
  const metric = found[0]!
  return {
    mark: 'differs',
    metric,
    reason: `The card says ${said}, and the run tracked ${shown(metric.value)} as “${metric.key}”${onData(metric)}.`,
  }
}

const alone = (reason: string): ResultCheck => ({ mark: 'self_reported', metric: null, reason })
const shown = (value: number | string) => (typeof value === 'number' ? String(Number(value.toPrecision(8))) : value)
const onData = ({ dataset }: RunMetric) => (dataset ? ` on ${dataset}` : '')

function text(row: TableRow, key: string): string {
  const cell = row.cells[key]
  return cell === null || cell === undefined ? '' : String(cell).trim()
}

/** Those of this metric, this group, and no other part of the data; those that name the part before those that do not. */
function candidates(row: TableRow, groupName: string, tracked: Tracked[]): RunMetric[] {
  const group = nameParts(groupName)
  const dataset = text(row, 'dataset')
  const split = nameParts(text(row, 'split')).split
  return [text(row, 'metric'), titleIn(text(row, 'more'))].flatMap((name) => {
    const metric = nameParts(name)
    const wanted = [...metric.words, ...group.words, ...(group.split ? [group.split] : [])]
    if (metric.words.length === 0) return []
    return tracked
      .filter(({ metric: one, parts }) => sameParts(parts.words, wanted) && isSameData(one.dataset, dataset))
      .map(({ metric: one, parts }) => ({ one, fit: fitOf(parts.split, split ?? metric.split) }))
      .filter(({ fit }) => fit > 0)
      .sort((a, b) => b.fit - a.fit)
      .map(({ one }) => one)
  })
}

/** The metric as the file names it for readers, which an importer keeps beside the figure. */
function titleIn(more: string): string {
  const name = /"name":("(?:[^"\\]|\\.)*")/.exec(more)?.[1]
  return name ? (JSON.parse(name) as string) : ''
}

/** A figure of the training data never proves one of which the card does not say that it is. */
function fitOf(tracked: string | null, said: string | null): 0 | 1 | 2 {
  if (tracked === null) return 1
  if (said !== null) return tracked === said ? 2 : 0
  return tracked === 'train' ? 0 : 1
}

function isSameData(tracked: string | null, said: string): boolean {
  if (!tracked || !said) return true
  const [one, other] = [tracked, said].map((name) => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ''))
  return one!.includes(other!) || other!.includes(one!)
}

interface Figure {
  value: number
  /** Digits after the point that the card shows. */
  digits: number
  isPercent: boolean
  hasUnit: boolean
}

const FIGURE = /^[~≈]?\s*([+-]?(?:\d[\d,\s']*(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?)\s*(%)?\s*(?:$|[(±;]|\+\/-)/i

/** "0.71", "71.2 %", "0.71 ± 0.02", "1.2e-3", "1,204.5", "0,71"; null for what is none. */
export function readFigure(said: string, unit = ''): Figure | null {
  const dotted = said.replace('−', '-').replace(/^([~≈]?\s*[+-]?\d{1,3}),(\d{1,2}|\d{4,})(?![\d.,])/, '$1.$2')
  const match = FIGURE.exec(dotted)
  if (!match) return null
  const [mantissa, power = '0'] = match[1]!
    .replace(/[,\s']/g, '')
    .toLowerCase()
    .split('e')
  const value = Number(`${mantissa}e${power}`)
  if (!Number.isFinite(value)) return null
  const decimals = mantissa!.split('.')[1]?.length ?? 0
  const isPercent = match[2] === '%' || /^(%|percent|per cent|pct)$/i.test(unit)
  return { value, digits: decimals - Number(power), isPercent, hasUnit: unit !== '' && !isPercent }
}

const isWord = (said: string) => /^[+-]?(nan|inf|infinity)$/i.test(said)

function isSame(said: string, figure: Figure | null, tracked: number | string): boolean {
  if (typeof tracked === 'string')
    return said.toLowerCase().replace('infinity', 'inf') === tracked.toLowerCase().replace('infinity', 'inf')
  if (!figure) return false
  const { value, digits, isPercent, hasUnit } = figure
  if (isRounded(value, digits, tracked)) return true
  if (hasUnit) return false
  // A share may be written as a percentage, on either side.
  const isShare = Math.abs(tracked) <= 1
  if (isShare && (isPercent || Math.abs(value) > 1)) return isRounded(value / 100, digits + 2, tracked)
  return !isShare && !isPercent && Math.abs(value) <= 1 && isRounded(value * 100, digits - 2, tracked)
}

/** Equal within the digits that are shown; a whole number for a fraction is no more than a guess and has to be nearer. */
function isRounded(value: number, digits: number, tracked: number): boolean {
  const apart = Math.abs(tracked - value)
  const half = 0.5 * 10 ** -digits
  if (apart > half * (1 + 1e-9)) return false
  return digits > 0 || apart <= Math.abs(tracked) * 0.01 + Number.EPSILON
}
