import type { Located, LocatedEntry } from '../reading/located'
import { quote, type ReportDraft } from '../reading/report'

const MAX_DEPTH = 60
const MAX_VALUES = 200_000
const TOKEN =
  /[ \t\r\n]+|#[^\n]*|"(?:[^"\\\n]|\\[^\n])*"|'(?:[^'\\\n]|\\[^\n])*'|[A-Za-z_][\w.]*|-?[\d.][\w.+-]*|[{}:<>[\],;]|[\s\S]/gy

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
  const tokens = tokensOf(text)
  const root: Open = { path: '', closing: '', entries: new Map(), at: { line: 1, column: 1 } }
  const stack = [root]
  let values = 0
  let i = 0
  const fault = (token: Token | undefined, message: string): null => {
    const at = token ?? tokens.at(-1) ?? { line: 1, column: 1 }
    report.fault({ line: at.line, column: at.column, message })
    return null
  }
  while (i < tokens.length) {
    const open = stack.at(-1)!
    const token = tokens[i]!
    if (token.text === ',' || token.text === ';') i++
    else if (token.text === open.closing) {
      stack.pop()
      i++
    } else if (!/^[A-Za-z_]/.test(token.text))
      return fault(token, `The name of a field should stand here, not ${quote(token.text)}.`)
    else if (++values > MAX_VALUES) return fault(token, 'The file holds more values than can be read.')
    else {
      const path = open.path === '' ? token.text : `${open.path}.${token.text}`
      let next = tokens[++i]
      if (next?.text === ':') next = tokens[++i]
      if (!next) return fault(token, `The field ${quote(token.text)} has no value. Is the file cut off?`)
      if (next.text === '{' || next.text === '<') {
        if (stack.length > MAX_DEPTH) return fault(next, `Groups are nested more than ${MAX_DEPTH} levels deep here.`)
        const entries = new Map<string, LocatedEntry>()
        add(open, token, { ...place(next), path, depth: 1, weight: 1, kind: 'map', entries })
        stack.push({ path, closing: next.text === '{' ? '}' : '>', entries, at: place(token) })
        i++
        continue
      }
      if (next.text === '"' || next.text === "'")
        return fault(next, 'The quotation mark here is never closed on its line.')
      if (/^[{}<>[\]:,;]/.test(next.text) || /^[^\w"'.-]/.test(next.text))
        return fault(next, `A value should follow the field ${quote(token.text)}, not ${quote(next.text)}.`)
      let value = unquoted(next.text)
      const isText = /^["']/.test(next.text)
      // Texts that follow one another are one.
      while (isText && /^["']/.test(tokens[++i]?.text ?? '')) value += unquoted(tokens[i]!.text)
      if (!isText) i++
      add(open, token, {
        ...place(next),
        path,
        depth: 0,
        weight: value.length,
        ...(value === '' ? { kind: 'empty' } : { kind: 'scalar', value, text: value }),
      })
    }
  }
  const open = stack.at(-1)!
  if (open !== root) {
    report.fault({ ...open.at, message: 'The group that starts here is never closed. Is the file cut off?' })
    return null
  }
  return { line: 1, column: 1, path: '', depth: 1, weight: 1, kind: 'map', entries: root.entries }
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

function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  let line = 1
  let start = 0
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    if (!/^[\s#]/.test(token)) tokens.push({ text: token, line, column: index - start + 1 })
    for (let feed = token.indexOf('\n'); feed !== -1; feed = token.indexOf('\n', feed + 1)) {
      line++
      start = index + feed + 1
    }
  }
  return tokens
}

const ESCAPED: Record<string, string> = { n: '\n', t: '\t', r: '\r' }

function unquoted(token: string): string {
  if (!/^["']/.test(token) || token.length < 2) return token
  return token.slice(1, -1).replace(/\\([\s\S])/g, (_, mark: string) => ESCAPED[mark] ?? mark)
}
