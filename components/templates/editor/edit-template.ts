// Each turn of writing a template, as a pure change of its draft.
import { type DraftField, type DraftSection, type DraftTemplate, newKey } from '@/lib/templates/draft-shape/rules'
import type { FieldKind } from '@/lib/templates/vocabulary'

/** The template itself, a section, or a field of one, by their places. */
export type Place = { section?: number; field?: number }

export const placeOf = (path: ReadonlyArray<string | number>): Place => ({
  ...(path[0] === 'sections' && typeof path[1] === 'number' ? { section: path[1] } : {}),
  ...(path[2] === 'fields' && typeof path[3] === 'number' ? { field: path[3] } : {}),
})

export const samePlace = (a: Place, b: Place) => a.section === b.section && a.field === b.field

/** The part at a place. */
export function partAt(draft: DraftTemplate, { section, field }: Place): Record<string, unknown> | undefined {
  if (section === undefined) return draft as Record<string, unknown>
  return field === undefined ? draft.sections[section] : draft.sections[section]?.fields[field]
}

/** Sets properties of a part; what is empty and not needed is left out altogether. */
export function setIn(draft: DraftTemplate, place: Place, values: Record<string, unknown>): DraftTemplate {
  const { section, field } = place
  if (section === undefined) return merged(draft, values)
  return withSection(draft, section, (part) =>
    field === undefined ? merged(part, values) : withField(part, field, (one) => merged(one, values)),
  )
}

function merged<T extends object>(part: T, values: Record<string, unknown>): T {
  const all = Object.entries({ ...part, ...values })
  return Object.fromEntries(all.filter(([, value]) => value !== undefined)) as T
}

function withSection(draft: DraftTemplate, at: number, change: (section: DraftSection) => DraftSection): DraftTemplate {
  return { ...draft, sections: draft.sections.map((section, index) => (index === at ? change(section) : section)) }
}

function withField(section: DraftSection, at: number, change: (field: DraftField) => DraftField): DraftSection {
  return { ...section, fields: section.fields.map((field, index) => (index === at ? change(field) : field)) }
}

export const fieldKeys = (draft: DraftTemplate) => draft.sections.flatMap(({ fields }) => fields.map(({ key }) => key))

export function addSection(draft: DraftTemplate): { draft: DraftTemplate; place: Place } {
  const key = newKey(
    'section',
    draft.sections.map((section) => section.key),
  )
  const section: DraftSection = { key, name: '', role: 'business_stakeholder', why: '', good: '', fields: [] }
  return { draft: { ...draft, sections: [...draft.sections, section] }, place: { section: draft.sections.length } }
}

/** After the field at the place, or at the end of the section. */
export function addField(draft: DraftTemplate, { section = 0, field }: Place): { draft: DraftTemplate; place: Place } {
  const at = field === undefined ? (draft.sections[section]?.fields.length ?? 0) : field + 1
  const fresh: DraftField = {
    key: newKey('question', fieldKeys(draft)),
    kind: 'markdown',
    label: '',
    required: false,
    material: true,
  }
  return {
    draft: withSection(draft, section, (part) => ({ ...part, fields: part.fields.toSpliced(at, 0, fresh) })),
    place: { section, field: at },
  }
}

export function duplicate(draft: DraftTemplate, { section = 0, field }: Place): { draft: DraftTemplate; place: Place } {
  const part = draft.sections[section]!
  if (field !== undefined) {
    const one = part.fields[field]!
    const copy = { ...one, key: newKey(one.key, fieldKeys(draft)) }
    const fields = part.fields.toSpliced(field + 1, 0, copy)
    return { draft: withSection(draft, section, () => ({ ...part, fields })), place: { section, field: field + 1 } }
  }
  const taken = fieldKeys(draft)
  const fields = part.fields.map((one) => {
    const key = newKey(one.key, taken)
    taken.push(key)
    return { ...one, key }
  })
  const key = newKey(
    part.key,
    draft.sections.map((one) => one.key),
  )
  const copy = { ...part, key, name: `${part.name ?? ''} (copy)`, fields }
  return {
    draft: { ...draft, sections: draft.sections.toSpliced(section + 1, 0, copy) },
    place: { section: section + 1 },
  }
}

