// Answers in words, where a page, a table or a file shows them.
import { cadenceWords, guardrailWords, targetWords, valueWords } from '@/lib/metrics/rules'
import type {
  DriveSnapshot,
  MetricSnapshot,
  TableRow,
  TemplateColumn,
  TemplateField,
  TemplateOption,
} from '../vocabulary'

export const yesNoWords = (value: boolean) => (value ? 'Yes' : 'No')

export const optionWords = (options: TemplateOption[] | undefined, value: string) =>
  options?.find((option) => option.value === value)?.label ?? value

export function figure(value: number): string {
  return new Intl.NumberFormat('en', { maximumFractionDigits: 20 }).format(value)
}

/** A number, a duration or a step of a scale, with what it counts: “1 month”, “12.5 ms”, “3 of 5 (1 is poor, 5 is good)”. */
export function figureWords(field: TemplateField, value: number): string {
  if (field.kind === 'scale') {
    const ends = [field.lowLabel && `1 is ${field.lowLabel}`, field.highLabel && `${field.steps} is ${field.highLabel}`]
    const words = ends.filter(Boolean).join(', ')
    return `${value} of ${field.steps}${words ? ` (${words})` : ''}`
  }
  const unit = field.kind === 'duration' ? (field.durationUnit ?? 'months') : field.unit
  const one = field.kind === 'duration' && value === 1 ? unit?.replace(/s$/, '') : unit
  return [figure(value), one].filter(Boolean).join(' ')
}

export const columnHead = ({ label, unit }: TemplateColumn) => (unit ? `${label} (${unit})` : label)

export function cellWords(column: TemplateColumn, cell: TableRow['cells'][string]): string {
  if (cell === null) return ''
  if (typeof cell === 'boolean') return yesNoWords(cell)
  if (typeof cell === 'number') return figure(cell)
  return column.kind === 'choice' ? optionWords(column.options, cell) : cell
}

export const metricHeads = ['Metric', 'Definition', 'Baseline', 'Target', 'Someone acts', 'Owner', 'Measured', 'Drives']

/** One line a metric, in the order of `metricHeads`. `nameOf` tells the owner's name. */
export function metricWords(metric: MetricSnapshot, nameOf: (personId: string) => string): string[] {
  return [
    `${metric.ref} ${metric.name} (${metric.audience})`,
    metric.definition,
    metric.baseline === null ? '' : valueWords(metric.baseline, metric.unit),
    targetWords(metric),
    guardrailWords(metric),
    metric.owner ? nameOf(metric.owner) : '',
    [metric.cadence ? cadenceWords(metric.cadence) : '', metric.source].filter(Boolean).join(', '),
    metric.drives.map(driveWords).join('; '),
  ]
}

/** "MET-5 Customers kept: 1 point ≈ 40 a month (31 to 49), for 0.58 to 0.74" */
export const driveWords = ({ to, name, exchange, holds }: DriveSnapshot): string =>
  `${to} ${name}: ${exchange}${holds ? `, ${holds}` : ''}`
