// What becomes of each answer when a document goes over to another version of its template.

import { answerText } from '@/lib/templates/answer-text'
import { checkAnswer } from '@/lib/templates/answers'
import { fieldsOf, isMoney, isTable, isTicked, isYesNo } from '@/lib/templates/rules'
import type { Answer, Answers, DurationUnit, Template, TemplateField } from '@/lib/templates/vocabulary'
import { figureWords, optionWords, yesNoWords } from '@/lib/templates/words/rules'

export interface CarriedAnswer {
  /** The field as it was; absent for a new one. */
  before?: TemplateField
  /** As it is asked from then on; absent where it no longer is. */
  after?: TemplateField
  /** `new`: not asked before. `lost`: the answer, or the part of it that the note names, does not come over. */
  outcome: 'moves' | 'converts' | 'new' | 'lost'
  answer: Answer
  carried: Answer
  note: string | null
}

type Carried = Pick<CarriedAnswer, 'outcome' | 'carried' | 'note'>

const moves = (carried: Answer, note: string | null = null): Carried => ({ outcome: 'moves', carried, note })
const converts = (carried: Answer, note: string): Carried => ({ outcome: 'converts', carried, note })
const lost = (note: string, carried: Answer = null): Carried => ({ outcome: 'lost', carried, note })

/** Every field that is answered, and every one that is new; in the order of the newer version, what is gone at the end. */
export function carryAnswers(before: Template, after: Template, answers: Answers): CarriedAnswer[] {
  const asked = new Map(fieldsOf(before).map((field) => [field.key, field]))
  const kept = new Set(fieldsOf(after).map(({ key }) => key))
  const of = (key: string) => answers[key] ?? null
  const present = fieldsOf(after).flatMap((field): CarriedAnswer[] => {
    const was = asked.get(field.key)
    if (!was) return [{ after: field, outcome: 'new', answer: null, carried: null, note: null }]
    const answer = of(field.key)
    // Metrics are read from their register at any time; a document holds none of its own.
    if (answer === null || (was.kind === 'metrics' && field.kind === 'metrics')) return []
    return [{ before: was, after: field, answer, ...carry(was, field, answer) }]
  })
  const gone = fieldsOf(before)
    .filter(({ key, kind }) => !kept.has(key) && of(key) !== null && kind !== 'metrics')
    .map((field) => ({ before: field, answer: of(field.key), ...lost('This is no longer asked.') }))
  return [...present, ...gone]
}

function carry(was: TemplateField, now: TemplateField, answer: Answer): Carried {
  if (was.kind !== now.kind) return convert(was, now, answer)
  if (was.kind === 'duration' && unitOf(was) !== unitOf(now)) return convert(was, now, answer)
  if (was.kind === 'scale' && was.steps !== now.steps) {
    return lost(`The scale had ${was.steps} steps and has ${now.steps}: the same figure would say something else.`)
  }
  if (was.kind === 'checklist' && isTicked(answer)) return carryTicks(was, now, answer)
  if (was.kind === 'table' && isTable(answer)) return carryRows(was, now, answer)
  const problem = problemOf(now, answer)
  // What was wrong before is as wrong now: a draft is kept as it was typed.
  if (problem && !problemOf(was, answer)) return lost(`It is no answer any more: ${problem}`)
  if (was.kind === 'number' && was.unit !== now.unit) {
    return moves(answer, `The unit was “${was.unit ?? 'none'}” and is “${now.unit ?? 'none'}”: check the figure.`)
  }
  return moves(answer)
}

function problemOf(field: TemplateField, answer: Answer): string | null {
  const checked = checkAnswer(field, answer)
  return 'problem' in checked ? checked.problem : null
}

function carryTicks(was: TemplateField, now: TemplateField, ticked: string[]): Carried {
  const known = new Set((now.items ?? []).map(({ value }) => value))
  const gone = ticked.filter((key) => !known.has(key) && (was.items ?? []).some(({ value }) => value === key))
  if (gone.length === 0) return moves(ticked)
  const left = ticked.filter((key) => !gone.includes(key))
  const words = gone.map((key) => `“${optionWords(was.items, key)}”`).join(', ')
  return lost(`No longer in the list: ${words}. The other ticks move.`, left.length > 0 ? left : null)
}

/** Cells whose column is gone, or that their column no longer takes, are lost; the rest of the table moves. */
function carryRows(was: TemplateField, now: TemplateField, rows: Extract<Answer, Array<{ cells: unknown }>>): Carried {
  if (!isTable(rows)) return moves(rows)
  const lacking = new Set<string>()
  const carried = rows.map((row) => ({
    id: row.id,
    cells: Object.fromEntries(
      Object.entries(row.cells).filter(([key, cell]) => {
        const isKept =
          fits(now, row.id, key, cell) || (cell !== null && !fits(was, row.id, key, cell) && hasColumn(now, key))
        if (!isKept && cell !== null && cell !== '') lacking.add(key)
        return isKept
      }),
    ),
  }))
  if (lacking.size === 0) return moves(carried)
  const words = [...lacking].map((key) => `“${was.columns?.find((column) => column.key === key)?.label ?? key}”`)
  return lost(`What stands in ${words.join(', ')} has no place any more. The other columns move.`, carried)
}

