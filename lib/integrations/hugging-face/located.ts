import type { Json } from '@/lib/model-cards/vocabulary'

/** A value of the front matter that knows where it stands. */
export type Located = { line: number; column: number; path: string; depth: number; weight: number } & (
  | { kind: 'map'; entries: Map<string, LocatedEntry> }
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

export function textOf(node: Located | undefined): string | null {
  if (node?.kind !== 'scalar') return null
  return node.text.normalize('NFC').trim() || null
}

export function child(node: Located, key: string): Located | undefined {
  return node.kind === 'map' ? node.entries.get(key)?.value : undefined
}
