import type { RoleId } from '@/lib/platform/vocabulary'
import type { RiskTier, Stage } from '@/lib/use-cases/vocabulary'

export const fieldKinds = [
  'markdown',
  'text',
  'list',
  'number',
  'money',
  'duration',
  'date',
  'choice',
  'scale',
  'yes_no',
  'table',
  'person',
  'record',
  'checklist',
  'file',
  'metrics',
] as const
export type FieldKind = (typeof fieldKinds)[number]

export const fieldKindLabels: Record<FieldKind, string> = {
  markdown: 'Text',
  text: 'One line',
  list: 'List of words',
  number: 'Number',
  money: 'Money',
  duration: 'Duration',
  date: 'Date',
  choice: 'Choice',
  scale: 'Scale',
  yes_no: 'Yes or no, with a reason',
  table: 'Table',
  person: 'Person',
  record: 'Link to a record',
  checklist: 'Checklist',
  file: 'File',
  metrics: 'Key metrics of the use case',
}

export const durationUnits = ['seconds', 'minutes', 'hours', 'days', 'weeks', 'months', 'years'] as const
export type DurationUnit = (typeof durationUnits)[number]

export const columnKinds = ['text', 'number', 'date', 'choice', 'yes_no'] as const
export type ColumnKind = (typeof columnKinds)[number]

/** Most words that a list may have. */
export const MOST_WORDS = 500

/** Records that an answer can link to; each kind appears with its register. */
export const recordKinds = ['use_case', 'document', 'metric', 'model_version'] as const
export type RecordKind = (typeof recordKinds)[number]

/** When a reason is demanded beside a yes or a no. */
export const reasonTimes = ['always', 'yes', 'no', 'never'] as const
export type ReasonTime = (typeof reasonTimes)[number]

export interface TemplateOption {
  value: string
  label: string
}

/** All conditions of a list must hold: on the risk tier, or on what another field of the template says. */
export type TemplateCondition = { riskTier: RiskTier[] } | { field: string; in: Array<string | number | boolean> }

export interface TemplateColumn {
  key: string
  label: string
  kind: ColumnKind
  options?: TemplateOption[]
  unit?: string
}

export interface TemplateField {
  key: string
  kind: FieldKind
  label: string
  help?: string
  /** Whether an answer must be there at the gate that `requiredBy` names. */
  required: boolean
  /** The stage at whose gate it must be answered; absent: the template's own. */
  requiredBy?: Stage
  /** Whether a change of the answer voids approvals of the document. */
  material: boolean
  when?: TemplateCondition[]
  /** number: what is counted. */
  unit?: string
  min?: number
  max?: number
  /** duration */
  durationUnit?: DurationUnit
  /** choice */
  options?: TemplateOption[]
  /** scale: from 1 to this many, with a word at each end. */
  steps?: number
  lowLabel?: string
  highLabel?: string
  /** yes_no */
  reason?: ReasonTime
  /** table */
  columns?: TemplateColumn[]
  minRows?: number
  /** record */
  record?: RecordKind
  /** checklist: every item must be ticked for the field to count as answered. */
  items?: TemplateOption[]
}

export interface TemplateSection {
  key: string
  name: string
  /** Who fills it. */
  role: RoleId
  why: string
  good: string
  when?: TemplateCondition[]
  fields: TemplateField[]
}

/** A template's version, as it is kept and as its YAML file says it. */
export interface Template {
  key: string
  version: number
  name: string
  stage: Stage
  purpose: string
  /** Risk tiers that need it; absent: every use case does. */
  tiers?: RiskTier[]
  /** Whether a use case has several of it, each with a title (one for each data source). */
  many?: boolean
  sections: TemplateSection[]
}

export interface Money {
  amount: number
  /** ISO 4217 */
  currency: string
}

export interface YesNo {
  value: boolean
  reason: string
}

/** Rows have ids of their own, so that two people's rows can be put together. */
export interface TableRow {
  id: string
  cells: Record<string, string | number | boolean | null>
}

export interface RecordLink {
  kind: RecordKind
  id: string
  /** `UC-12`, `MDL-7 v3` */
  ref: string
}

export interface FileLink {
  id: string
  name: string
  /** `sha256:<hex>` of its bytes. */
  digest: string
  size: number
  mediaType: string
}

/** A metric as it stood when the document was published. */
export interface MetricSnapshot {
  ref: string
  name: string
  audience: string
  definition: string
  unit: string
  direction: string
  bandLow: number | null
  bandHigh: number | null
  baseline: number | null
  target: number | null
  guardrail: number | null
  /** The person's id: a name would stand in a record that cannot change. */
  owner: string | null
  cadence: string
  source: string
  /** What it drives, and what one is worth in the other. */
  drives: DriveSnapshot[]
}

/** A link between metrics as it read when the document was published. */
export interface DriveSnapshot {
  ref: string
  /** The driven metric. */
  to: string
  name: string
  rationale: string
  /** "1 point ≈ 40 a month (31 to 49)" */
  exchange: string
  /** Between which values of the driver it holds; empty where that was not said. */
  holds: string
}

/**
 * By kind: markdown, text, date, choice and person are text (a date is `2026-11-21`, a person their id); number, duration and scale
 * are numbers; checklist is the keys that are ticked, list its words in order.
 */
export type Answer =
  | string
  | number
  | boolean
  | Money
  | YesNo
  | TableRow[]
  | string[]
  | RecordLink
  | FileLink
  | MetricSnapshot[]
  | null
export type Answers = Record<string, Answer>
