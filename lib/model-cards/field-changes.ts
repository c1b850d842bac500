// What differs between two states of a model version, in pieces a person can read: a result, a section, a key of the front matter.
import { canonicalJson } from '@/lib/audit/canonical-json'
import { clipPair } from './clip-pair'
import { fieldLabel } from './field-names'
import type { Json, ModelCardContent, ModelCardResult, ModelCardSection } from './vocabulary'

export interface FieldChange {
  /** The field of the snapshot, which decides whether the change is material. */
  name: string
  label: string
  note?: string
  /** Null where the field was not there, or is no more. */
  before: string | null
  after: string | null
  material: boolean
}

/** A version with the content that its card has in one revision. */
export interface CardState {
  fields: Record<string, unknown>
  content: ModelCardContent
}

type Piece = { label: string; note?: string; value: string }
type Pieces = Map<string, Piece>

/** Every field that differs; long ones in pieces, each under the name of the field it belongs to. */
export function describeChanges(before: CardState, after: CardState, materialFields: readonly string[]): FieldChange[] {
  const names = new Set([...Object.keys(before.fields), ...Object.keys(after.fields)])
  return [...names].flatMap((name) => {
    const was = before.fields[name] ?? null
    const is = after.fields[name] ?? null
    if (canonicalJson(was) === canonicalJson(is)) return []
    const material = materialFields.includes(name)
    const pieces = piecesOf(name, before, after)
    const changes = pieces ? changedPieces(name, pieces[0], pieces[1], material) : []
    if (changes.length > 0) return changes
    // Order and spacing are hashed too: where no piece differs, the whole does.
    return [{ name, label: fieldLabel(name), material, ...clipPair(textOf(was), textOf(is)) }]
  })
}

function piecesOf(name: string, before: CardState, after: CardState): [Pieces, Pieces] | null {
  if (name === 'card.results') return [resultPieces(before.content.results), resultPieces(after.content.results)]
  if (name === 'card.body') return [sectionPieces(before.content.sections), sectionPieces(after.content.sections)]
  if (name === 'card.other') return [keyPieces(before.content.other), keyPieces(after.content.other)]
  return null
}

function changedPieces(name: string, before: Pieces, after: Pieces, material: boolean): FieldChange[] {
  const changes: FieldChange[] = []
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const was = before.get(key)
    const is = after.get(key)
    if (was?.value === is?.value) continue
    const { label, note } = (is ?? was)!
    const { before: left, after: right } = clipPair(was?.value ?? null, is?.value ?? null)
    changes.push({ name, label, ...(note ? { note } : {}), before: left, after: right, material })
  }
  return changes
}

function resultPieces(results: readonly ModelCardResult[]): Pieces {
  const pieces: Pieces = new Map()
  for (const { line: _, path: __, ...result } of results) {
    const metric = result.name ?? result.metric ?? 'unnamed metric'
    const dataset = [result.datasetName ?? result.dataset, result.config, result.split].filter(Boolean).join(', ')
    const base = canonicalJson([result.model, result.task, result.dataset, result.config, result.split, metric])
    let key = base
    for (let n = 2; pieces.has(key); n++) key = `${base} ${n}`
    const { value, unit, ...rest } = result
    const shown = `${value}${unit ? ` ${unit}` : ''}`
    // Identity and value are in sight; anything else of the result (a token, arguments, a source) is spelt out.
    const extra = Object.fromEntries(
      Object.entries(rest).filter(([, item]) => item !== null && item !== undefined && item !== false),
    )
    pieces.set(key, {
      label: `Result: ${metric}`,
      ...(dataset ? { note: dataset } : {}),
      value: `${shown}\n${Object.entries(extra)
        .map(([field, item]) => `${field}: ${textOf(item)}`)
        .join('\n')}`,
    })
  }
  return pieces
}

function sectionPieces(sections: readonly ModelCardSection[]): Pieces {
  return new Map(
    sections.map(({ key, heading, level, markdown }) => [
      key,
      { label: heading || 'Introduction', value: `${level > 0 ? `${'#'.repeat(level)} ${heading}\n` : ''}${markdown}` },
    ]),
  )
}

function keyPieces(other: { [key: string]: Json }): Pieces {
  return new Map(Object.entries(other).map(([key, value]) => [key, { label: key, value: textOf(value) ?? '' }]))
}

/** A value as a person reads it; null stays null. */
export function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null
  if (typeof value === 'string') return value
  if (Array.isArray(value)) {
    const items = value.filter((item) => item !== null)
    if (items.every((item) => typeof item !== 'object')) return items.length > 0 ? items.join(', ') : null
  }
  return typeof value === 'object' ? JSON.stringify(value, null, 1) : String(value)
}
