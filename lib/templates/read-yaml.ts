// Reads a template out of YAML that people edit by hand: everything that is wrong with it is told by line and column.
import {
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  visit,
  type YAMLMap,
} from 'yaml'
import { templateSchema } from './definition'
import { problemsOf } from './problems'
import type { FileProblem, TemplateProblem } from './views'
import type { Template } from './vocabulary'

export const MAX_TEMPLATE_FILE = 512 * 1024
const MOST_PROBLEMS = 50
const TOO_DEEP = 'This is nested too deeply to be a template.'

export type ReadTemplate = { template: Template } | { problems: FileProblem[] }

type Step = string | number
type Found = { offset: number; message: string; path: Step[] }

/** The template of a file, with `version` as the caller counts it: what the file says about that is only for its reader. */
export function readTemplateFile(bytes: Uint8Array, version?: number): ReadTemplate {
  const whole = (message: string): ReadTemplate => ({
    problems: [{ line: 1, column: 1, place: '', message, excerpt: '' }],
  })
  if (bytes.length > MAX_TEMPLATE_FILE) return whole('The file is over 512 KiB; a template is much smaller.')
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return whole('The file is not UTF-8 text. Save it as UTF-8.')
  }
  if (text.trim() === '') return whole('The file is empty.')
  try {
    return readTemplateText(text, version)
  } catch (error) {
    if (error instanceof RangeError) return whole(TOO_DEEP)
    throw error
  }
}

function readTemplateText(text: string, version: number | undefined): ReadTemplate {
  const lines = new LineCounter()
  // Its own search for duplicates compares each key with each other one; ours is below.
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: false })
  const root = document.contents
  const told = (found: Found[], definition: unknown): ReadTemplate => ({
    problems: found
      .sort((a, b) => a.offset - b.offset)
      .slice(0, MOST_PROBLEMS)
      .map(({ offset, message, path }) => {
        const { line, col } = lines.linePos(offset)
        const excerpt = excerptAt(text, lines.lineStarts[line - 1] ?? 0)
        return { line: Math.max(1, line), column: Math.max(1, col), place: placeOf(path, definition), message, excerpt }
      }),
  })
  const broken = [...document.errors, ...document.warnings].map(({ pos, message, code }) => ({
    offset: pos[0],
    message: syntaxWords[code] ?? (/call stack/.test(message) ? TOO_DEEP : `This is not YAML: ${message}`),
    path: [],
  }))
  if (broken.length > 0) return told(broken, null)
  const forbidden = root ? forbiddenIn(root) : []
  if (forbidden.length > 0) return told(forbidden, null)
  const written: unknown = document.toJS()
  if (!isMap(root) || typeof written !== 'object' || written === null) {
    const message = 'A template begins with “key: …”, then its version, name, stage, purpose and sections.'
    return told([{ offset: 0, message, path: [] }], null)
  }
  const definition = version === undefined ? written : { ...written, version }
  const problems = problemsOf(definition)
  if (problems.length > 0) {
    const made = new Map<YAMLMap, Pairs>()
    return told(
      problems.map((problem) => ({ ...problem, offset: offsetOf(root, problem, made) })),
      definition,
    )
  }
  return { template: templateSchema.parse(definition) }
}

const LONGEST_EXCERPT = 160

function excerptAt(text: string, start: number): string {
  const line = text.slice(start, start + LONGEST_EXCERPT).split(/\r?\n/, 1)[0] ?? ''
  return line.trimEnd()
}

const syntaxWords: Partial<Record<string, string>> = {
  MULTIPLE_DOCS: 'A second document begins here; one file holds one template.',
  TAB_AS_INDENT: 'Indent with spaces, not with a tab.',
  BAD_INDENT: 'The indentation does not fit what stands above.',
  MISSING_CHAR: 'A quote or a bracket is not closed, or a colon is missing.',
  TAG_RESOLVE_FAILED: 'Tags (!) are not read here.',
}

/** Names that stand twice in one group, and aliases: a few lines of them can be made to stand for gigabytes. */
function forbiddenIn(root: Node): Found[] {
  const found: Found[] = []
  visit(root, {
    Map(_, map) {
      const seen = new Set<unknown>()
      for (const pair of map.items) {
        const key = isScalar(pair.key) ? String(pair.key.value) : pair.key
        if (seen.has(key)) found.push({ offset: startOf(pair), message: `“${key}” stands here twice.`, path: [] })
        seen.add(key)
      }
    },
    Node(_, node) {
      const isAnchored = !isAlias(node) && Boolean((node as { anchor?: string }).anchor)
      if (!isAlias(node) && !isAnchored) return
      const message = 'Anchors and aliases (& and *) are not read here; write the text out.'
      found.push({ offset: node.range?.[0] ?? 0, message, path: [] })
    },
  })
  return found
}

function startOf(part: unknown): number {
  if (isPair(part)) return startOf((part as Pair).key)
  return isNode(part) ? (part.range?.[0] ?? 0) : 0
}

type Pairs = Map<string, Pair>

/** The pairs of a group by name, made once a group: a file may have tens of thousands. */
function pairsOf(map: YAMLMap, made: Map<YAMLMap, Pairs>): Pairs {
  const pairs =
    made.get(map) ?? new Map(map.items.map((pair) => [isScalar(pair.key) ? String(pair.key.value) : '', pair]))
  made.set(map, pairs)
  return pairs
}

/** Where a path leads in the text; what is missing is told where the group that lacks it begins. */
function offsetOf(root: Node, { path, isName }: TemplateProblem, made: Map<YAMLMap, Pairs>): number {
  let at: unknown = root
  let offset = startOf(root)
  for (const [depth, step] of path.entries()) {
    const isLast = depth === path.length - 1
    if (isMap(at)) {
      const pair = pairsOf(at, made).get(String(step))
      if (!pair) return offset
      const value = pair.value
      // A group or a list that is wrong as a whole is named by its key; a value by itself.
      offset =
        isScalar(value) && isLast && !isName && value.range![1] > value.range![0] ? startOf(value) : startOf(pair)
      at = value
    } else if (isSeq(at)) {
      const item = at.items[Number(step)]
      if (item === undefined) return offset
      offset = startOf(item)
      at = item
    } else return offset
  }
  return offset
}

const wordOf: Record<string, string> = { sections: 'section', fields: 'field', columns: 'column', when: 'condition' }

/** “section “value”, field “cost”, label” */
function placeOf(path: Step[], definition: unknown): string {
  const words: string[] = []
  let at: unknown = definition
  for (const [depth, step] of path.entries()) {
    const next = (at as Record<Step, unknown> | null | undefined)?.[step]
    const list = path[depth - 1]
    if (typeof step === 'number') {
      const key = (next as { key?: unknown } | null | undefined)?.key
      words.push(`${wordOf[String(list)] ?? list} ${typeof key === 'string' ? `“${key}”` : step + 1}`)
    } else if (typeof path[depth + 1] !== 'number') words.push(step)
    at = next
  }
  return words.join(', ')
}

/** “Line 12, column 9 (section “value”, field “cost”, kind): One of …” */
export function problemLine({ line, column, place, message }: FileProblem): string {
  return `Line ${line}, column ${column}${place ? ` (${place})` : ''}: ${message}`
}
