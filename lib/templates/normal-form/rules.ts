// The one form in which an answer is published: the same said is the same text, and so the same digest.
import { isEmptyRow, isTable, isTicked, isYesNo } from '../rules'
import type { Answer, TableRow, TemplateColumn, TemplateField } from '../vocabulary'

type Cell = TableRow['cells'][string]

/** An answer as it is published and hashed: texts trimmed, NFC, line feeds only, a line on one line; what says nothing is null. */
export function normalizeAnswer(field: TemplateField, answer: Answer): Answer {
  if (field.kind === 'markdown' && typeof answer === 'string') return tidy(answer) || null
  if (field.kind === 'text' && typeof answer === 'string') return tidy(answer.replace(/\s+/g, ' ')) || null
  if (field.kind === 'list' && isTicked(answer)) {
    const words = answer.map(tidy).filter(Boolean)
    return words.length > 0 ? words : null
  }
  if (field.kind === 'yes_no' && isYesNo(answer)) return { value: answer.value, reason: tidy(answer.reason) }
  if (field.kind === 'checklist' && Array.isArray(answer)) {
    const ticked = (field.items ?? []).map(({ value }) => value).filter((key) => (answer as string[]).includes(key))
    return ticked.length > 0 ? ticked : null
  }
  if (field.kind !== 'table' || !isTable(answer)) return answer
  const rows = answer.filter((row) => !isEmptyRow(row)).map((row) => tidyRow(row, field.columns ?? []))
  return rows.length > 0 ? rows : null
}

function tidyRow(row: TableRow, columns: TemplateColumn[]): TableRow {
  const cells = columns.map(({ key }): [string, Cell] => {
    const cell = row.cells[key] ?? null
    return [key, typeof cell === 'string' ? tidy(cell) || null : cell]
  })
  return { id: row.id, cells: Object.fromEntries(cells) }
}

function tidy(text: string): string {
  return normalizeText(text.trim())
}

/** Text as it is stored and hashed: NFC, line feeds only. */
export function normalizeText(text: string): string {
  return text.replace(/\r\n?/g, '\n').normalize('NFC')
}
