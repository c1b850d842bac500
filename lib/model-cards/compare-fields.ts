// What differs between two snapshots that were hashed, field by field; long text section by section.
import type { SnapshotChange } from '@/lib/approvals/views'
import { canonicalJson } from '@/lib/audit/canonical-json'
import { clipPair } from './clip-pair'
import { textOf } from './field-text'
import type { ShownField } from './shown-fields'
import { RESULTS_FIELD } from './vocabulary'

/** A snapshot with what is shown of it. */
export interface ComparedSide {
  fields: Record<string, unknown>
  shown: ShownField[]
}

export function compareFields(before: ComparedSide, after: ComparedSide): SnapshotChange[] {
  const was = before.shown.flatMap(inSections)
  const is = after.shown.flatMap(inSections)
  const names = new Set([...is, ...was].map(({ name }) => name))
  return [...names]
    .sort((one, other) => rank(one, is, was) - rank(other, is, was))
    .flatMap((name) => {
      if (canonicalJson(before.fields[name] ?? null) === canonicalJson(after.fields[name] ?? null)) return []
      const pieces = comparePieces(
        was.filter((field) => field.name === name),
        is.filter((field) => field.name === name),
      )
      if (pieces.length > 0) return pieces
      // Order and spacing are hashed too: where no piece differs, the whole does.
      const shown = [...after.shown, ...before.shown].find((field) => field.name === name)!
      return [
        {
          field: shown.label,
          material: shown.isMaterial,
          ...clipPair(textOf(before.fields[name]), textOf(after.fields[name])),
        },
      ]
    })
}

/** What people decide on comes before what only has to be the same: results, what the card says, then names and digests. */
function rank(name: string, ...sides: ShownField[][]): number {
  if (name === `card.${RESULTS_FIELD}`) return 0
  if (!name.startsWith('card.') || name === 'card.template') return 3
  return sides.some((side) => side.some((field) => field.name === name && field.kind === 'markdown')) ? 1 : 2
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
  const sections = sectionsOf(field.text)
  return sections.map(({ line, heading, text }) => {
    const count = (seen.get(line) ?? 0) + 1
    seen.set(line, count)
    const label = heading || (sections.length === 1 ? field.label : `${field.label}, opening`)
    return { ...field, key: `${field.key}#${line}#${count}`, label, text }
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
