// Markdown of a few kilobytes can be written to cost minutes or all memory when it is rendered. What nobody writes to be read is shown as text instead.

/** So many quotes, lists or notes opened in one line. */
const CONTAINERS = /^[ \t]*(?:(?:>[ \t]?|(?:[-+*]|\d{1,9}[.)]|\[\^[^\]\n]{1,60}\]:)[ \t]+)){25}/m
/** A list item indented as deep as thirty lists would be. */
const INDENTED = /^(?: {60}|\t{15})[ \t]*(?:[-+*]|\d{1,9}[.)])[ \t]/m
const MOST_CELLS = 10_000
const MOST_BRACKETS = 60
/** Levels of elements inside each other that a page is made of. */
export const DEEPEST = 120

/** Whether the text is too tangled to be rendered: lists in lists, brackets in brackets, tables of too many cells. */
export function isTangled(markdown: string): boolean {
  return (
    CONTAINERS.test(markdown) ||
    INDENTED.test(markdown) ||
    countCells(markdown) > MOST_CELLS ||
    deepestBracket(markdown) > MOST_BRACKETS
  )
}

/** The cells of every table, the ones that its rows leave out included. */
function countCells(markdown: string): number {
  let cells = 0
  let columns = 0
  for (const line of markdown.split('\n')) {
    if (columns > 0 && line.trim() !== '') cells += columns
    else columns = 0
    if (line.includes('|') && line.includes('-') && /^[|:\-> \t]+$/.test(line)) columns = line.split('|').length
  }
  return cells
}

/** How deep square brackets stand inside each other in any one paragraph. */
function deepestBracket(markdown: string): number {
  let deepest = 0
  for (const paragraph of markdown.split(/\n[ \t]*\n/)) {
    let depth = 0
    for (let at = 0; at < paragraph.length; at++) {
      const code = paragraph.charCodeAt(at)
      if (code === 91) depth++
      else if (code === 93 && depth > 0) depth--
      if (depth > deepest) deepest = depth
    }
  }
  return deepest
}

type Nested = { children?: Nested[] }

/** Whether a tree is deeper than a page can be; looks without calling itself. */
export function isTooDeep(root: Nested): boolean {
  let level: Nested[] = [root]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST) return true
    level = level.flatMap((node) => node.children ?? [])
  }
  return false
}