export function remove(draft: DraftTemplate, { section = 0, field }: Place): { draft: DraftTemplate; place: Place } {
  if (field === undefined) {
    const place = draft.sections.length > 1 ? { section: Math.max(0, section - 1) } : {}
    return { draft: { ...draft, sections: draft.sections.toSpliced(section, 1) }, place }
  }
  const place = field > 0 ? { section, field: field - 1 } : { section }
  return { draft: withSection(draft, section, (part) => ({ ...part, fields: part.fields.toSpliced(field, 1) })), place }
}

/** One step up or down; a field at the edge of its section goes over to the next one. Null where there is no further. */
export function move(draft: DraftTemplate, place: Place, step: -1 | 1): { draft: DraftTemplate; place: Place } | null {
  const { section = 0, field } = place
  const { sections } = draft
  if (field === undefined) {
    if (!sections[section + step]) return null
    const moved = sections.toSpliced(section, 1).toSpliced(section + step, 0, sections[section]!)
    return { draft: { ...draft, sections: moved }, place: { section: section + step } }
  }
  const { fields } = sections[section]!
  const one = fields[field]!
  if (fields[field + step]) {
    const moved = fields.toSpliced(field, 1).toSpliced(field + step, 0, one)
    return {
      draft: withSection(draft, section, (part) => ({ ...part, fields: moved })),
      place: { section, field: field + step },
    }
  }
  const next = section + step
  if (!sections[next]) return null
  const at = step === 1 ? 0 : sections[next].fields.length
  const left = withSection(draft, section, (part) => ({ ...part, fields: fields.toSpliced(field, 1) }))
  return {
    draft: withSection(left, next, (part) => ({ ...part, fields: part.fields.toSpliced(at, 0, one) })),
    place: { section: next, field: at },
  }
}

const particulars: Partial<Record<FieldKind, string[]>> = {
  number: ['unit', 'min', 'max'],
  duration: ['durationUnit', 'min', 'max'],
  choice: ['options'],
  scale: ['steps', 'lowLabel', 'highLabel'],
  yes_no: ['reason'],
  table: ['columns', 'minRows'],
  record: ['record'],
  checklist: ['items'],
}

const beginnings: Partial<Record<FieldKind, Record<string, unknown>>> = {
  duration: { durationUnit: 'months' },
  choice: { options: [{ value: '', label: '' }] },
  scale: { steps: 5, lowLabel: '', highLabel: '' },
  yes_no: { reason: 'always' },
  table: { columns: [{ key: 'column', label: '', kind: 'text' }] },
  record: { record: 'document' },
  checklist: { items: [{ value: '', label: '' }] },
}

/** The field asked in another kind: what belongs to the old kind alone goes, choices become items and back. */
export function withKind(field: DraftField, kind: FieldKind): DraftField {
  const own = new Set(particulars[kind] ?? [])
  const foreign = new Set(Object.values(particulars).flat())
  const choices = field.options ?? field.items
  const kept = Object.fromEntries(Object.entries(field).filter(([name]) => own.has(name) || !foreign.has(name)))
  const carried =
    choices && kind === 'choice' ? { options: choices } : choices && kind === 'checklist' ? { items: choices } : {}
  return { ...beginnings[kind], ...kept, ...carried, key: field.key, kind }
}

/** A key made of the label follows it until it is published or written by hand. */
export function keyFor(field: DraftField, label: string, taken: readonly string[], isPublished: boolean): string {
  const others = taken.filter((key) => key !== field.key)
  const isMade =
    /^(?:question|section)(?:_\d+)?$/.test(field.key) || field.key === newKey(String(field.label ?? ''), others)
  return isPublished || !isMade || label.trim() === '' ? field.key : newKey(label, others)
}

/** A figure where the text is one, written as figures are; else what was typed, until it is. */
export function figureOf(text: string): number | string | undefined {
  if (text.trim() === '') return undefined
  return String(Number(text)) === text ? Number(text) : text
}
