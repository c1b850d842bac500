// Rows of observations as they came, looked at one by one. Nothing is guessed: what can be read in two ways is a problem. Pure.
import { environments } from '@/lib/platform/vocabulary'
import type { CheckedObservation, ObservationProblem, RawObservation } from './vocabulary'

export interface CheckContext {
  /** Of the metric. */
  unit: string
  /** The time now; nothing is measured in the future. */
  now: string
  /** Ids of model versions by every name they are known under, in lower case. */
  versions: ReadonlyMap<string, string>
}

type Field = ObservationProblem['field']

class RowProblem extends Error {
  constructor(
    readonly field: Field,
    message: string,
  ) {
    super(message)
  }
}

const LARGEST = 1e15
const MOST_SLICE = 120
const MOST_NOTE = 500
/** Clocks differ. */
const AHEAD_MS = 5 * 60_000
const EARLIEST = Date.UTC(1990, 0, 1)

/** @returns the rows that can be recorded, and what is wrong with each of the others */
export function checkRows(
  rows: readonly RawObservation[],
  context: CheckContext,
): { good: CheckedObservation[]; problems: ObservationProblem[] } {
  const good: CheckedObservation[] = []
  const problems: ObservationProblem[] = []
  const seen = new Map<string, CheckedObservation>()
  for (const row of rows) {
    try {
      const checked = checkRow(row, context)
      const key = JSON.stringify([checked.observedAt, checked.modelVersionId, checked.environment, checked.slice])
      const before = seen.get(key)
      if (before) throw new RowProblem('row', sameWords(before, checked))
      seen.set(key, checked)
      good.push(checked)
    } catch (error) {
      if (!(error instanceof RowProblem)) throw error
      problems.push({ line: row.line, field: error.field, message: error.message })
    }
  }
  return { good, problems }
}

const sameWords = (before: CheckedObservation, row: CheckedObservation) =>
  before.value === row.value
    ? `Line ${before.line} says the same.`
    : `Line ${before.line} says ${before.value} for the same time, version, environment and slice; this says ${row.value}.`

function checkRow(row: RawObservation, { unit, now, versions }: CheckContext): CheckedObservation {
  return {
    line: row.line,
    observedAt: readTime(textOf(row.at, 'at'), now),
    value: readValue(row.value, textOf(row.unit, 'unit'), unit),
    modelVersionId: readVersion(textOf(row.version, 'version'), versions),
    environment: readEnvironment(textOf(row.environment, 'environment')),
    slice: readWords(textOf(row.slice, 'slice'), 'slice', MOST_SLICE),
    note: readWords(textOf(row.note, 'note'), 'note', MOST_NOTE),
  }
}

function textOf(value: unknown, field: Field): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value.normalize('NFC').trim()
  if (typeof value === 'number') return String(value)
  throw new RowProblem(field, 'Not a text.')
}

/** A dash alone says that there is nothing; −Inf and −NaN are what programs write. */
const isFormula = (text: string) => /^[=@]|^[+-](?!$|[\d.]|inf|nan)/i.test(text)

function readValue(value: unknown, given: string, unit: string): number {
  if (typeof value === 'number') return bounded(value, unitChecked(value, given, unit))
  const text = textOf(value, 'value')
  if (text === '') throw new RowProblem('value', 'There is no value.')
  if (isFormula(text))
    throw new RowProblem('value', `“${cut(text)}” looks like a spreadsheet formula: write what it comes to.`)
  if (/^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?$/.test(text)) {
    const number = Number(text)
    return bounded(number, unitChecked(number, given, unit), text)
  }
  throw new RowProblem('value', `“${cut(text)}” is no figure${hintFor(text, unit)}`)
}

function bounded(value: number, _unit: true, written?: string): number {
  if (written === undefined && !Number.isFinite(value)) throw new RowProblem('value', `“${value}” is no figure.`)
  if (Math.abs(value) > LARGEST)
    throw new RowProblem('value', `${cut(written ?? String(value))} is beyond what is taken, ±10^15.`)
  return value === 0 ? 0 : value
}

