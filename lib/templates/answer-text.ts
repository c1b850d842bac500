// An answer as Markdown, for export, comparison and print.
import { isFileLink, isMetrics, isMoney, isRecordLink, isTable, isTicked, isYesNo } from './rules'
import type { Answer, MetricSnapshot, TableRow, TemplateColumn, TemplateField } from './vocabulary'
import { cellWords, columnHead, figureWords, metricHeads, metricWords, optionWords, yesNoWords } from './words/rules'

/** Nothing for an answer that is not there. `nameOf` tells a person's name by their id. */
export function answerText(field: TemplateField, answer: Answer, nameOf: (personId: string) => string): string {
  if (answer === null) return ''
  if (typeof answer === 'string') return textOf(field, answer, nameOf)
  if (typeof answer === 'number') return figureWords(field, answer)
  if (typeof answer === 'boolean') return yesNoWords(answer)
  if (field.kind === 'checklist' && isTicked(answer)) {
    return (field.items ?? [])
      .map(({ value, label }) => `- [${answer.includes(value) ? 'x' : ' '}] ${label}`)
      .join('\n')
  }
  if (field.kind === 'list' && isTicked(answer)) return answer.map((word) => `- ${literal(word)}`).join('\n')
  if (field.kind === 'metrics' && isMetrics(answer)) return metricsTable(answer, nameOf)
  if (isTable(answer)) return answersTable(field.columns ?? [], answer)
  if (isMoney(answer)) return moneyText(answer.amount, answer.currency)
  if (isYesNo(answer)) return [yesNoWords(answer.value), answer.reason].filter(Boolean).join('\n\n')
  if (isFileLink(answer)) return `${answer.name} (${byteText(answer.size)}, ${answer.digest})`
  return isRecordLink(answer) ? answer.ref : ''
}

function textOf(field: TemplateField, answer: string, nameOf: (personId: string) => string): string {
  if (field.kind === 'person') return nameOf(answer)
  if (field.kind === 'choice') return optionWords(field.options, answer)
  return answer
}

/** A word that Markdown shows as it is written, on one line. */
function literal(word: string): string {
  return word
    .replace(/\s*[\r\n]+\s*/g, ' ')
    .replace(/[\\`*[\]<>|~&]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/^([-+#=])/, '\\$1')
    .replace(/^(\d+)([.)])/, '$1\\$2')
}

export function moneyText(amount: number, currency: string): string {
  const decimals = Number.isInteger(amount) ? 0 : 2
  const style = {
    style: 'currency',
    currency,
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  } as const
  return new Intl.NumberFormat('en', style).format(amount)
}

export function byteText(size: number): string {
  if (size < 1000) return `${size} bytes`
  return size < 1e6 ? `${(size / 1000).toFixed(1)} kB` : `${(size / 1e6).toFixed(1)} MB`
}

function answersTable(columns: TemplateColumn[], rows: TableRow[]): string {
  return markdownTable(
    columns.map(columnHead),
    rows.map((row) => columns.map((column) => cellWords(column, row.cells[column.key] ?? null))),
  )
}

function metricsTable(metrics: MetricSnapshot[], nameOf: (personId: string) => string): string {
  return markdownTable(
    metricHeads,
    metrics.map((metric) => metricWords(metric, nameOf)),
  )
}

function markdownTable(heads: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.map(inCell).join(' | ')} |`
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n')
}

/** A cell is one line, and a stroke in it is no border. */
function inCell(text: string): string {
  return text
    .trim()
    .replaceAll('\\', '\\\\')
    .replaceAll('|', '\\|')
    .replace(/\r\n?|\n/g, '<br>')
}