const hasColumn = (field: TemplateField, key: string) => (field.columns ?? []).some((column) => column.key === key)

function fits(field: TemplateField, id: string, key: string, cell: string | number | boolean | null): boolean {
  return hasColumn(field, key) && problemOf(field, [{ id, cells: { [key]: cell } }]) === null
}

/** Only what loses nothing: a figure in another unit, a choice that is ticked, and everything that words can say. */
function convert(was: TemplateField, now: TemplateField, answer: Answer): Carried {
  const isKept = (converted: Answer) => problemOf(now, converted) === null
  if (typeof answer === 'number' && now.kind === 'duration') {
    const unit = was.kind === 'duration' ? unitOf(was) : was.unit
    const converted = unit ? inUnit(answer, unit, unitOf(now)) : null
    if (converted !== null && isKept(converted)) {
      return converts(converted, `${figureWords(was, answer)} is ${figureWords(now, converted)}.`)
    }
  }
  if (was.kind === 'duration' && now.kind === 'number' && typeof answer === 'number') {
    const converted = now.unit ? inUnit(answer, unitOf(was), now.unit) : null
    if (converted !== null && isKept(converted)) return converts(converted, `${figureWords(was, answer)} as a number.`)
  }
  if (was.kind === 'choice' && now.kind === 'checklist' && isKept([answer as string])) {
    return converts([answer as string], 'What was chosen is ticked.')
  }
  if (now.kind === 'list') {
    const words = listOf(was, answer)
    if (words && isKept(words)) return converts(words, words.length === 1 ? 'As one word.' : 'A word each.')
  }
  if (now.kind === 'text') {
    const line = lineOf(was, answer)
    if (line !== null && isKept(line)) return converts(line, 'As one line.')
  }
  if (now.kind === 'markdown') {
    const text = wordsOf(was, answer)
    if (text !== null && isKept(text)) return converts(text, 'As words.')
  }
  return lost('The question is answered in another form now.')
}

/** What is ticked, chosen or said in one line; a text of several lines that are all items of one list. */
function listOf(field: TemplateField, answer: Answer): string[] | null {
  if (field.kind === 'checklist' && isTicked(answer)) return answer.map((key) => optionWords(field.items, key))
  if (field.kind === 'markdown' && typeof answer === 'string') {
    const lines = answer.trim().split(/\r\n?|\n/)
    if (lines.every((line) => /^[-*+] +\S/.test(line))) return lines.map((line) => line.slice(1).trim())
  }
  const line = lineOf(field, answer)
  return line === null ? null : [line]
}

/** Words of one line and no marks; null where line breaks would be lost. */
function lineOf(field: TemplateField, answer: Answer): string | null {
  if (field.kind === 'list') return isTicked(answer) && answer.length === 1 ? answer[0]! : null
  const text = field.kind === 'markdown' && typeof answer === 'string' ? answer.trim() : wordsOf(field, answer)
  return text === null || /[\r\n]/.test(text) ? null : text
}

function wordsOf(field: TemplateField, answer: Answer): string | null {
  if (field.kind === 'text' && typeof answer === 'string') return answer
  if (field.kind === 'list' || field.kind === 'checklist')
    return isTicked(answer) ? answerText(field, answer, String) : null
  if (typeof answer === 'number') return figureWords(field, answer)
  if (field.kind === 'date' && typeof answer === 'string') return answer
  if (field.kind === 'choice' && typeof answer === 'string') return optionWords(field.options, answer)
  if (isMoney(answer)) return `${answer.amount} ${answer.currency}`
  if (isYesNo(answer)) return [yesNoWords(answer.value), answer.reason].filter(Boolean).join('. ')
  return null
}

const unitOf = (field: TemplateField): DurationUnit => field.durationUnit ?? 'months'

/** How many seconds, or how many months: one cannot be told in the other. */
const seconds: Record<string, number> = { seconds: 1, minutes: 60, hours: 3600, days: 86_400, weeks: 604_800 }
const months: Record<string, number> = { months: 1, years: 12 }

/** Null where the figure would have to be rounded. */
function inUnit(figure: number, from: string, to: string): number | null {
  if (from === to) return figure
  const scale = from in seconds && to in seconds ? seconds : from in months && to in months ? months : null
  if (!scale) return null
  const converted = (figure * scale[from]!) / scale[to]!
  return (converted * scale[to]!) / scale[from]! === figure && Number(converted.toFixed(6)) === converted
    ? converted
    : null
}
