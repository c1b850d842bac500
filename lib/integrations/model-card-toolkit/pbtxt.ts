import type { Located, LocatedEntry } from '../reading/located'
import { quote, type ReportDraft } from '../reading/report'

const MAX_DEPTH = 60
const MAX_VALUES = 50_000
const TOKEN =
  /[ \t\r\n]+|#[^\n]*|"(?:[^"\\\n]|\\[^\n])*"|'(?:[^'\\\n]|\\[^\n])*'|[A-Za-z_][\w.]*|-?[\d.][\w.+-]*|[{}:<>[\],;]|[\s\S]/y

interface Token {
  text: string
  line: number
  column: number
}

interface Open {
  path: string
  closing: string
  entries: Map<string, LocatedEntry>
  at: { line: number; column: number }
}

/**
 * The text form of protocol buffers: fields that repeat become lists. Null, with the fault reported, where it is broken.
 * Read with a stack of its own, so that no depth of nesting can exhaust another.
 */
export function readPbtxt(text: string, report: ReportDraft): Located | null {
  const next = tokensOf(text)
  const root: Open = { path: '', closing: '', entries: new Map(), at: { line: 1, column: 1 } }
  const stack = [root]
  const fault = ({ line, column }: { line: number; column: number }, message: string): null => {
    report.fault({ line, column, message })
    return null
  }
  let values = 0
  let token = next()
  while (token) {
    const open = stack.at(-1)!
    const name = token
    if (name.text === ',' || name.text === ';') token = next()
    else if (name.text === open.closing) {
      stack.pop()
      token = next()
    } else if (!/^[A-Za-z_]/.test(name.text))
      return fault(name, `The name of a field should stand here, not ${quote(name.text)}.`)
    else if (++values > MAX_VALUES) return fault(name, 'The file holds more values than can be read.')
    else {
      const path = open.path === '' ? name.text : `${open.path}.${name.text}`
      token = next()
      if (token?.text === ':') token = next()
      if (!token) return fault(name, `The field ${quote(name.text)} has no value. Is the file cut off?`)
      const given = token
      if (given.text === '{' || given.text === '<') {
        if (stack.length > MAX_DEPTH) return fault(given, `Groups are nested more than ${MAX_DEPTH} levels deep here.`)
        const entries = new Map<string, LocatedEntry>()
        add(open, name, { ...place(given), path, depth: 1, weight: 1, kind: 'map', entries })
        stack.push({ path, closing: given.text === '{' ? '}' : '>', entries, at: place(name) })
        token = next()
        continue
      }
      if (given.text === '"' || given.text === "'")
        return fault(given, 'The quotation mark here is never closed on its line.')
      if (/^[^\w"'.-]/.test(given.text))
        return fault(given, `A value should follow the field ${quote(name.text)}, not ${quote(given.text)}.`)
      let value = unquoted(given.text)
      token = next()
      // Texts that follow one another are one.
      while (isText(given) && token && isText(token)) {
        value += unquoted(token.text)
        token = next()
      }
      const at = { ...place(given), path, depth: 0, weight: value.length }
      add(open, name, value === '' ? { ...at, kind: 'empty' } : { ...at, kind: 'scalar', value, text: value })
    }
  }
  const open = stack.at(-1)!
  if (open !== root) return fault(open.at, 'The group that starts here is never closed. Is the file cut off?')
  return { line: 1, column: 1, path: '', depth: 1, weight: 1, kind: 'map', entries: root.entries }
}

function isText({ text }: Token): boolean {
  return /^["'][\s\S]/.test(text)
}

function place({ line, column }: Token): { line: number; column: number } {
  return { line, column }
}

function add({ entries }: Open, name: Token, value: Located): void {
  if (name.text === '__proto__') return
  const earlier = entries.get(name.text)
  if (!earlier) entries.set(name.text, { ...place(name), value })
  else if (earlier.value.kind === 'list') earlier.value.items.push(value)
  else {
    const { line, column, path } = earlier.value
    earlier.value = { line, column, path, depth: 2, weight: 1, kind: 'list', items: [earlier.value, value] }
  }
}

/** One token after another, without spaces and comments; undefined at the end. */
function tokensOf(text: string): () => Token | undefined {
  let position = 0
  let line = 1
  let start = 0
  return () => {
    while (position < text.length) {
      const index = position
      TOKEN.lastIndex = position
      TOKEN.test(text)
      position = TOKEN.lastIndex
      const token = text.slice(index, position)
      const at = { text: token, line, column: index - start + 1 }
      for (let feed = token.indexOf('\n'); feed !== -1; feed = token.indexOf('\n', feed + 1)) {
        line++
        start = index + feed + 1
      }
      if (!/^[\s#]/.test(token)) return at
    }
    return undefined
  }
}

const ESCAPED: Record<string, string> = { n: '\n', t: '\t', r: '\r' }

function unquoted(token: string): string {
  if (!/^["']/.test(token) || token.length < 2) return token
  return token.slice(1, -1).replace(/\\([\s\S])/g, (_, mark: string) => ESCAPED[mark] ?? mark)
}
