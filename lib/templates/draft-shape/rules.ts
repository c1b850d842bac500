// A template while it is written: anything may be missing or half typed, and nothing of it is thrown away.
import type { Template } from '../vocabulary'

type Loose<T> = { [K in keyof T]?: T[K] | string | null }

export type DraftField = Record<string, unknown> & { key: string }
export type DraftSection = Record<string, unknown> & { key: string; fields: DraftField[] }
export type DraftTemplate = Loose<Omit<Template, 'sections'>> & { sections: DraftSection[] }

/** Any JSON as a template in the making: sections and fields are lists of groups, all else stays as it is. */
export function shapeDraft(definition: unknown): DraftTemplate {
  const whole = groupOf(definition)
  return {
    ...whole,
    sections: listOf(whole.sections).map((section) => ({
      ...section,
      key: textOf(section.key),
      fields: listOf(section.fields).map((field) => ({ ...field, key: textOf(field.key) })),
    })),
  }
}

/** The same as far as a template can be told from it, to show or compare it: what is of another form is left out. */
export function asTemplate(draft: DraftTemplate): Template {
  return {
    ...draft,
    key: textOf(draft.key),
    version: typeof draft.version === 'number' ? draft.version : 0,
    name: textOf(draft.name),
    stage: textOf(draft.stage),
    purpose: textOf(draft.purpose),
    tiers: Array.isArray(draft.tiers) ? draft.tiers.map(textOf) : undefined,
    sections: draft.sections.map((section) => ({
      ...section,
      name: textOf(section.name),
      role: textOf(section.role),
      why: textOf(section.why),
      good: textOf(section.good),
      when: conditionsOf(section.when),
      fields: section.fields.map(asField),
    })),
  } as unknown as Template
}

const texts = ['help', 'requiredBy', 'unit', 'durationUnit', 'lowLabel', 'highLabel', 'reason', 'record'] as const

function asField(field: DraftField) {
  const given = texts.filter((name) => field[name] !== undefined)
  return {
    ...field,
    ...Object.fromEntries(given.map((name) => [name, textOf(field[name])])),
    kind: textOf(field.kind),
    label: textOf(field.label),
    required: field.required === true,
    material: field.material !== false,
    when: conditionsOf(field.when),
    options: optionsOf(field.options),
    items: optionsOf(field.items),
    columns: Array.isArray(field.columns)
      ? listOf(field.columns).map((column) => ({
          ...asOption(column),
          key: textOf(column.key),
          kind: textOf(column.kind),
        }))
      : undefined,
  }
}

const asOption = (option: Record<string, unknown>): Record<string, unknown> => ({
  ...option,
  label: textOf(option.label),
  ...(option.unit === undefined ? {} : { unit: textOf(option.unit) }),
  ...(option.options === undefined ? {} : { options: optionsOf(option.options) }),
})

function optionsOf(value: unknown): Array<Record<string, unknown>> | undefined {
  return Array.isArray(value)
    ? listOf(value).map((option) => ({ ...asOption(option), value: textOf(option.value) }))
    : undefined
}

function conditionsOf(value: unknown) {
  if (!Array.isArray(value)) return undefined
  return listOf(value)
    .filter((one) => Array.isArray(one.riskTier) || (typeof one.field === 'string' && Array.isArray(one.in)))
    .map((one) =>
      Array.isArray(one.riskTier) ? { riskTier: one.riskTier.map(textOf) } : { field: one.field, in: listed(one.in) },
    )
}

const listed = (value: unknown) =>
  (value as unknown[]).map((one) => (typeof one === 'number' || typeof one === 'boolean' ? one : textOf(one)))

/** A key that nothing else has, made of words: “Cost to build” is cost_to_build, or cost_to_build_2. */
export function newKey(words: string, taken: readonly string[]): string {
  const base =
    words
      .normalize('NFD')
      .toLowerCase()
      .replace(/\p{M}/gu, '')
      .replace(/[^a-z0-9]+/g, '_')
      .replace(/^[^a-z]+|_+$/g, '')
      .slice(0, 50)
      .replace(/_+$/, '') || 'part'
  if (!taken.includes(base)) return base
  for (let count = 2; ; count++) if (!taken.includes(`${base}_${count}`)) return `${base}_${count}`
}

/** The same text for the same content, whatever order its names came in: the database keeps none. */
export function stableText(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}

function groupOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
}

function listOf(value: unknown): Array<Record<string, unknown>> {
  return Array.isArray(value) ? value.map(groupOf) : []
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (value === undefined || value === null) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
