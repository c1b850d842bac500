// What differs between two snapshots, field by field; long text section by section.
import type { ShownField } from './shown-fields'

export interface FieldChange {
  field: string
  note?: string
  before: string | null
  after: string | null
  verdict?: 'better' | 'worse'
  material: boolean
  whole?: boolean
}

export function compareFields(before: readonly ShownField[], after: readonly ShownField[]): FieldChange[] {
  const earlier = new Map(before.flatMap(inSections).map((field) => [field.key, field]))
  const changes: FieldChange[] = []
  for (const field of after.flatMap(inSections)) {
    const old = earlier.get(field.key)
    earlier.delete(field.key)
    if ((old?.text ?? null) !== field.text) changes.push(toChange(field, old?.text ?? null, field.text))
  }
  for (const field of earlier.values()) if (field.text !== null) changes.push(toChange(field, field.text, null))
  return changes
}

function toChange(field: ShownField, before: string | null, after: string | null): FieldChange {
  const isFigure = isNumber(before) && isNumber(after)
  return {
    field: field.label,
    ...(field.note ? { note: field.note } : {}),
    before,
    after,
    material: field.isMaterial,
    ...(isFigure || field.kind === 'digest' ? { whole: true } : {}),
    ...(isFigure && field.better ? { verdict: verdict(field.better, Number(before), Number(after)) } : {}),
  }
}

const isNumber = (text: string | null): text is string => text !== null && /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text)

function verdict(better: 'higher' | 'lower', before: number, after: number): 'better' | 'worse' {
  return after > before === (better === 'higher') ? 'better' : 'worse'
}

/** Long text is compared part by part under its headings: one changed sentence must not be lost in forty pages. */
function inSections(field: ShownField): ShownField[] {
  if (field.kind !== 'markdown' || field.text === null) return [field]
  const seen = new Map<string, number>()
  return sectionsOf(field.text).map(({ heading, text }) => {
    const count = (seen.get(heading) ?? 0) + 1
    seen.set(heading, count)
    const key = `${field.key}#${heading}#${count}`
    return { ...field, key, label: heading || `${field.label}, opening`, text: text || null, kind: 'text' as const }
  })
}

/** Parts of Markdown between its headings (of the `#` form, outside code), each with its heading's text. */
export function sectionsOf(markdown: string): Array<{ heading: string; text: string }> {
  const sections: Array<{ heading: string; lines: string[] }> = [{ heading: '', lines: [] }]
  let fence: string | null = null
  for (const line of markdown.split('\n')) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1]
    if (mark && fence === null) fence = mark
    else if (mark && fence !== null && mark.startsWith(fence)) fence = null
    const heading = fence === null ? /^ {0,3}#{1,6}\s+(.*?)(?:\s+#+)?\s*$/.exec(line)?.[1] : undefined
    if (heading === undefined) sections.at(-1)!.lines.push(line)
    else sections.push({ heading, lines: [] })
  }
  return sections
    .map(({ heading, lines }) => ({ heading, text: lines.join('\n').trim() }))
    .filter(({ heading, text }) => heading !== '' || text !== '')
}
