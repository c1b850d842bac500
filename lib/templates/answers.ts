// Checks answers against their fields: every kind of field has one form of answer, and null for none. A draft is kept as
// it was typed; what is published is in normal form.
import {
  type Answer,
  type Answers,
  type FieldKind,
  MOST_WORDS,
  type RecordLink,
  type TableRow,
  type Template,
  type TemplateColumn,
  type TemplateField,
  type TemplateOption,
} from './vocabulary'

export const MOST_CHARACTERS = 200_000
export const MOST_ROWS = 2000
const MOST_IN_LINE = 1000
const MOST_IN_WORD = 500
const MOST_IN_CELL = 4000

type Cell = TableRow['cells'][string]
type Check = (field: TemplateField, raw: unknown) => Answer

/** Thrown inside, returned outside. */
class Problem extends Error {}

function refuse(sentence: string): never {
  throw new Problem(sentence)
}

/** The answer in the form that the kind of its field has, exactly as typed; or what is wrong with it, for the person. */
export function checkAnswer(field: TemplateField, raw: unknown): { answer: Answer } | { problem: string } {
  try {
    if (field.kind === 'metrics') refuse('Filled from the metrics register; edit the metrics there.')
    return { answer: raw === null ? null : checks[field.kind](field, raw) }
  } catch (error) {
    if (error instanceof Problem) return { problem: error.message }
    throw error
  }
}

const checks: Record<Exclude<FieldKind, 'metrics'>, Check> = {
  markdown: (_field, raw) => textOf(raw, MOST_CHARACTERS),
  text: (_field, raw) => textOf(raw, MOST_IN_LINE),
  list(_field, raw) {
    if (!Array.isArray(raw)) refuse('A list of words.')
    if (raw.length > MOST_WORDS) refuse(`At most ${MOST_WORDS} words; this has ${raw.length.toLocaleString('en')}.`)
    return raw.map((word, at) => inPlace(`Word ${at + 1}`, () => textOf(word, MOST_IN_WORD)))
  },
  number: (field, raw) => numberOf(raw, field),
  money(_field, raw) {
    const { amount, currency } = partsOf(raw, ['amount', 'currency'], 'An amount with its currency.')
    if (!isFigure(amount)) refuse('An amount, for example 144000.')
    if (amount < 0) refuse('Not less than zero.')
    if (amount > 1e12) refuse('That is more than a trillion; check the amount.')
    if (Math.abs(amount * 100 - Math.round(amount * 100)) >= 1e-4) refuse('At most two decimals.')
    if (typeof currency !== 'string' || !/^[A-Z]{3}$/.test(currency)) refuse('A currency such as EUR.')
    return { amount, currency }
  },
  duration(field, raw) {
    const unit = field.durationUnit ?? 'months'
    if (!isFigure(raw)) refuse(`A number of ${unit}.`)
    return numberOf(raw, { min: 0, ...field, max: field.max ?? (unit === 'months' ? 600 : 1e6), unit })
  },
  date: (_field, raw) => dateOf(raw),
  choice: (field, raw) => optionOf(raw, field.options ?? []),
  scale(field, raw) {
    const steps = field.steps ?? 5
    if (!Number.isInteger(raw) || (raw as number) < 1 || (raw as number) > steps) {
      refuse(`A whole number from 1 to ${steps}.`)
    }
    return raw as number
  },
  yes_no(_field, raw) {
    const { value, reason } = partsOf(raw, ['value', 'reason'], 'Yes or no, with its reason.')
    if (typeof value !== 'boolean') refuse('Yes or no.')
    return { value, reason: textOf(reason, MOST_CHARACTERS) }
  },
  table: (field, raw) => rowsOf(raw, field.columns ?? []),
  person: (_field, raw) => idOf(raw, 'Choose a person of this workspace.'),
  record(field, raw) {
    const { kind, id, ref } = partsOf(raw, ['kind', 'id', 'ref'], 'A link to a record.')
    if (kind !== field.record) refuse(`A link to a ${(field.record ?? 'record').replaceAll('_', ' ')}.`)
    return { kind: kind as RecordLink['kind'], id: idOf(id, 'A record of this workspace.'), ref: nameOf(ref, 80) }
  },
  checklist(field, raw) {
    if (!Array.isArray(raw)) refuse('A list of the items that are ticked.')
    if (new Set(raw).size !== raw.length) refuse('An item is ticked twice.')
    return raw.map((key) => optionOf(key, field.items ?? [], 'There is no such item in this list.'))
  },
  file(_field, raw) {
    const parts = partsOf(raw, ['id', 'name', 'digest', 'size', 'mediaType'], 'A file that was uploaded here.')
    const { digest, size } = parts
    if (typeof digest !== 'string' || !/^sha256:[0-9a-f]{64}$/.test(digest)) refuse('The digest of the file, sha256:….')
    if (!Number.isSafeInteger(size) || (size as number) < 0) refuse('The size of the file in bytes.')
    return {
      id: idOf(parts.id, 'A file that was uploaded here.'),
      name: nameOf(parts.name, 255),
      digest,
      size: size as number,
      mediaType: nameOf(parts.mediaType, 255),
    }
  },
}

