// What differs between two snapshots that were hashed, field by field; long text section by section.
import { canonicalJson } from '@/lib/audit/canonical-json'
import { clipPair } from './clip-pair'
import { fieldLabel } from './field-names'
import { textOf } from './field-text'
import { type ShownField, shownFields } from './shown-fields'

export interface SnapshotChange {
  field: string
  note?: string
  before: string | null
  after: string | null
  verdict?: 'better' | 'worse'
  material: boolean
  whole?: boolean
}

type Fields = Record<string, unknown>

export function compareFields(before: Fields, after: Fields, materialFields: readonly string[]): SnapshotChange[] {
  const was = shownFields(before, materialFields).flatMap(inSections)
  const is = shownFields(after, materialFields).flatMap(inSections)
  const names = new Set([...is, ...was].map(({ name }) => name))
  return [...names].flatMap((name) => {
    if (canonicalJson(before[name] ?? null) === canonicalJson(after[name] ?? null)) return []
    const pieces = comparePieces(
      was.filter((field) => field.name === name),
      is.filter((field) => field.name === name),
    )
    if (pieces.length > 0) return pieces
    // Order and spacing are hashed too: where no piece differs, the whole does.
    const material = materialFields.includes(name)
    return [{ field: fieldLabel(name), material, ...clipPair(textOf(before[name]), textOf(after[name])) }]
  })
}

function comparePieces(before: ShownField[], after: ShownField[]): SnapshotChange[] {
  const earlier = new Map(before.map((field) => [field.key, field]))
  const changes: SnapshotChange[] = []
  for (const field of after) {
    const old = earlier.get(field.key)?.text ?? null
    earlier.delete(field.key)
    if (old !== field.text) changes.push(toChange(field, old, field.text))
  }
  for (const field of earlier.values()) if (field.text !== null) changes.push(toChange(field, field.text, null))
  return changes
}

function toChange(field: ShownField, before: string | null, after: string | null): SnapshotChange {
  const isFigure = isNumber(before) && isNumber(after)
  return {
    field: field.label,
    ...(field.note ? { note: field.note } : {}),
    ...clipPair(before, after),
    material: field.isMaterial,
    ...(isFigure || field.kind === 'digest' ? { whole: true } : {}),
    ...(isFigure && field.better ? { verdict: verdict(field.better, Number(before), Number(after)) } : {}),
  }
}

const isNumber = (text: string | null): text is string => text !== null && /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text)

function verdict(better: 'higher' | 'lower', before: number, after: number): 'better' | 'worse' {
  return after > before === (better === 'higher') ? 'better' : 'worse'
}

/** One changed sentence must not be lost in forty pages: Markdown is compared part by part under its headings. */
function inSections(field: ShownField): ShownField[] {
  if (field.kind !== 'markdown' || field.text === null) return [field]
  const seen = new Map<string, number>()
  return sectionsOf(field.text).map(({ heading, text }) => {
    const count = (seen.get(heading) ?? 0) + 1
    seen.set(heading, count)
    const label = heading || `${field.label}, opening`
    return { ...field, key: `${field.key}#${heading}#${count}`, label, text: text || null, kind: 'text' as const }
  })
}

/** Parts of Markdown between its headings (of the `#` form, outside code), the heading's line included. */
export function sectionsOf(markdown: string): Array<{ heading: string; text: string }> {
  const sections: Array<{ heading: string; lines: string[] }> = [{ heading: '', lines: [] }]
  let fence: string | null = null
  for (const line of markdown.split('\n')) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1]
    if (mark && fence === null) fence = mark
    else if (mark && fence !== null && mark.startsWith(fence)) fence = null
    const heading = fence === null ? /^ {0,3}#{1,6}\s+(.*?)(?:\s+#+)?\s*$/.exec(line)?.[1] : undefined
    if (heading === undefined) sections.at(-1)!.lines.push(line)
    else sections.push({ heading, lines: [line] })
  }
  return sections
    .map(({ heading, lines }) => ({ heading, text: lines.join('\n').trim() }))
    .filter(({ heading, text }) => heading !== '' || text !== '')
}
