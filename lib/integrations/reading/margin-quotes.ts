export interface RepairedYaml {
  source: string
  /** Indexes of the lines in which a quoted text goes on at the margin. */
  lines: number[]
}

const OPENS_QUOTE = /^(?:[ \t]*(?:- +){0,8}(?:[\w.-]+ *: +)?)(["'])/
const MAX_REPAIRS = 1000
const MAX_INDENT = 60

/**
 * Quoted text that goes on in the next line at the margin is an error by the YAML specification, but the Hub's own
 * readers accept it, and such cards exist. Indenting those lines changes nothing else: line breaks in quotation marks
 * fold to one space whatever the indentation. Null where there is nothing of the kind.
 */
export function indentMarginQuotes(source: string): RepairedYaml | null {
  const lines = source.split('\n')
  const repaired: number[] = []
  for (let i = 0; i < lines.length; i++) {
    const opens = OPENS_QUOTE.exec(lines[i]!.slice(0, 1000))
    if (!opens || opens[0].length > MAX_INDENT) continue
    const mark = opens[1]!
    if (closes(lines[i]!, opens[0].length, mark)) continue
    let end = i + 1
    while (end < lines.length && !closes(lines[end]!, 0, mark)) end++
    // Nothing closes it, nor would anything close a later one of its kind.
    if (end === lines.length) return null
    const indent = ' '.repeat(opens[0].length)
    for (let j = i + 1; j <= end; j++) {
      if (lines[j]!.trim() === '' || lines[j]!.startsWith(indent)) continue
      lines[j] = indent + lines[j]!
      repaired.push(j)
      if (repaired.length > MAX_REPAIRS) return null
    }
    i = end
  }
  return repaired.length > 0 ? { source: lines.join('\n'), lines: repaired } : null
}

function closes(line: string, from: number, mark: string): boolean {
  for (let i = from; i < line.length; i++) {
    if (mark === '"' && line[i] === '\\') i++
    else if (line[i] === mark) {
      if (mark === '"' || line[i + 1] !== "'") return true
      i++
    }
  }
  return false
}