/** A problem says where in the answer it is. */
function inPlace<T>(place: string, check: () => T): T {
  try {
    return check()
  } catch (error) {
    if (error instanceof Problem) refuse(`${place}: ${error.message}`)
    throw error
  }
}

function isFigure(raw: unknown): raw is number {
  return Number.isFinite(raw)
}

function textOf(raw: unknown, most: number): string {
  if (typeof raw !== 'string') refuse('A text.')
  if (raw.length > most)
    refuse(`At most ${most.toLocaleString('en')} characters; this has ${raw.length.toLocaleString('en')}.`)
  return raw
}

function nameOf(raw: unknown, most: number): string {
  const text = textOf(raw, most)
  return text.trim() === '' ? refuse('A text.') : text
}

function numberOf(raw: unknown, { min, max, unit }: { min?: number; max?: number; unit?: string }): number {
  if (!isFigure(raw)) refuse('A number, for example 12.5.')
  // Digests are made of what every reader understands alike; beyond this a whole number is not kept exactly.
  if (Number.isInteger(raw) && !Number.isSafeInteger(raw)) refuse('A number of at most 15 digits.')
  const words = (bound: number) => [bound.toLocaleString('en'), unit].filter(Boolean).join(' ')
  if (min !== undefined && raw < min) refuse(min === 0 ? 'Not less than zero.' : `At least ${words(min)}.`)
  if (max !== undefined && raw > max) refuse(`At most ${words(max)}.`)
  return raw
}

function dateOf(raw: unknown): string {
  if (typeof raw !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(raw)) refuse('A date, as 2026-11-21.')
  const day = new Date(`${raw}T00:00:00Z`)
  if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== raw) refuse('There is no such day.')
  return raw
}

function optionOf(raw: unknown, options: TemplateOption[], sentence?: string): string {
  const option = options.find(({ value }) => value === raw)
  return option?.value ?? refuse(sentence ?? `One of: ${options.map(({ label }) => label).join(', ')}.`)
}

function idOf(raw: unknown, sentence: string): string {
  if (typeof raw !== 'string' || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(raw)) refuse(sentence)
  return raw
}

/** An object with exactly these parts. */
function partsOf<K extends string>(raw: unknown, names: readonly K[], sentence: string): Record<K, unknown> {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) refuse(sentence)
  for (const name of Object.keys(raw))
    if (!names.includes(name as K)) refuse(`There is no “${name}” in it. ${sentence}`)
  for (const name of names) if (!Object.hasOwn(raw, name)) refuse(`“${name}” is missing. ${sentence}`)
  return raw as Record<K, unknown>
}

function rowsOf(raw: unknown, columns: TemplateColumn[]): TableRow[] {
  if (!Array.isArray(raw)) refuse('A list of rows.')
  if (raw.length > MOST_ROWS) refuse(`At most ${MOST_ROWS.toLocaleString('en')} rows.`)
  const seen = new Set<string>()
  return raw.map((one, at) => {
    const row = partsOf(one, ['id', 'cells'], 'A row has an id and cells.')
    const id = row.id
    if (typeof id !== 'string' || !/^[\w-]{1,60}$/.test(id))
      refuse(`Row ${at + 1} needs an id of letters, digits and -.`)
    if (seen.has(id)) refuse(`Two rows have the id “${id}”.`)
    seen.add(id)
    if (typeof row.cells !== 'object' || row.cells === null || Array.isArray(row.cells))
      refuse(`Row ${at + 1} has no cells.`)
    const cells = Object.entries(row.cells).map(([key, cell]): [string, Cell] => {
      const column = columns.find((known) => known.key === key)
      if (!column) refuse(`There is no column “${key}”.`)
      return [key, cell === null ? null : inPlace(`Row ${at + 1}, ${column.label}`, () => cellOf(cell, column))]
    })
    return { id, cells: Object.fromEntries(cells) }
  })
}

function cellOf(raw: unknown, column: TemplateColumn): Cell {
  switch (column.kind) {
    case 'text':
      return textOf(raw, MOST_IN_CELL)
    case 'number':
      return numberOf(raw, {})
    case 'date':
      return dateOf(raw)
    case 'choice':
      return optionOf(raw, column.options ?? [])
    case 'yes_no':
      return typeof raw === 'boolean' ? raw : refuse('Yes or no.')
  }
}

/** Answers by field, each checked; problems under `answers.<field>`. A field that is not named is not answered. */
export function checkAnswers(
  template: Template,
  raw: Record<string, unknown>,
): { answers: Answers; problems: Record<string, string> } {
  const fields = new Map(template.sections.flatMap((section) => section.fields.map((field) => [field.key, field])))
  const answers: Answers = {}
  const problems: Record<string, string> = {}
  for (const [key, value] of Object.entries(raw)) {
    const field = fields.get(key)
    const checked = field ? checkAnswer(field, value) : { problem: 'There is no such field.' }
    if ('problem' in checked) problems[`answers.${key}`] = checked.problem
    else answers[key] = checked.answer
  }
  return { answers, problems }
}
