// What a template asks, given what is answered so far: which parts show, which count as answered, what is missing.

import { lacksOf } from '@/lib/metrics/rules'
import type { RoleId } from '@/lib/platform/vocabulary'
import { type RiskTier, type Stage, stages } from '@/lib/use-cases/vocabulary'
import type {
  Answer,
  Answers,
  FileLink,
  MetricSnapshot,
  Money,
  RecordLink,
  TableRow,
  Template,
  TemplateCondition,
  TemplateField,
  TemplateSection,
  YesNo,
} from './vocabulary'

export function fieldsOf(template: Template): TemplateField[] {
  return template.sections.flatMap((section) => section.fields)
}

export function findField(template: Template, key: string): TemplateField | undefined {
  return fieldsOf(template).find((field) => field.key === key)
}

export const isMoney = (answer: Answer | undefined): answer is Money =>
  isPlain(answer) && 'amount' in answer && 'currency' in answer
export const isYesNo = (answer: Answer | undefined): answer is YesNo =>
  isPlain(answer) && 'value' in answer && 'reason' in answer
export const isRecordLink = (answer: Answer | undefined): answer is RecordLink => isPlain(answer) && 'ref' in answer
export const isFileLink = (answer: Answer | undefined): answer is FileLink => isPlain(answer) && 'digest' in answer
export const isTable = (answer: Answer | undefined): answer is TableRow[] =>
  Array.isArray(answer) && answer.every((row) => typeof row === 'object' && 'cells' in row)
/** What is ticked of a checklist, or the words of a list. */
export const isTicked = (answer: Answer | undefined): answer is string[] =>
  Array.isArray(answer) && answer.every((key) => typeof key === 'string')
export const isMetrics = (answer: Answer | undefined): answer is MetricSnapshot[] =>
  Array.isArray(answer) && answer.every((metric) => typeof metric === 'object' && 'audience' in metric)

function isPlain(answer: Answer | undefined): answer is Money | YesNo | RecordLink | FileLink {
  return typeof answer === 'object' && answer !== null && !Array.isArray(answer)
}

/** Whether all conditions hold. Without a risk tier, a condition on it does not. */
export function isShown(when: TemplateCondition[] | undefined, answers: Answers, riskTier: RiskTier | null): boolean {
  return (when ?? []).every((condition) => {
    if ('riskTier' in condition) return riskTier !== null && condition.riskTier.includes(riskTier)
    return saidBy(answers[condition.field]).some((said) => condition.in.includes(said))
  })
}

/** What a condition compares: the choice, the number, yes or no; of a checklist each item that is ticked, of a list each word. */
function saidBy(answer: Answer | undefined): Array<string | number | boolean> {
  if (answer === null || answer === undefined) return []
  if (typeof answer !== 'object') return [answer]
  if (isTicked(answer)) return answer
  return isYesNo(answer) ? [answer.value] : []
}

export interface ShownSection {
  section: TemplateSection
  fields: TemplateField[]
}

/** Sections and fields whose conditions hold; what a hidden field says shows nothing. */
export function shownSections(template: Template, answers: Answers, riskTier: RiskTier | null): ShownSection[] {
  let heard = answers
  for (;;) {
    const shown = template.sections
      .filter((section) => isShown(section.when, heard, riskTier))
      .map((section) => ({ section, fields: section.fields.filter((field) => isShown(field.when, heard, riskTier)) }))
      .filter(({ fields }) => fields.length > 0)
    const keys = new Set(shown.flatMap(({ fields }) => fields.map((field) => field.key)))
    const left = Object.entries(heard).filter(([key]) => keys.has(key))
    if (left.length === Object.keys(heard).length) return shown
    heard = Object.fromEntries(left)
  }
}

