import type { Located, LocatedEntry } from './located'
import { count, quote, type ReportDraft } from './report'
import { holdsNoCharacter, replaceNoCharacters, streamSafe } from './stream-safe'

const MAX_DEPTH = 100
const MAX_VALUES = 400_000
const NODE_WEIGHT = 8
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const WORD = /-?[A-Za-z]+/y
// biome-ignore lint/suspicious/noControlCharactersInRegex: they may not stand in a JSON text as they are.
const PLAIN_TEXT = /[^"\\\u0000-\u0008\u000a-\u001f]*/y
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y
const ESCAPED: Record<string, string> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\', '/': '/' }
const NOT_FINITE: Record<string, string> = {
  NaN: 'NaN',
  nan: 'NaN',
  Infinity: 'Infinity',
  '-Infinity': '-Infinity',
  '-NaN': 'NaN',
}

class Fault extends Error {
  constructor(
    readonly offset: number,
    message: string,
  ) {
    super(message)
  }
}

/**
 * A JSON file as a tree that knows its lines, or null (with the fault reported) where it is broken. Read by ourselves,
 * for JSON.parse says neither on which line a value stands nor that a key is there twice, and refuses NaN, which
 * Python writes.
 */
export function readJson(text: string, report: ReportDraft): Located | null {
  const place = placer(text)
  const remarks = { notFinite: 0, tooLarge: 0, noCharacter: 0 }
  let position = text.charCodeAt(0) === 0xfeff ? 1 : 0
  let values = 0

  try {
    const root = readValue('', 0)
    skipSpace()
    if (position < text.length)
      throw new Fault(position, `The value ended before ${here()}. A JSON file is one value; remove what follows it.`)
    return root
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    const comment = /^(?:\/[/*]|#)/.test(text.slice(error.offset, error.offset + 2))
      ? ' JSON has no comments: remove them.'
      : ''
    report.fault({ ...place(error.offset), message: `${error.message}${comment}` })
    return null
  }

  function readValue(path: string, depth: number): Located {
    skipSpace()
    if (depth > MAX_DEPTH)
      throw new Fault(position, `Lists and groups are nested more than ${MAX_DEPTH} levels deep here.`)
    if (++values > MAX_VALUES)
      throw new Fault(
        position,
        `The file holds more than ${MAX_VALUES.toLocaleString('en')} values, which is more than can be read.`,
      )
    const at = place(position)
    switch (text[position]) {
      case '{':
        return readMap(path, depth, at)
      case '[':
        return readList(path, depth, at)
      case '"': {
        const value = readText(path, at)
        return value === '' ? empty(at, path) : leaf(at, path, value, value)
      }
      default:
        return readPlain(path, at)
    }
  }

  function readMap(path: string, depth: number, at: Place): Located {
    const opened = position++
    const entries = new Map<string, LocatedEntry>()
    let deepest = 0
    let weight = NODE_WEIGHT
    for (let first = true; ; first = false) {
      skipSpace()
      if (text[position] === '}') {
        if (!first) throw new Fault(position, 'A comma stands before this closing brace }. Remove the comma.')
        break
      }
      if (position >= text.length) throw new Fault(opened, 'The brace { here is never closed. Is the file cut off?')
      if (text[position] !== '"')
        throw new Fault(position, `A key in quotation marks should stand here, not ${here()}.`)
      const keyAt = place(position)
      const key = readText(path, keyAt)
      skipSpace()
      if (text[position] !== ':')
        throw new Fault(position, `A colon should follow the key ${quote(key)}, not ${here()}.`)
      position++
      const childPath = path === '' ? key : `${path}.${key}`
      const value = readValue(childPath, depth + 1)
      if (key === '__proto__') leaveOut(keyAt, childPath, value)
      else {
        const earlier = entries.get(key)
        if (earlier) remarkDuplicate(key, keyAt, childPath, earlier.line)
        entries.set(key, { line: keyAt.line, column: keyAt.column, value })
        deepest = Math.max(deepest, value.depth + 1)
        weight += key.length + value.weight
      }
      if (!goesOn('}', opened, '{')) break
    }
    position++
    return { line: at.line, column: at.column, path, depth: deepest, weight, kind: 'map', entries }
  }

  function readList(path: string, depth: number, at: Place): Located {
    const opened = position++
    const items: Located[] = []
    let deepest = 0
    let weight = NODE_WEIGHT
    skipSpace()
    if (text[position] !== ']') {
      do {
        skipSpace()
        if (text[position] === ']')
          throw new Fault(position, 'A comma stands before this closing bracket ]. Remove the comma.')
        if (position >= text.length) throw new Fault(opened, 'The bracket [ here is never closed. Is the file cut off?')
        const item = readValue(`${path}[${items.length}]`, depth + 1)
        items.push(item)
        deepest = Math.max(deepest, item.depth + 1)
        weight += item.weight
      } while (goesOn(']', opened, '['))
    }
    position++
    return { line: at.line, column: at.column, path, depth: deepest, weight, kind: 'list', items }
  }

  /** Whether a comma follows, which is then behind us; false before the closing mark. */
  function goesOn(closing: string, opened: number, opening: string): boolean {
    skipSpace()
    if (text[position] === closing) return false
    if (position >= text.length)
      throw new Fault(
        opened,
        `The ${opening === '{' ? 'brace' : 'bracket'} ${opening} here is never closed. Is the file cut off?`,
      )
    if (text[position] !== ',') throw new Fault(position, `A comma or ${closing} should stand before ${here()}.`)
    position++
    return true
  }

  function readText(path: string, at: Place): string {
    const opened = position++
    let value = ''
    let escaped = false
    for (;;) {
      PLAIN_TEXT.lastIndex = position
      PLAIN_TEXT.test(text)
      value += text.slice(position, PLAIN_TEXT.lastIndex)
      position = PLAIN_TEXT.lastIndex
      const mark = text[position]
      if (mark === '"') break
      if (mark === undefined || mark === '\n' || mark === '\r')
        throw new Fault(
          opened,
          'The quotation mark here is never closed on its line. Close it, and write line breaks inside text as \\n.',
        )
      ESCAPE.lastIndex = position
      const found = ESCAPE.exec(text)?.[0]
      if (!found)
        throw new Fault(
          position,
          mark === '\\'
            ? 'A backslash here stands for nothing. Write it twice (\\\\).'
            : 'A control character stands here, which text may not hold as it is. Remove it.',
        )
      value += found[1] === 'u' ? String.fromCharCode(Number.parseInt(found.slice(2), 16)) : ESCAPED[found[1]!]!
      position += found.length
      escaped = true
    }
    position++
    if (!escaped) return value
    // Escapes can say what the text of the file could not.
    const safe = streamSafe(value)
    if (!holdsNoCharacter(safe)) return safe
    if (remarks.noCharacter++ === 0)
      report.problem({
        ...at,
        path,
        message:
          'This text holds an escape such as \\u0000 or \\uD800 that stands for no character. There and in any text below it was replaced by “\ufffd”.',
      })
    return replaceNoCharacters(safe)
  }

  function readPlain(path: string, at: Place): Located {
    NUMBER.lastIndex = position
    const isNumber = NUMBER.test(text)
    const end = NUMBER.lastIndex
    if (isNumber && !/[\w.]/.test(text[end] ?? '')) {
      const written = text.slice(position, end)
      position = end
      const value = plainNumber(written, path, at)
      return leaf(at, path, value, written)
    }
    WORD.lastIndex = position
    const word = isNumber ? undefined : WORD.exec(text)?.[0]
    if (
      word === 'null' ||
      word === 'true' ||
      word === 'false' ||
      (word !== undefined && Object.hasOwn(NOT_FINITE, word))
    ) {
      position += word.length
      if (word === 'null') return empty(at, path)
      if (word === 'true' || word === 'false') return leaf(at, path, word === 'true', word)
      const kept = NOT_FINITE[word]!
      if (remarks.notFinite++ === 0)
        report.problem({
          ...at,
          path,
          message: `“${word}” is not a finite number, and strict JSON does not have it. This one, and any below, was kept as the text “${kept}”.`,
        })
      return leaf(at, path, kept, kept)
    }
    if (position >= text.length) throw new Fault(position, 'The file ends where a value should stand. Is it cut off?')
    throw new Fault(
      position,
      `A value should stand here (text in quotation marks, a number, true, false, null, a list or a group), not ${here()}.`,
    )
  }

  /** No two readers agree on numbers beyond 2^53; what is too small to be told from 0 keeps its text likewise. */
  function plainNumber(written: string, path: string, at: Place): number | string {
    const value = Number(written)
    if (Math.abs(value) <= Number.MAX_SAFE_INTEGER) return value === 0 ? 0 : value
    if (remarks.tooLarge++ === 0)
      report.problem({
        ...at,
        path,
        message: `The number ${quote(written)} is too large to be kept exactly as a number (beyond 2^53). It, and any such below, was kept as text.`,
      })
    return written
  }

  function leaveOut(at: Place, path: string, value: Located): void {
    report.problem({
      ...at,
      path,
      message: 'A key may not be called “__proto__”. It and its value were left out; they stand in the kept file only.',
    })
    report.unrecognised({ line: at.line, path, text: count(value.weight, 'character') })
  }

  function remarkDuplicate(key: string, at: Place, path: string, earlier: number): void {
    report.problem({
      ...at,
      path,
      message: `“${key.slice(0, 60)}” is written twice, first on line ${earlier}. This later one was used; the first stands in the kept file only. Remove one of them.`,
    })
  }

  function skipSpace(): void {
    for (;;) {
      const code = text.charCodeAt(position)
      if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return
      position++
    }
  }

  function here(): string {
    if (position >= text.length) return 'the end of the file'
    const end = text.slice(position, position + 60).search(/[\r\n]/)
    return quote(text.slice(position, end === -1 ? position + 60 : position + Math.max(end, 1)))
  }
}

// Made property by property: a spread costs several times as much, and there is one for every value.
function leaf({ line, column }: Place, path: string, value: string | number | boolean, text: string): Located {
  return { line, column, path, depth: 0, weight: NODE_WEIGHT + text.length, kind: 'scalar', value, text }
}

function empty({ line, column }: Place, path: string): Located {
  return { line, column, path, depth: 0, weight: NODE_WEIGHT, kind: 'empty' }
}

interface Place {
  line: number
  column: number
}

/** Offsets to lines and columns, both from 1. Asked for in order, or a little before: it goes on from where it was. */
function placer(text: string): (offset: number) => Place {
  const starts = [0]
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 13 && text.charCodeAt(i + 1) === 10) continue
    if (code === 10 || code === 13) starts.push(i + 1)
  }
  let last = 0
  return (offset) => {
    while (last > 0 && starts[last]! > offset) last--
    while (last + 1 < starts.length && starts[last + 1]! <= offset) last++
    return { line: last + 1, column: offset - starts[last]! + 1 }
  }
}
