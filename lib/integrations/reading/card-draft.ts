import type { Answers, TableRow } from '@/lib/templates/vocabulary'
import type { CardCells, CardFieldOf } from './card-fields'
import { count, quote, type ReportDraft } from './report'
import { streamSafe } from './stream-safe'

// The bounds of the template engine; what is beyond them stays in the kept file alone, and is said.
const MOST_CHARACTERS = 200_000
const MOST_IN_LINE = 1000
const MOST_WORDS = 500
const MOST_IN_WORD = 500
const MOST_ROWS = 2000
const MOST_IN_CELL = 4000
const LEVELS = new Map([
  ...['low', 'middle', 'high', 'unknown'].map((level) => [level, level] as const),
  ['medium', 'middle'],
  ['moderate', 'middle'],
])
const MOST_GRAMS = Number.MAX_SAFE_INTEGER

/** Answers to the template of model cards as they are gathered from a file, each in the form the template takes. */
export interface CardDraft {
  /** Adds to what the field says already, after an empty line. */
  markdown(field: CardFieldOf<'markdown'>, text: string | null | undefined, line: number): void
  text(field: CardFieldOf<'text'>, text: string | null | undefined, line: number): void
  list(field: CardFieldOf<'list'>, words: ReadonlyArray<string | null>, line: number): void
  number(field: CardFieldOf<'number'>, value: number): boolean
  /** False where the text is no date. */
  date(field: CardFieldOf<'date'>, text: string): boolean
  row<F extends CardFieldOf<'table'>>(field: F, cells: CardCells<F>, line: number): void
  has(field: string): boolean
  answers(): Answers
}

export function draftCard(report: ReportDraft): CardDraft {
  const answers: Answers = {}
  const full = new Set<string>()
  const rows = new Map<string, { kept: TableRow[]; dropped: number; line: number }>()

  /** At most so many characters, with a remark; the first field that is full says so once. */
  const bounded = (field: string, text: string, most: number, line: number): string => {
    if (text.length <= most) return text
    report.problem({
      line,
      message: `${quote(text)} has ${text.length.toLocaleString('en')} characters; ${nameOf(field)} takes ${most.toLocaleString('en')}. The rest stands in the kept file only.`,
    })
    return cutAt(text, most)
  }

  /** A likelihood or severity in other words than the template's stays with the risk. */
  const levelWords = (cells: TableRow['cells'], line: number): void => {
    for (const key of ['likelihood', 'severity'] as const) {
      const said = cells[key]
      if (typeof said !== 'string') continue
      const level = LEVELS.get(said.toLowerCase())
      if (level) {
        cells[key] = level
        continue
      }
      delete cells[key]
      cells.risk = cutAt([cells.risk, `(${key}: ${said})`].filter(Boolean).join(' '), MOST_IN_CELL)
      report.problem({
        line,
        message: `${quote(said)} is no ${key} that the card knows: low, middle, high or unknown. It was put beside the risk.`,
      })
    }
  }

  return {
    markdown(field, text, line) {
      const more = tidy(text ?? '')
      if (more === '' || full.has(field)) return
      const before = (answers[field] as string | undefined) ?? ''
      const whole = before === '' ? more : `${before}\n\n${more}`
      if (whole.length <= MOST_CHARACTERS) {
        answers[field] = whole
        return
      }
      full.add(field)
      const kept = cutAtParagraph(whole)
      const linesKept = Math.max(0, kept.slice(before.length).trim().split('\n').length)
      answers[field] = kept
      report.problem({
        line: line + linesKept,
        message: `${nameOf(field)} takes ${MOST_CHARACTERS.toLocaleString('en')} characters; ${count(whole.length - kept.length, 'character')} from about this line on, and any later text for it, stand in the kept file only.`,
      })
    },
    text(field, text, line) {
      const one = tidy((text ?? '').replace(/\s+/g, ' '))
      if (one !== '') answers[field] = bounded(field, one, MOST_IN_LINE, line)
    },
    list(field, words, line) {
      const tidied = words.map((word) => tidy(word ?? '')).filter((word) => word !== '')
      if (tidied.length === 0) return
      if (tidied.length > MOST_WORDS) {
        report.problem({
          line,
          message: `${nameOf(field)} takes ${MOST_WORDS} words, and here are ${tidied.length.toLocaleString('en')}. The rest, from ${quote(tidied[MOST_WORDS]!)} on, stands in the kept file only.`,
        })
      }
      answers[field] = tidied.slice(0, MOST_WORDS).map((word) => bounded(field, word, MOST_IN_WORD, line))
    },
    number(field, value) {
      if (!Number.isFinite(value) || value < 0 || value > MOST_GRAMS) return false
      answers[field] = value
      return true
    },
    date(field, text) {
      const day = new Date(`${text}T00:00:00Z`)
      if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(day.getTime())) return false
      if (day.toISOString().slice(0, 10) !== text) return false
      answers[field] = text
      return true
    },
    row(field, cells, line) {
      const table = rows.get(field) ?? { kept: [], dropped: 0, line: 0 }
      rows.set(field, table)
      if (table.kept.length === MOST_ROWS) {
        if (table.dropped++ === 0) table.line = line
        return
      }
      const written: TableRow['cells'] = {}
      for (const [key, cell] of Object.entries(cells) as Array<[string, string | null | undefined]>) {
        const text = tidy(cell ?? '')
        if (text !== '') written[key] = bounded(field, text, MOST_IN_CELL, line)
      }
      if (field === 'risk_table') levelWords(written, line)
      if (Object.keys(written).length > 0) table.kept.push({ id: `r${table.kept.length + 1}`, cells: written })
    },
    has: (field) => Object.hasOwn(answers, field) || (rows.get(field)?.kept.length ?? 0) > 0,
    answers() {
      for (const [field, { kept, dropped, line }] of rows) {
        if (kept.length > 0) answers[field] = kept
        if (dropped === 0) continue
        report.problem({
          line,
          message: `${nameOf(field)} takes ${MOST_ROWS.toLocaleString('en')} rows. ${count(dropped, 'more row')}, the first on this line, ${dropped === 1 ? 'stands' : 'stand'} in the kept file only.`,
        })
      }
      return answers
    },
  }
}

/** As the template engine publishes it, so that a second reading of the same says the same. */
function tidy(text: string): string {
  return streamSafe(text.trim().replace(/\r\n?/g, '\n')).normalize('NFC')
}

/** “Training data”, for a sentence. */
function nameOf(field: string): string {
  const words = field.replaceAll('_', ' ')
  return `“${words[0]!.toUpperCase()}${words.slice(1)}”`
}

function cutAtParagraph(text: string): string {
  const head = cutAt(text, MOST_CHARACTERS)
  const paragraph = head.lastIndexOf('\n\n')
  return (paragraph > MOST_CHARACTERS / 2 ? head.slice(0, paragraph) : head).trim()
}

/** Never half of a character. */
function cutAt(text: string, most: number): string {
  const half = /[\ud800-\udbff]/.test(text[most - 1] ?? '')
  return text.slice(0, half ? most - 1 : most).trim()
}
