import { mergeRows } from '@/lib/documents/rules'
import { isTable, isTicked, isYesNo } from '@/lib/templates/rules'
import type { Answer, TableRow } from '@/lib/templates/vocabulary'

/** Everything that both wrote, for a person to edit; undefined for answers of which only one can stand. */
export function joinAnswers(base: Answer, mine: Answer, theirs: Answer): Answer | undefined {
  if (isTable(mine) && isTable(theirs)) return joinRows(isTable(base) ? base : [], mine, theirs)
  if (isTicked(mine) && isTicked(theirs)) return [...new Set([...theirs, ...mine])]
  if (isYesNo(mine) && isYesNo(theirs)) return { value: mine.value, reason: joinTexts(mine.reason, theirs.reason) }
  return undefined
}

/** Lines that both begin or end with stand once; between them, theirs before mine. */
export function joinTexts(mine: string, theirs: string): string {
  if (mine.trim() === '' || theirs.includes(mine)) return theirs
  if (theirs.trim() === '' || mine.includes(theirs)) return mine
  const my = mine.split('\n')
  const their = theirs.split('\n')
  const most = Math.min(my.length, their.length)
  let start = 0
  while (start < most && my[start] === their[start]) start++
  let end = 0
  while (end < most - start && my[my.length - 1 - end] === their[their.length - 1 - end]) end++
  const between = [...their.slice(start, their.length - end), '', ...my.slice(start, my.length - end)]
  return [...my.slice(0, start), ...between, ...my.slice(my.length - end)].join('\n')
}

/** Of a row that both changed, theirs follows mine. */
function joinRows(base: TableRow[], mine: TableRow[], theirs: TableRow[]): TableRow[] {
  const { rows, conflicts } = mergeRows(base, mine, theirs)
  return rows.flatMap((row) => {
    const their = conflicts.includes(row.id) && theirs.find(({ id }) => id === row.id)
    if (!their || !mine.some(({ id }) => id === row.id)) return [row]
    return [row, { id: `${row.id.slice(0, 50)}-b`, cells: their.cells }]
  })
}
