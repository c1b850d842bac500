import { isFileLink, isMoney, isRecordLink, isTable, isTicked, isYesNo } from '@/lib/templates/rules'
import type { Answer, TableRow, TemplateField } from '@/lib/templates/vocabulary'
import type { EditorChoices } from './input-props'
import { numberText } from './number-text'

/** An answer in words, to set two beside each other; a row of a table is a line. */
export function answerWords(field: TemplateField, answer: Answer, people: EditorChoices['people']): string {
  if (answer === null || answer === '') return ''
  if (field.kind === 'person') return people.find(({ id }) => id === answer)?.name ?? 'a former member'
  if (field.kind === 'choice') return labelOf(field.options, answer)
  if (typeof answer === 'number')
    return [numberText(answer), field.unit ?? field.durationUnit].filter(Boolean).join(' ')
  if (isMoney(answer)) return `${numberText(answer.amount)} ${answer.currency}`
  if (isYesNo(answer)) return [answer.value ? 'Yes' : 'No', answer.reason].filter(Boolean).join('\n')
  if (isTable(answer)) return answer.map((row) => rowWords(field, row)).join('\n')
  if (isTicked(answer)) return answer.map((key) => labelOf(field.items, key)).join('\n')
  if (isFileLink(answer)) return answer.name
  return isRecordLink(answer) ? answer.ref : String(answer)
}

const labelOf = (options: TemplateField['options'], key: unknown) =>
  options?.find(({ value }) => value === key)?.label ?? String(key)

function rowWords(field: TemplateField, row: TableRow): string {
  const cells = (field.columns ?? []).map((column) => {
    const cell = row.cells[column.key] ?? null
    if (cell === null) return '–'
    if (typeof cell === 'boolean') return cell ? 'yes' : 'no'
    return column.kind === 'choice' ? labelOf(column.options, cell) : String(cell)
  })
  return `• ${cells.join(' · ')}`
}
