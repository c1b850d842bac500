// A CSV file as rows of observations. Columns are found by their names and never guessed from what is in them.
import { CsvError, parse } from 'csv-parse/sync'
import { invalid } from '@/lib/platform/errors'
import type { ObservationProblem, RawObservation } from './vocabulary'

type Column = 'at' | 'value' | 'unit' | 'version' | 'environment' | 'slice' | 'note'

const names: Record<Column, readonly string[]> = {
  at: ['at', 'date', 'observed_at', 'time', 'timestamp'],
  value: ['value'],
  unit: ['unit'],
  version: ['version', 'model_version'],
  environment: ['environment', 'env'],
  slice: ['slice', 'segment', 'group'],
  note: ['note', 'comment'],
}

const MOST_ROWS = 20_000

export interface ReadCsv {
  rows: RawObservation[]
  problems: ObservationProblem[]
}

interface Parsed {
  record: string[]
  /** The last of its lines. */
  last: number
}

/** @throws invalid for a file without the two columns that every value needs, or that is no table at all */
export function readCsv(file: string): ReadCsv {
  // One way to end a line: the parser counts two in a quoted cell of Windows.
  const lines = file.replace(/^\uFEFF/, '').split(/\r\n?|\n/)
  const delimiter = delimiterOf(lines)
  const { records, broken } = parseRecords(lines, delimiter)
  const [header, ...rest] = records.slice(records.findIndex(({ record }) => !isBlank(record)))
  if (!header || isBlank(header.record)) {
    throw broken.length > 0
      ? invalid('The file cannot be read as CSV.', { file: broken[0]!.message })
      : invalid('The file is empty.', { file: 'A header with the columns date and value, then a row each.' })
  }
  const columns = columnsOf(header.record)
  if (rest.length > MOST_ROWS) {
    throw invalid(`The file has ${rest.length.toLocaleString('en')} rows.`, {
      file: `At most ${MOST_ROWS.toLocaleString('en')} at once: divide the file.`,
    })
  }
  const rows: RawObservation[] = []
  const problems: ObservationProblem[] = [...broken]
  let line = header.last
  for (const { record, last } of rest) {
    // A cell may go over several lines: a row is named by its first.
    const first = line + 1
    line = last
    const start = skipEmpty(lines, first, last)
    if (isBlank(record)) continue
    if (!isBlank(record.slice(header.record.length))) {
      const sentence = `${record.length} cells, and the header has ${header.record.length}: a “${delimiter === '\t' ? 'tab' : delimiter}” in a text needs quotes around it.`
      problems.push({ line: start, field: 'row', message: sentence })
      continue
    }
    const row: RawObservation = { line: start, at: undefined, value: undefined }
    for (const [index, column] of columns.entries()) if (column) row[column] = record[index]
    rows.push(row)
  }
  return { rows, problems }
}

const isBlank = (record: readonly string[]) => record.every((cell) => cell.trim() === '')

/** Rows are separated by what the header is separated by. */
function delimiterOf(lines: readonly string[]): string {
  const header = lines.find((line) => line.trim() !== '') ?? ''
  const counts = [',', ';', '\t'].map((one) => [one, header.split(one).length] as const)
  return counts.reduce((best, one) => (one[1] > best[1] ? one : best))[0]
}

/** What stands before the first row that is broken is still worth looking at. */
function parseRecords(
  lines: readonly string[],
  delimiter: string,
): { records: Parsed[]; broken: ObservationProblem[] } {
  const records: Parsed[] = []
  try {
    parse(lines.join('\n'), {
      delimiter,
      relax_column_count: true,
      skip_empty_lines: true,
      on_record: (record: string[], { lines }) => {
        records.push({ record, last: lines })
        return null
      },
    })
    return { records, broken: [] }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const message = /QUOTE/.test(error.code)
      ? 'A quotation mark opens and does not close, or stands inside a cell: from here on the file cannot be read.'
      : 'From here on the file cannot be read as CSV.'
    const line = skipEmpty(lines, (records.at(-1)?.last ?? 0) + 1, lines.length)
    return { records, broken: [{ line, field: 'row', message }] }
  }
}

function skipEmpty(lines: readonly string[], first: number, last: number): number {
  let line = first
  while (line < last && (lines[line - 1] ?? '').trim() === '') line++
  return line
}

function columnsOf(header: readonly string[]): Array<Column | null> {
  const taken = new Map<Column, string>()
  const columns = header.map((cell) => {
    const name = cell
      .trim()
      .toLowerCase()
      .replace(/[\s-]+/g, '_')
    const found = (Object.keys(names) as Column[]).find((column) => names[column].includes(name))
    if (!found) {
      if (name === '') return null
      const known = 'date, value, unit, version, environment, slice, note'
      throw invalid(`The column “${cell.trim()}” is not known.`, {
        file: `Columns are ${known}. Remove or rename this one.`,
      })
    }
    if (taken.has(found)) {
      throw invalid(`“${taken.get(found)}” and “${cell.trim()}” are the same column.`, { file: 'Keep one of them.' })
    }
    taken.set(found, cell.trim())
    return found
  })
  const missing = (['at', 'value'] as const).filter((column) => !taken.has(column))
  if (missing.length > 0) {
    const words = missing.map((column) => (column === 'at' ? 'date' : 'value')).join(' and ')
    throw invalid(`There is no column ${words}.`, { file: 'The first row names the columns: date, value and others.' })
  }
  return columns
}
