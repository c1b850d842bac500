import { CST, Lexer } from 'yaml'

const MAX_DEPTH = 40
// Over 12,000 metrics. The parser needs up to 7 µs for a token or an escape that is wrong, and the caller waits for it.
const MAX_TOKENS = 200_000

export type YamlExcess = { reason: 'deep' | 'long'; offset: number }

/**
 * Where a block is too deep or too long to be parsed safely, or null. Looks at the tokens alone, in one pass and
 * without recursion: the parser recurses per level, and a stack that overflows while a regular expression is compiled
 * ends the process instead of raising an error.
 */
export function findYamlExcess(source: string): YamlExcess | null {
  const columns: number[] = []
  let flow = 0
  let column = 0
  let offset = 0
  let tokens = 0
  for (const token of new Lexer().lex(source)) {
    const type = CST.tokenType(token)
    // Marks of the lexer's own, which are not in the source.
    if (type === 'doc-mode' || type === 'flow-error-end' || type === 'scalar') continue
    tokens += 1 + (token.startsWith('"') ? backslashes(token) : 0)
    if (tokens > MAX_TOKENS) return { reason: 'long', offset }
    if (type === 'flow-map-start' || type === 'flow-seq-start') flow++
    else if (type === 'flow-map-end' || type === 'flow-seq-end') flow = Math.max(0, flow - 1)
    else if (flow === 0 && type !== 'newline' && type !== 'space' && type !== 'comment') {
      while (columns.length > 0 && columns.at(-1)! > column) columns.pop()
      if (columns.at(-1) !== column) columns.push(column)
    }
    if (columns.length + flow > MAX_DEPTH) return { reason: 'deep', offset }
    offset += token.length
    const feed = token.lastIndexOf('\n')
    column = feed === -1 ? column + token.length : token.length - feed - 1
  }
  return null
}

function backslashes(text: string): number {
  let n = 0
  for (let i = text.indexOf('\\'); i !== -1; i = text.indexOf('\\', i + 1)) n++
  return n
}
