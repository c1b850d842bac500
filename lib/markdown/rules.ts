// Markdown of a few kilobytes can be written to cost minutes or all memory when it is rendered. What nobody writes to be read is shown as text instead.

/** So many quotes, lists or notes opened in one line. */
const CONTAINERS = /^[ \t]*(?:(?:>[ \t]?|(?:[-+*]|\d{1,9}[.)]|\[\^[^\]\n]{1,60}\]:)[ \t]+)){25}/m
/** A list item indented as deep as thirty lists would be. */
const INDENTED = /^(?: {60}|\t{15})[ \t]*(?:[-+*]|\d{1,9}[.)])[ \t]/m
const MOST_CELLS = 10_000
const MOST_BRACKETS = 60
/** Marks that may begin or end emphasis; one inside a word, as in snake_case, does neither. */
const MARKS = /[*~]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g
/** A heading or an item of a list: no emphasis reaches over it. */
const STARTS_BLOCK = /^ {0,3}(?:[-+*]|#{1,6})[ \t]+\S/
const MOST_EMPHASIS = 20_000_000
/** Levels of elements inside each other that a page is made of. */
export const DEEPEST = 120

/** Whether the text is too tangled to be rendered: lists in lists, brackets in brackets, tables of too many cells, emphasis without end. */
export function isTangled(markdown: string): boolean {
  return (
    CONTAINERS.test(markdown) ||
    INDENTED.test(markdown) ||
    countCells(markdown) > MOST_CELLS ||
    emphasisCost(markdown) > MOST_EMPHASIS ||
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

/** The marks of a paragraph are matched with each other, so that many in one cost by their square. */
function emphasisCost(markdown: string): number {
  let [cost, marks] = [0, 0]
  for (const line of markdown.split('\n')) {
    if (line.trim() === '' || STARTS_BLOCK.test(line)) {
      cost += marks ** 2
      marks = 0
    }
    marks += line.match(MARKS)?.length ?? 0
  }
  return cost + marks ** 2
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