/** Whether an answer says all that the field asks. A draft may hold half of one. */
export function isAnswered(field: TemplateField, answer: Answer | undefined): boolean {
  if (answer === null || answer === undefined) return false
  if (field.kind === 'yes_no') return isYesNo(answer) && (!needsReason(field, answer.value) || !isBlank(answer.reason))
  if (field.kind === 'table') {
    return isTable(answer) && answer.length >= Math.max(1, field.minRows ?? 0) && !answer.some(isEmptyRow)
  }
  if (field.kind === 'checklist') {
    return isTicked(answer) && (field.items ?? []).every((item) => answer.includes(item.value))
  }
  if (field.kind === 'list') return isTicked(answer) && answer.some((word) => !isBlank(word))
  if (field.kind === 'metrics') return isMetrics(answer) && metricGaps(answer).length === 0
  return typeof answer !== 'string' || !isBlank(answer)
}

export function needsReason(field: TemplateField, value: boolean): boolean {
  const time = field.reason ?? 'always'
  return time === 'always' || time === (value ? 'yes' : 'no')
}

export const isEmptyRow = (row: TableRow): boolean =>
  Object.values(row.cells).every((cell) => cell === null || (typeof cell === 'string' && isBlank(cell)))

function isBlank(text: string): boolean {
  return text.trim() === ''
}

/** What the metrics of a use case lack, each as the end of a sentence: “MET-2 Recall: no target”. */
export function metricGaps(metrics: MetricSnapshot[]): string[] {
  const absent = (['technical', 'domain', 'business'] as const)
    .filter((audience) => !metrics.some((metric) => metric.audience === audience))
    .map((audience) => `no ${audience} metric`)
  const incomplete = metrics.flatMap((metric) => {
    const lacks = lacksOf(metric)
    return lacks.length > 0 ? [`${metric.ref} ${metric.name}: no ${lacks.join(', no ')}`] : []
  })
  const isLinked = metrics.length === 0 || metrics.some(({ drives }) => drives.length > 0)
  return [...absent, ...(isLinked ? [] : ['no link between them']), ...incomplete]
}

/** Whether a field must be answered by the gate of this stage. */
export function isRequiredBy(template: Template, field: TemplateField, stage: Stage): boolean {
  return field.required && stages.indexOf(field.requiredBy ?? template.stage) <= stages.indexOf(stage)
}

export interface MissingField {
  section: TemplateSection
  field: TemplateField
}

/** Required answers that are not there at the gate of a stage. */
export function missingFields(
  template: Template,
  answers: Answers,
  riskTier: RiskTier | null,
  stage: Stage,
): MissingField[] {
  return shownSections(template, answers, riskTier).flatMap(({ section, fields }) =>
    fields
      .filter((field) => isRequiredBy(template, field, stage) && !isAnswered(field, answers[field.key]))
      .map((field) => ({ section, field })),
  )
}

export interface SectionCompleteness {
  key: string
  name: string
  role: RoleId
  answered: number
  total: number
  /** Required ones, at whatever stage. */
  missing: TemplateField[]
}

export interface Completeness {
  answered: number
  /** How many of the fields that show are required, and how many of those have no answer. */
  required: number
  missing: number
  total: number
  sections: SectionCompleteness[]
}

/** How far a document is, of the fields that show. */
export function completeness(template: Template, answers: Answers, riskTier: RiskTier | null): Completeness {
  const shown = shownSections(template, answers, riskTier)
  const sections = shown.map(({ section, fields }) => {
    const open = fields.filter((field) => !isAnswered(field, answers[field.key]))
    return {
      key: section.key,
      name: section.name,
      role: section.role,
      answered: fields.length - open.length,
      total: fields.length,
      missing: open.filter((field) => field.required),
    }
  })
  const sum = (count: (section: SectionCompleteness) => number) =>
    sections.reduce((total, section) => total + count(section), 0)
  return {
    answered: sum((section) => section.answered),
    required: shown.flatMap(({ fields }) => fields).filter((field) => field.required).length,
    missing: sum((section) => section.missing.length),
    total: sum((section) => section.total),
    sections,
  }
}
