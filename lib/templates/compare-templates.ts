// What differs between two versions of a template: parts added, removed and moved, and each changed property.
import { propertyLabels, propertyText } from './field-words/rules'
import type { TemplateChange } from './views'
import type { Template, TemplateField, TemplateSection } from './vocabulary'

const ofTemplate = ['name', 'stage', 'purpose', 'tiers', 'many'] as const
const ofSection = ['name', 'role', 'why', 'good', 'when'] as const
const ofField = [
  ...(['label', 'kind', 'help', 'required', 'requiredBy', 'material', 'when', 'unit', 'min', 'max'] as const),
  ...(['durationUnit', 'options', 'steps', 'lowLabel', 'highLabel', 'reason', 'columns', 'minRows'] as const),
  ...(['record', 'items'] as const),
]

/** In the order of the newer version; what was removed stands where its section was, or at the end. */
export function compareTemplates(before: Template, after: Template): TemplateChange[] {
  const sectionsBefore = new Map(before.sections.map((section) => [section.key, section]))
  const fieldsBefore = placedFields(before)
  const fieldsAfter = placedFields(after)
  const moved = movedAmong(
    before.sections.map(({ key }) => key),
    after.sections.map(({ key }) => key),
  )
  const context = { before, after }
  return [
    ...changed(context, before, after, ofTemplate, { of: 'template', key: '', name: 'The template' }),
    ...after.sections.flatMap((section) => {
      const was = sectionsBefore.get(section.key)
      return [
        ...sectionChanges(context, was, section, moved.has(section.key)),
        ...section.fields.flatMap((field) => fieldChanges(context, fieldsBefore.get(field.key), { field, section })),
        ...(was?.fields ?? []).flatMap((field) =>
          fieldsAfter.has(field.key) ? [] : [removedField({ field, section: was! })],
        ),
        ...movedFields(was, section),
      ]
    }),
    ...before.sections
      .filter(({ key }) => !after.sections.some((section) => section.key === key))
      .flatMap((section) => [
        {
          kind: 'removed' as const,
          of: 'section' as const,
          key: section.key,
          name: section.name,
          words: `The section “${section.name}” is taken out.`,
        },
        ...section.fields.filter(({ key }) => !fieldsAfter.has(key)).map((field) => removedField({ field, section })),
      ]),
  ]
}

interface Context {
  before: Template
  after: Template
}

interface Placed {
  field: TemplateField
  section: TemplateSection
}

type Part = Pick<TemplateChange, 'of' | 'key' | 'name'>

function placedFields(template: Template): Map<string, Placed> {
  return new Map(
    template.sections.flatMap((section) => section.fields.map((field) => [field.key, { field, section }] as const)),
  )
}

const named = ({ field, section }: Placed) => `${section.name}: ${field.label || field.key}`

function sectionChanges(
  context: Context,
  was: TemplateSection | undefined,
  section: TemplateSection,
  isMoved: boolean,
): TemplateChange[] {
  const part: Part = { of: 'section', key: section.key, name: section.name }
  if (!was) {
    const who = propertyText('role', section.role, context.after)?.toLowerCase()
    return [{ ...part, kind: 'added', words: `The section “${section.name}” is new; the ${who} fills it.` }]
  }
  return [
    ...(isMoved ? [{ ...part, kind: 'moved' as const, words: `The section “${section.name}” has moved.` }] : []),
    ...changed(context, was, section, ofSection, part),
  ]
}

function fieldChanges(context: Context, was: Placed | undefined, now: Placed): TemplateChange[] {
  const { field, section } = now
  const part: Part = { of: 'field', key: field.key, name: named(now) }
  if (!was) {
    const must = field.required ? 'required' : 'may be left out'
    return [
      {
        ...part,
        kind: 'added',
        words: `“${field.label || field.key}” is a new question in “${section.name}” (${must}).`,
      },
    ]
  }
  const isElsewhere = was.section.key !== section.key
  const words = `“${field.label}” has moved from “${was.section.name}” to “${section.name}”.`
  return [
    ...(isElsewhere ? [{ ...part, kind: 'moved' as const, words }] : []),
    ...changed(context, was.field, field, ofField, part),
  ]
}

function removedField(was: Placed): TemplateChange {
  const words = `“${was.field.label || was.field.key}” is no longer asked.`
  return { kind: 'removed', of: 'field', key: was.field.key, name: named(was), words }
}

function movedFields(was: TemplateSection | undefined, section: TemplateSection): TemplateChange[] {
  if (!was) return []
  const moved = movedAmong(
    was.fields.map(({ key }) => key),
    section.fields.map(({ key }) => key),
  )
  return section.fields
    .filter(({ key }) => moved.has(key))
    .map((field) => ({
      kind: 'moved',
      of: 'field',
      key: field.key,
      name: named({ field, section }),
      words: `“${field.label}” stands at another place in “${section.name}”.`,
    }))
}

function changed<T extends object>(
  { before, after }: Context,
  was: T,
  now: T,
  properties: ReadonlyArray<keyof T & string>,
  part: Part,
): TemplateChange[] {
  return properties.flatMap((property) => {
    const old = propertyText(property, was[property] || undefined, before)
    const value = propertyText(property, now[property] || undefined, after)
    // Yes and no are always said; elsewhere nothing, an empty text and what is not given are the same.
    const [from, to] =
      property === 'required' || property === 'material'
        ? [
            propertyText(property, Boolean(was[property]), before),
            propertyText(property, Boolean(now[property]), after),
          ]
        : [zeroText(was[property]) ?? old, zeroText(now[property]) ?? value]
    if (from === to) return []
    const name = propertyLabels[property] ?? property
    return [
      {
        ...part,
        kind: 'changed' as const,
        property: name,
        before: from,
        after: to,
        words: sentence(part, name, from, to),
      },
    ]
  })
}

/** A smallest figure of 0 is a figure. */
const zeroText = (value: unknown) => (value === 0 ? '0' : null)

const MOST_IN_SENTENCE = 80

function sentence(part: Part, property: string, from: string | null, to: string | null): string {
  const what = `${part.name}, ${property.toLowerCase()}`
  if (to === null) return `${what}: taken out.`
  if (from === null) return `${what}: added.`
  const isShort = from.length + to.length < MOST_IN_SENTENCE && !`${from}${to}`.includes('\n')
  return isShort ? `${what}: was “${from}”, is now “${to}”.` : `${what}: reworded.`
}

/** Which of those in both lists must have been moved: all but the longest run that kept its order. */
export function movedAmong(before: readonly string[], after: readonly string[]): Set<string> {
  const place = new Map(before.map((key, at) => [key, at]))
  const common = after.filter((key) => place.has(key))
  const best: number[] = []
  const previous: number[] = []
  common.forEach((key, at) => {
    best[at] = 1
    previous[at] = -1
    for (let other = 0; other < at; other++) {
      if (place.get(common[other]!)! < place.get(key)! && best[other]! >= best[at]!) {
        best[at] = best[other]! + 1
        previous[at] = other
      }
    }
  })
  const kept = new Set<string>()
  for (let at = best.indexOf(Math.max(0, ...best)); at >= 0; at = previous[at]!) kept.add(common[at]!)
  return new Set(common.filter((key) => !kept.has(key)))
}
