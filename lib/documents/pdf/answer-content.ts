import type { Content, TableCell } from 'pdfmake/interfaces'
import { answerText, moneyText } from '@/lib/templates/answer-text'
import { isMetrics, isTable, isTicked, isYesNo } from '@/lib/templates/rules'
import type { Answer, Answers, TemplateField } from '@/lib/templates/vocabulary'
import { cellWords, columnHead, metricHeads, metricWords, yesNoWords } from '@/lib/templates/words/rules'
import { type Forecast, paybackWords, valueCase } from '../rules'
import { outlookLabels, outlooks } from '../vocabulary'
import { markdownContent, plainPiece } from './markdown-content'

const silence: Content = { text: 'Not answered.', style: ['answer', 'silent'] }

/** More columns than this stand below each other, a row a block. */
const MOST_COLUMNS = 6

export function answerContent(field: TemplateField, answer: Answer, nameOf: (id: string) => string): Content[] {
  if (answer === null || answer === '') return [silence]
  if (field.kind === 'markdown' && typeof answer === 'string') return markdownContent(answer)
  if (isYesNo(answer)) {
    return [{ text: yesNoWords(answer.value), style: 'answer', bold: true }, ...markdownContent(answer.reason)]
  }
  if (field.kind === 'checklist' && isTicked(answer)) {
    return (field.items ?? []).map(({ value, label }) => ({
      columns: [
        { width: 22, text: answer.includes(value) ? '[x]' : '[ ]' },
        { width: '*', ...plainPiece(label) },
      ],
    }))
  }
  if (Array.isArray(answer) && answer.length === 0) return [silence]
  if (field.kind === 'list' && isTicked(answer)) return [{ ul: answer.map(plainPiece), style: 'answer' }]
  if (field.kind === 'metrics' && isMetrics(answer))
    return tableContent(
      metricHeads,
      answer.map((metric) => metricWords(metric, nameOf)),
    )
  if (isTable(answer)) {
    const columns = field.columns ?? []
    return tableContent(
      columns.map(columnHead),
      answer.map((row) => columns.map((column) => cellWords(column, row.cells[column.key] ?? null))),
    )
  }
  return [{ ...plainPiece(answerText(field, answer, nameOf)), style: 'answer' }]
}

function tableContent(heads: string[], rows: string[][]): Content[] {
  if (heads.length > MOST_COLUMNS) return rows.map((row) => blockOf(heads, row))
  const body: TableCell[][] = [
    heads.map((head) => ({ ...plainPiece(head), style: 'cellHead' })),
    ...rows.map((row) => row.map((cell) => ({ ...plainPiece(cell), style: 'cell' }))),
  ]
  return [{ table: { headerRows: 1, widths: heads.map(() => '*'), body }, layout: 'lines', style: 'table' }]
}

/** A row of many columns: its first cell as the head, the others below it by name. */
function blockOf(heads: string[], [first, ...rest]: string[]): Content {
  const body = rest
    .map((cell, at): TableCell[] => [
      { ...plainPiece(heads[at + 1]!), style: 'cellHead' },
      { ...plainPiece(cell), style: 'cell' },
    ])
    .filter((_, at) => rest[at] !== '')
  const head: Content = { ...plainPiece(first ?? ''), bold: true, margin: [0, 3, 0, 1] }
  if (body.length === 0) return head
  return { stack: [head, { table: { widths: [92, '*'], body }, layout: 'lines', style: 'table' }] }
}

/** What the amounts of the document come to, in figures. */
export function valueContent(answers: Answers): Content[] {
  const { value, problem } = valueCase(answers)
  const head: Content = { text: 'What the amounts come to', style: 'label' }
  if (!value) return [head, { text: problem, style: ['answer', 'silent'] }]
  const money = (amount: number) => moneyText(amount, value.currency)
  const shown = value.hasRange ? outlooks : (['likely'] as const)
  const rows: Array<[string, (forecast: Forecast) => string]> = [
    ['Value a year', ({ valuePerYear }) => money(valuePerYear)],
    ['Cost to build, once', ({ costToBuild }) => money(costToBuild)],
    ['Cost to run, a year', ({ costToRun }) => money(costToRun)],
    ['Pays for itself', ({ paybackMonths }) => paybackWords(paybackMonths)],
    ['Won or lost after 12 months', ({ netAfter12 }) => money(netAfter12)],
    ['Won or lost after 36 months', ({ netAfter36 }) => money(netAfter36)],
  ]
  const body: TableCell[][] = [
    [
      { text: '', style: 'cellHead' },
      ...shown.map((outlook) => ({ text: outlookLabels[outlook], style: ['cellHead', 'figure'] })),
    ],
    ...rows.map(([term, of]) => [
      { text: term, style: 'cell' },
      ...shown.map((outlook) => ({ text: of(value[outlook]), style: 'figure' })),
    ]),
  ]
  const table = { headerRows: 1, widths: ['*', ...shown.map(() => 100)], body }
  return [head, { table, layout: 'lines', style: 'table' }]
}
