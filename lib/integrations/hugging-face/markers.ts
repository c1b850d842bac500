// Comments by which our own export marks where the answer to a question begins and ends, so that its text may hold headings,
// fences and rules of its own and is still read back exactly. The tag occurs nowhere else in the text.

const DECLARATION = /^<!-- countersign model-card ([a-z0-9-]{4,40}) -->$/

export function declaration(tag: string): string {
  return `<!-- countersign model-card ${tag} -->`
}

export function fieldMarker(tag: string, field: string, columns: readonly string[] = []): string {
  return `<!-- ${[tag, field, columns.join(',')].filter(Boolean).join(' ')} -->`
}

export const END = '.'
/** What follows is shown to readers and says nothing that is not said elsewhere. */
export const SHOWN = 'shown'
/** A comment that runs over lines: which revision this is and who approved it. */
export const NOTE = 'note'

export interface Marker {
  name: string
  columns: string[]
}

/** The tag that the first line of a body declares, or null. */
export function declaredTag(lines: string[]): string | null {
  const first = lines.find((line) => line.trim() !== '')
  return first === undefined ? null : (DECLARATION.exec(first.trimEnd())?.[1] ?? null)
}

export function readMarker(line: string, tag: string): Marker | null {
  const opening = `<!-- ${tag} `
  if (!line.startsWith(opening)) return null
  const text = line.slice(opening.length).trimEnd()
  if (text === NOTE) return { name: NOTE, columns: [] }
  if (!text.endsWith(' -->')) return null
  const [name = '', columns = ''] = text.slice(0, -4).split(' ')
  return { name, columns: columns.split(',').filter(Boolean) }
}

/** One line of a list or a cell: what Markdown or the line would read otherwise is escaped. */
export function escapeLine(text: string): string {
  return text
    .replace(/[\\|<&`*_[\]#~]/g, '\\$&')
    .replaceAll('\n', '<br>')
    .replace(/^[-+=>]/, '\\$&')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
}

export function unescapeLine(text: string): string {
  return text.replace(
    /<br>|\\([^\p{L}\p{N}\s])/gu,
    (all, mark: string | undefined) => mark ?? (all === '<br>' ? '\n' : all),
  )
}

export function tableRow(cells: string[]): string {
  return `| ${cells.map(escapeLine).join(' | ')} |`
}

/** The cells of one line of a table that `tableRow` wrote. */
export function readTableRow(line: string): string[] {
  const cells: string[] = []
  let start = line.startsWith('|') ? 1 : 0
  for (let i = start; i < line.length; i++) {
    if (line[i] === '\\') i++
    else if (line[i] === '|') {
      cells.push(unescapeLine(line.slice(start, i).replace(/^ /, '').replace(/ $/, '')))
      start = i + 1
    }
  }
  return cells
}
