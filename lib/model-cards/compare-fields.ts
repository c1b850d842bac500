// What differs between two snapshots that were hashed, field by field; long text section by section.
import type { SnapshotChange } from '@/lib/approvals/views'
import { canonicalJson } from '@/lib/audit/canonical-json'
import { clipPair } from './clip-pair'
import { fieldLabel } from './field-names'
import { textOf } from './field-text'
import { type ShownField, shownFields } from './shown-fields'

type Fields = Record<string, unknown>

export function compareFields(before: Fields, after: Fields, materialFields: readonly string[]): SnapshotChange[] {
  const was = shownFields(before, materialFields).flatMap(inSections)
  const is = shownFields(after, materialFields).flatMap(inSections)
  const names = new Set([...is, ...was].map(({ name }) => name))
  return [...names]
    .sort((one, other) => rank(one) - rank(other))
    .flatMap((name) => {
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

/** What people decide on comes before what only has to be the same: results, what the card says, then names and digests. */
function rank(name: string): number {
  if (name === 'card.results') return 0
  if (name === 'card.body') return 1
  return name.startsWith('card.') ? 2 : 3
}

function comparePieces(before: ShownField[], after: ShownField[]): SnapshotChange[] {
  const earlier = new Map(before.map((field) => [field.key, field]))
  const gone = before.filter(({ key }) => !after.some((field) => field.key === key))
  const changes: SnapshotChange[] = []
  for (const field of after) {
    const same = earlier.get(field.key)
    // Each version is measured on newer data: the same figure, though not on the same part.
    const paired = same ? -1 : gone.findIndex(({ figure }) => figure && figure.pair === field.figure?.pair)
    const old = same ?? (paired < 0 ? undefined : gone.splice(paired, 1)[0])
    if (old?.text !== field.text || !same) changes.push(toChange(field, old, field))
  }
  for (const field of gone) if (field.text !== null) changes.push(toChange(field, field, undefined))
  return changes.filter(({ before: was, after: is }) => was !== is)
}

function toChange(field: ShownField, before: ShownField | undefined, after: ShownField | undefined): SnapshotChange {
  const isMoved = before?.figure && after?.figure && before.figure.place !== after.figure.place
  const textIn = (side: ShownField | undefined) =>
    isMoved && side?.figure ? `${side.figure.value}, ${side.figure.place || 'all of it'}` : (side?.text ?? null)
  const was = before?.figure?.value ?? before?.text ?? null
  const is = after?.figure?.value ?? after?.text ?? null
  const isFigure = isNumber(was) && isNumber(is)
  const note = before?.figure && after?.figure ? field.figure?.note : field.note
  return {
    field: field.label,
    ...(note ? { note } : {}),
    ...clipPair(textIn(before), textIn(after)),
    material: field.isMaterial,
    ...((isFigure && !isMoved) || field.kind === 'digest' ? { whole: true } : {}),
    ...(isFigure && was !== is && field.figure?.better
      ? { verdict: verdict(field.figure.better, Number(was), Number(is)) }
      : {}),
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
  return sectionsOf(field.text).map(({ line, heading, text }) => {
    const count = (seen.get(line) ?? 0) + 1
    seen.set(line, count)
    const label = heading || `${field.label}, opening`
    return { ...field, key: `${field.key}#${line}#${count}`, label, text, kind: 'text' as const }
  })
}

interface TextSection {
  /** The heading's own line, with its level; empty for the text before the first one. */
  line: string
  heading: string
  text: string
}

/** Parts of Markdown between its headings (of the `#` form, outside code). */
export function sectionsOf(markdown: string): TextSection[] {
  const sections: Array<{ line: string; heading: string; lines: string[] }> = [{ line: '', heading: '', lines: [] }]
  let fence: string | null = null
  for (const line of markdown.split('\n')) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1]
    if (mark && fence === null) fence = mark
    else if (mark && fence !== null && mark.startsWith(fence)) fence = null
    const heading = fence === null ? /^ {0,3}#{1,6}\s+(.*?)(?:\s+#+)?\s*$/.exec(line)?.[1] : undefined
    if (heading === undefined) sections.at(-1)!.lines.push(line)
    else sections.push({ line, heading, lines: [] })
  }
  return sections
    .map(({ line, heading, lines }) => ({ line, heading, text: lines.join('\n').trim() }))
    .filter(({ line, text }) => line !== '' || text !== '')
}
