export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/** A value of a YAML or JSON file that knows where it stands. */
export type Located = {
  line: number
  column: number
  path: string
  depth: number
  weight: number
} & ( // `starts`: at the top of a YAML file, the lines of all its keys, also of those written twice.
  | { kind: 'map'; entries: Map<string, LocatedEntry>; starts?: number[] }
  | { kind: 'list'; items: Located[] }
  // `text` is as written, so that a version 1.10 or a revision 1e5 read as text keeps its digits.
  | { kind: 'scalar'; value: string | number | boolean; text: string }
  | { kind: 'empty' }
  // A template's marker, e.g. {{ license }}.
  | { kind: 'marker'; text: string }
)

export interface LocatedEntry {
  line: number
  column: number
  value: Located
}

export function toJson(node: Located): Json {
  switch (node.kind) {
    case 'map': {
      const object: { [key: string]: Json } = {}
      for (const [key, entry] of node.entries) object[key] = toJson(entry.value)
      return object
    }
    case 'list':
      return node.items.map(toJson)
    case 'scalar':
      return node.value
    case 'marker':
      return node.text
    case 'empty':
      return null
  }
}

/** Text, or a number or a yes as it is written; null where there is none. */
export function textOf(node: Located | undefined): string | null {
  if (node?.kind !== 'scalar') return null
  return node.text.normalize('NFC').trim() || null
}

const DECIMAL = /^[+-]?\d{1,400}(?:\.\d{1,400})?(?:[eE][+-]?\d{1,4})?$/

/** A finite number, also one that is written as text (`"12"`); null where there is none. */
export function numberOf(node: Located | undefined): number | null {
  if (node?.kind !== 'scalar' || typeof node.value === 'boolean') return null
  if (typeof node.value === 'number') return node.value
  const text = node.value.trim()
  const value = DECIMAL.test(text) ? Number(text) : Number.NaN
  return Number.isFinite(value) ? value : null
}

export function booleanOf(node: Located | undefined): boolean | null {
  return node?.kind === 'scalar' && typeof node.value === 'boolean' ? node.value : null
}

export function child(node: Located | undefined, key: string): Located | undefined {
  return node?.kind === 'map' ? node.entries.get(key)?.value : undefined
}

/** What a group holds, in the file's order; nothing for anything else. */
export function entries(node: Located | undefined): Array<[string, LocatedEntry]> {
  return node?.kind === 'map' ? [...node.entries] : []
}

/** Whether there is nothing there: no such key, no value, an empty list or group. */
export function isNothing(node: Located | undefined): boolean {
  if (!node || node.kind === 'empty') return true
  if (node.kind === 'list') return node.items.length === 0
  return node.kind === 'map' && node.entries.size === 0
}

/** A value in one line, as JSON would have it; text as it is. */
export function writtenText(node: Located): string {
  return node.kind === 'scalar' ? node.text : JSON.stringify(toJson(node))
}
