import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml'
import type { Located, LocatedEntry } from './located'
import { quote, type ReportDraft } from './report'
import { holdsNoCharacter, replaceNoCharacters, streamSafe } from './stream-safe'

// What references (*name) may add in all, in characters and entries: enough for any honest use, too little for a bomb.
const MAX_REFERENCED_WEIGHT = 262_144
const MAX_REFERENCED_DEPTH = 80
const NODE_WEIGHT = 8
const CORE_TAGS = new Set(
  ['map', 'seq', 'str', 'int', 'float', 'bool', 'null'].map((name) => `tag:yaml.org,2002:${name}`),
)

export class TooManyReferences extends Error {
  constructor(readonly line: number) {
    super('repeats parts of itself by references (*name) so often that it would grow without bounds.')
  }
}

type Place = (offset: number) => { line: number; column: number }

/** A parsed document as plain values with lines, every oddity reported once, where it stands. */
export function locateYaml(
  document: Document.Parsed,
  source: string,
  place: Place,
  what: string,
  report: ReportDraft,
): Located {
  const anchors = new Map<string, Located>()
  let referenced = 0

  function locate(node: Node | null | undefined, path: string, level: number, fallback: number): Located {
    const at = place(node?.range?.[0] ?? fallback)
    if (!node) return { ...at, path, depth: 0, weight: NODE_WEIGHT, kind: 'empty' }
    if (isAlias(node)) return follow(node.source, at, path, level)
    const marker = markerText(node, source)
    let located: Located
    if (marker !== null && path !== '') {
      report.problem({
        ...at,
        path,
        kind: 'unfilled',
        message: `${quote(marker)} is left over from a template. Put the real value here, or remove the key.`,
      })
    }
    if (marker !== null)
      located = { ...at, path, depth: 0, weight: NODE_WEIGHT + marker.length, kind: 'marker', text: marker }
    else if (isMap(node)) located = locateMap(node, at, path, level)
    else if (isSeq(node)) located = locateList(node, at, path, level)
    else located = locateScalar(node as Scalar, at, path)
    if (node.tag && !CORE_TAGS.has(node.tag)) {
      report.problem({
        ...at,
        path,
        message: `The mark ${quote(node.tag.replace('tag:yaml.org,2002:', '!!'))} before this value means nothing here; the value was read without it.`,
      })
    }
    if (node.anchor) anchors.set(node.anchor, located)
    return located
  }

  function follow(name: string, at: { line: number; column: number }, path: string, level: number): Located {
    const target = anchors.get(name)
    if (!target) {
      const text = `*${name}`
      report.problem({
        ...at,
        path,
        message: `${quote(text)} refers to something that is not defined above it. It was kept as text; put quotation marks around it if that is what it is.`,
      })
      return { ...at, path, depth: 0, weight: NODE_WEIGHT + text.length, kind: 'scalar', value: text, text }
    }
    referenced += target.weight
    if (referenced > MAX_REFERENCED_WEIGHT || level + target.depth > MAX_REFERENCED_DEPTH)
      throw new TooManyReferences(at.line)
    return { ...target, ...at, path }
  }

  function locateMap(node: YAMLMap, at: { line: number; column: number }, path: string, level: number): Located {
    const entries = new Map<string, LocatedEntry>()
    const starts: number[] = []
    let depth = 0
    let weight = NODE_WEIGHT
    for (const pair of node.items) {
      const keyNode = pair.key as Node | null
      const keyAt = place(keyNode?.range?.[0] ?? node.range?.[0] ?? 0)
      const key = keyText(keyNode, keyAt, path)
      if (level === 0) starts.push(keyAt.line)
      const childPath = path === '' ? key : `${path}.${key}`
      const value = locate(pair.value as Node | null, childPath, level + 1, keyNode?.range?.[1] ?? node.range?.[0] ?? 0)
      // An empty value has no place of its own; its key has.
      if (value.kind === 'empty') Object.assign(value, keyAt)
      if (key === '__proto__') {
        report.problem({
          ...keyAt,
          path: childPath,
          message: `A key may not be called “__proto__”. It and its value were left out; they stand in the kept text of ${what} only.`,
        })
        continue
      }
      const earlier = entries.get(key)
      if (earlier) {
        report.problem({
          ...keyAt,
          path: childPath,
          message: `“${key}” is written twice, first on line ${earlier.line}. This later one was used; the first stands in the kept text of ${what} only. Remove one of them.`,
        })
      }
      entries.set(key, { ...keyAt, value })
      depth = Math.max(depth, value.depth + 1)
      weight += key.length + value.weight
    }
    return { ...at, path, depth, weight, kind: 'map', entries, ...(level === 0 ? { starts } : {}) }
  }

  function keyText(node: Node | null, at: { line: number; column: number }, path: string): string {
    if (isScalar(node) && node.value !== null) {
      return clean(typeof node.value === 'string' ? node.value : (node.source ?? String(node.value)), at, path)
    }
    const text = node?.range ? source.slice(node.range[0], node.range[1]).trim() : ''
    report.problem({
      ...at,
      path,
      ...(text.startsWith('{') ? { kind: 'unfilled' as const } : {}),
      message:
        text === ''
          ? 'A colon here has no key before it.'
          : `The key ${quote(text)} is not a plain word; it was kept as it is written. Is it left over from a template?`,
    })
    return clean(text, at, path)
  }

  function locateList(node: YAMLSeq, at: { line: number; column: number }, path: string, level: number): Located {
    let depth = 0
    let weight = NODE_WEIGHT
    const items = node.items.map((item, i) => {
      const located = locate(item as Node | null, `${path}[${i}]`, level + 1, node.range?.[0] ?? 0)
      depth = Math.max(depth, located.depth + 1)
      weight += located.weight
      return located
    })
    return { ...at, path, depth, weight, kind: 'list', items }
  }

  function locateScalar(node: Scalar, at: { line: number; column: number }, path: string): Located {
    const { value } = node
    const base = { ...at, path, depth: 0 }
    if (value === null || value === undefined || value === '') return { ...base, weight: NODE_WEIGHT, kind: 'empty' }
    if (typeof value === 'number') {
      const text = node.source ?? String(value)
      const kept = plainNumber(value, text, base)
      return { ...base, weight: NODE_WEIGHT + text.length, kind: 'scalar', value: kept, text }
    }
    const text = clean(typeof value === 'boolean' ? (node.source ?? String(value)) : String(value), at, path)
    return {
      ...base,
      weight: NODE_WEIGHT + text.length,
      kind: 'scalar',
      value: typeof value === 'boolean' ? value : text,
      text,
    }
  }

  /** Canonical JSON has neither NaN nor infinity, and no two readers agree on integers beyond 2^53. */
  function plainNumber(
    value: number,
    text: string,
    at: { line: number; column: number; path: string },
  ): number | string {
    const { line, column, path } = at
    if (Number.isNaN(value) || /inf/i.test(text)) {
      const kept = Number.isNaN(value) ? 'NaN' : value < 0 ? '-Infinity' : 'Infinity'
      report.problem({
        line,
        column,
        path,
        message: `${quote(text)} is not a finite number. It was kept as the text “${kept}”.`,
      })
      return kept
    }
    if (Math.abs(value) > Number.MAX_SAFE_INTEGER) {
      report.problem({
        line,
        column,
        path,
        message: `The number ${quote(text)} is too large to be kept exactly as a number (beyond 2^53). It was kept as text.`,
      })
      return text
    }
    return value === 0 ? 0 : value
  }

  function clean(written: string, at: { line: number; column: number }, path: string): string {
    // Escapes can say what the text of the file could not.
    const text = streamSafe(written)
    if (!holdsNoCharacter(text)) return text
    report.problem({
      ...at,
      path,
      message:
        'This text holds an escape such as \\0 or \\uD800 that stands for no character. It was replaced by “\ufffd”.',
    })
    return replaceNoCharacters(text)
  }

  return locate(document.contents, '', 0, 0)
}

const MARKER = /^\{\{?[^{}\n]{0,200}\}?\}$/
const QUOTED_MARKER = /^\s*(?:\{\{[^{}\n]{0,200}\}\}|\[?(?:more information needed|needs more information)\]?)\s*$/i

/** `{{ license }}` and `{license}` are YAML groups to a parser, and markers of a template to everybody else. */
function markerText(node: Node, source: string): string | null {
  if (isScalar(node)) return typeof node.value === 'string' && QUOTED_MARKER.test(node.value) ? node.value.trim() : null
  if (!isMap(node) || !node.flow || node.items.length !== 1 || !node.range) return null
  const value = node.items[0]?.value
  if (value !== null && value !== undefined && !(isScalar(value) && value.value === null)) return null
  const text = source.slice(node.range[0], node.range[1]).trim()
  return MARKER.test(text) ? text : null
}