/** Says what to write instead, where that is plain. */
function hintFor(text: string, unit: string): string {
  const percent = /^([-+]?\d+(?:\.\d+)?)\s*%$/.exec(text)
  if (percent && isShare(unit))
    return `: the unit is ${unit}, so write ${Number((Number(percent[1]) / 100).toPrecision(12))}.`
  if (percent)
    return /^(?:%|per ?cent)/i.test(unit.trim())
      ? `: write ${percent[1]} without the sign.`
      : `: the metric has ${unitWords(unit)}.`
  if (/±|\+\/-|\+-/.test(text)) return ': write the value alone, and its uncertainty in the note.'
  const isGrouped = /^[-+]?\d{1,3}(?:[,\s’']\d{3})+(?:\.\d+)?$/.test(text)
  if (isGrouped || /^[-+]?(?:\d+|\d{1,3}(?:[.\s’']\d{3})+),\d+$/.test(text))
    return ': write it with a decimal point and without thousands, such as 1234.5.'
  return '.'
}

const isShare = (unit: string) => /^(?:share|ratio)$/i.test(unit.trim())

const unitWords = (unit: string) => (unit.trim() === '' ? 'no unit' : `“${unit.trim()}”`)

function unitChecked(value: number, given: string, unit: string): true {
  if (given === '' || given.toLowerCase() === unit.trim().normalize('NFC').toLowerCase()) return true
  const instead = given === '%' && isShare(unit) ? `: write ${Number((value / 100).toPrecision(12))}.` : '.'
  throw new RowProblem('unit', `The value is in “${cut(given)}”, and the metric has ${unitWords(unit)}${instead}`)
}

const dateShape = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?\s?(Z|[+-]\d\d:?\d\d)?)?$/

function readTime(text: string, now: string): string {
  if (text === '') throw new RowProblem('at', 'There is no date.')
  const match = dateShape.exec(text)
  if (!match) {
    const isSlashed = /^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$/.test(text)
    throw new RowProblem(
      'at',
      isSlashed
        ? `“${text}” can be read in two ways: write the year first, such as 2026-04-03.`
        : `“${cut(text)}” is no date: write 2026-04-30 or 2026-04-30T18:00:00Z.`,
    )
  }
  const [, year, month, day, hour = '00', minute = '00', second = '00', fraction = '', zone] = match
  // Midnight is how programs write a bare date.
  const isMidnight = Number(`${hour}${minute}${second}`) === 0
  if (!isMidnight && zone === undefined)
    throw new RowProblem('at', `“${text}” does not say in which time zone: add Z for UTC, or an offset such as +02:00.`)
  const offset = !zone || zone === 'Z' ? 'Z' : zone.includes(':') ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`
  const ms = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}${offset}`)
  // A day that a month does not have is moved on by the parser, or refused.
  const isDay = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).getUTCDate() === Number(day)
  if (Number.isNaN(ms) || !isDay) throw new RowProblem('at', `There is no such date: “${text}”.`)
  if (ms > Date.parse(now) + AHEAD_MS) throw new RowProblem('at', `${text} is in the future.`)
  if (ms < EARLIEST) throw new RowProblem('at', `${text} is before 1990.`)
  return `${new Date(ms).toISOString().slice(0, 19)}.${fraction.slice(0, 6).padEnd(6, '0')}Z`
}

function readVersion(text: string, versions: ReadonlyMap<string, string>): string | null {
  if (text === '') return null
  const id = versions.get(text.toLowerCase().replace(/\s+/g, ' '))
  if (id) return id
  const known = [...versions.keys()].filter((name) => /^[a-z]+-\d+ v\d+$/.test(name)).slice(0, 5)
  const words =
    known.length > 0
      ? `There are ${known.map((name) => name.replace(/^[a-z]+/, (ref) => ref.toUpperCase())).join(', ')}.`
      : 'The use case has no model version yet.'
  throw new RowProblem('version', `“${cut(text)}” is no model version of the use case. ${words}`)
}

function readEnvironment(text: string): string {
  const name = text.toLowerCase()
  if (name === '' || environments.some((known) => known === name)) return name
  throw new RowProblem('environment', `“${cut(text)}” is no environment: ${environments.join(', ')}, or none.`)
}

function readWords(text: string, field: 'slice' | 'note', most: number): string {
  // A form writes its ends of line as Windows does.
  const words = text.replace(/\r\n?/g, '\n')
  if (words.length > most) throw new RowProblem(field, `Over ${most} characters.`)
  if (field === 'slice' && words.includes('\n')) throw new RowProblem(field, 'A slice has a name of one line.')
  if (/[\p{Cc}\p{Surrogate}]/u.test(words.replace(/[\n\t]/g, '')))
    throw new RowProblem(field, 'Holds a character that cannot be shown.')
  return words
}

const cut = (text: string) => (text.length > 40 ? `${text.slice(0, 40)}…` : text)
