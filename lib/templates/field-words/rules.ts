// What a template asks and when, in words: for readers of a template, and for what changed between two versions.
import { roleLabels } from '@/lib/platform/vocabulary'
import { riskTierLabels, stageLabels } from '@/lib/use-cases/vocabulary'
import {
  type ColumnKind,
  fieldKindLabels,
  type Template,
  type TemplateColumn,
  type TemplateCondition,
  type TemplateField,
  type TemplateOption,
} from '../vocabulary'

const columnKindLabels: Record<ColumnKind, string> = {
  text: 'text',
  number: 'number',
  date: 'date',
  choice: 'choice',
  yes_no: 'yes or no',
}

export const recordKindLabels: Record<NonNullable<TemplateField['record']>, string> = {
  use_case: 'a use case',
  document: 'a document',
  metric: 'a metric',
  model_version: 'a model version',
}

export const reasonLabels: Record<NonNullable<TemplateField['reason']>, string> = {
  always: 'always',
  yes: 'with a yes',
  no: 'with a no',
  never: 'never',
}

/** “low”, “low or limited” */
export function orWords(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`
}

const label = (labels: Record<string, string>, value: unknown) => labels[String(value)] ?? String(value)
const tierWord = (tier: unknown) =>
  label(riskTierLabels, tier)
    .replace(/ risk$/i, '')
    .toLowerCase()

/** “the risk is high or critical”, “the answer to “Who decides?” is “a person”” */
export function conditionWords(condition: TemplateCondition, template: Pick<Template, 'sections'>): string {
  if ('riskTier' in condition) return `the risk is ${orWords((condition.riskTier ?? []).map(tierWord))}`
  const field = template.sections.flatMap(({ fields }) => fields).find(({ key }) => key === condition.field)
  const answers = (condition.in ?? []).map((value) => `“${saidWords(field, value)}”`)
  return `the answer to “${field?.label || condition.field}” is ${orWords(answers)}`
}

function saidWords(field: TemplateField | undefined, value: string | number | boolean): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  const known = [...(field?.options ?? []), ...(field?.items ?? [])].find((option) => option.value === value)
  return known?.label ?? String(value)
}

/** “Shown when …”; nothing without conditions. */
export function whenWords(when: TemplateCondition[] | undefined, template: Pick<Template, 'sections'>): string | null {
  if (!when?.length) return null
  return `when ${when.map((condition) => conditionWords(condition, template)).join(', and ')}`
}

/** The kind with what belongs to it: “Duration in months”, “Choice of 4”, “Scale from 1 (poor) to 5 (good)”. */
export function kindWords(field: TemplateField): string {
  switch (field.kind) {
    case 'number':
      return ['Number', field.unit && `(${field.unit})`, boundWords(field)].filter(Boolean).join(' ')
    case 'duration':
      return `Duration in ${field.durationUnit ?? 'months'}`
    case 'choice':
      return `Choice of ${field.options?.length ?? 0}`
    case 'scale':
      return `Scale from 1${inBrackets(field.lowLabel)} to ${field.steps ?? '?'}${inBrackets(field.highLabel)}`
    case 'yes_no': {
      const reason = field.reason ?? 'always'
      return reason === 'never' ? 'Yes or no' : `Yes or no, a reason ${reasonLabels[reason]}`
    }
    case 'table':
      return `Table of ${(field.columns ?? []).map((column) => column.label).join(', ')}`
    case 'record':
      return `Link to ${field.record ? recordKindLabels[field.record] : 'a record'}`
    case 'checklist':
      return `Checklist of ${field.items?.length ?? 0}`
    default:
      return fieldKindLabels[field.kind] ?? String(field.kind)
  }
}

const inBrackets = (text: string | undefined) => (text ? ` (${text})` : '')

function boundWords({ min, max }: TemplateField): string | null {
  if (min !== undefined && max !== undefined) return `from ${min} to ${max}`
  if (min !== undefined) return `at least ${min}`
  return max === undefined ? null : `at most ${max}`
}

export const propertyLabels: Record<string, string> = {
  key: 'Key',
  name: 'Name',
  stage: 'Stage',
  purpose: 'Purpose',
  tiers: 'Risk tiers that need it',
  many: 'Several in one use case',
  role: 'Who fills it',
  why: 'Why we ask',
  good: 'What good looks like',
  when: 'Shown',
  kind: 'Kind',
  label: 'Question',
  help: 'Help',
  required: 'Required',
  requiredBy: 'Required at the gate of',
  material: 'Material',
  unit: 'Unit',
  min: 'Smallest',
  max: 'Largest',
  durationUnit: 'Unit',
  options: 'Choices',
  steps: 'Steps',
  lowLabel: 'Word at the low end',
  highLabel: 'Word at the high end',
  reason: 'A reason is asked',
  columns: 'Columns',
  minRows: 'Rows at least',
  record: 'Links to',
  items: 'Items',
}

/** A property's value as text; null where it is not given. */
export function propertyText(property: string, value: unknown, template: Pick<Template, 'sections'>): string | null {
  if (value === undefined || value === null) return null
  switch (property) {
    case 'stage':
    case 'requiredBy':
      return label(stageLabels, value)
    case 'role':
      return label(roleLabels, value)
    case 'kind':
      return label(fieldKindLabels, value)
    case 'record':
      return label(recordKindLabels, value)
    case 'reason':
      return label(reasonLabels, value)
    case 'required':
      return value ? 'required' : 'may be left out'
    case 'material':
      return value ? 'material: a change voids approvals' : 'minor: a change voids nothing'
    case 'many':
      return value ? 'yes' : 'no'
    case 'tiers':
      return Array.isArray(value) ? value.map(tierWord).join(', ') : String(value)
    case 'when':
      return Array.isArray(value) ? whenWords(value as TemplateCondition[], template) : String(value)
    case 'options':
    case 'items':
      return lines(value, ({ value: key, label: words }: TemplateOption) => `${words} (${key})`)
    case 'columns':
      return lines(value, columnWords)
    default:
      return typeof value === 'object' ? JSON.stringify(value) : String(value)
  }
}

function lines<T>(value: unknown, words: (item: T) => string): string {
  return Array.isArray(value) ? value.map((item) => words((item ?? {}) as T)).join('\n') : String(value)
}

function columnWords({ key, label: words, kind, unit, options }: TemplateColumn): string {
  const choices = options?.map((option) => option.label).join(' / ')
  return [`${words} (${key}): ${columnKindLabels[kind] ?? kind}`, unit, choices].filter(Boolean).join(', ')
}
