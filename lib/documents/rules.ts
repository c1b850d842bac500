// What two people wrote at once, put together; and what an Added value document promises.
import { isMoney } from '@/lib/templates/rules'
import type { Answers, TableRow } from '@/lib/templates/vocabulary'
import { payback } from '@/lib/use-cases/rules'
import { type Outlook, outlooks } from './vocabulary'

type Cells = TableRow['cells']

/**
 * Rows of two people put together, by id and cell. A row is in conflict when both changed one of its cells differently (the
 * merge then has mine), or when one removed what the other changed (the merge then keeps it). Nothing is lost without being named.
 */
export function mergeRows(
  base: TableRow[],
  mine: TableRow[],
  theirs: TableRow[],
): { rows: TableRow[]; conflicts: string[] } {
  const [inBase, inMine, inTheirs] = [byId(base), byId(mine), byId(theirs)]
  const conflicts: string[] = []
  const merged = new Map<string, TableRow>()
  for (const id of new Set([...inTheirs.keys(), ...inMine.keys()])) {
    const [was, my, their] = [inBase.get(id), inMine.get(id), inTheirs.get(id)]
    if (my && their) {
      const { cells, isClean } = mergeCells(was?.cells ?? {}, my.cells, their.cells)
      if (!isClean) conflicts.push(id)
      merged.set(id, { id, cells })
    } else {
      const left = (my ?? their)!
      if (was && isSame(was.cells, left.cells)) continue
      if (was) conflicts.push(id)
      merged.set(id, left)
    }
  }
  return { rows: mergeOrder(base, mine, theirs).flatMap((id) => merged.get(id) ?? []), conflicts }
}

const byId = (rows: TableRow[]) => new Map(rows.map((row) => [row.id, row]))

const keysOf = (...cells: Cells[]) => new Set(cells.flatMap((one) => Object.keys(one)))

/** A cell that is absent says what an empty one says. */
const cellOf = (cells: Cells, key: string) => cells[key] ?? null

function isSame(one: Cells, other: Cells): boolean {
  return [...keysOf(one, other)].every((key) => cellOf(one, key) === cellOf(other, key))
}

function mergeCells(base: Cells, mine: Cells, theirs: Cells): { cells: Cells; isClean: boolean } {
  let isClean = true
  const cells: Cells = {}
  for (const key of keysOf(theirs, mine)) {
    const [was, my, their] = [cellOf(base, key), cellOf(mine, key), cellOf(theirs, key)]
    if (my !== was && their !== was && my !== their) isClean = false
    cells[key] = my === was ? their : my
  }
  return { cells, isClean }
}

/** Whoever moved rows sets the order, they before me; the other's new rows follow the row they followed there. */
function mergeOrder(base: TableRow[], mine: TableRow[], theirs: TableRow[]): string[] {
  const known = new Set(base.map(({ id }) => id))
  const kept = (rows: TableRow[]) => rows.map(({ id }) => id).filter((id) => known.has(id))
  const isMoved = (rows: TableRow[]) => {
    const there = new Set(kept(rows))
    return base.filter(({ id }) => there.has(id)).some(({ id }, at) => id !== kept(rows)[at])
  }
  const [leading, following] = isMoved(mine) && !isMoved(theirs) ? [mine, theirs] : [theirs, mine]
  const order = leading.map(({ id }) => id)
  const placed = new Set(order)
  following.forEach(({ id }, at) => {
    if (placed.has(id)) return
    order.splice(at === 0 ? 0 : order.indexOf(following[at - 1]!.id) + 1, 0, id)
    placed.add(id)
  })
  return order
}

/** Lines `from` until `to` of the base became these. */
interface Hunk {
  from: number
  to: number
  lines: string[]
}

/** Texts of two people put together by lines; null when both changed the same lines, or lines that touch. */
export function mergeText(base: string, mine: string, theirs: string): string | null {
  if (mine === theirs || theirs === base) return mine
  if (mine === base) return theirs
  // Lines that stand twice can be paired in two ways; whoever merges, it is the same one.
  if (theirs < mine) return mergeText(base, theirs, mine)
  const lines = base.split('\n')
  const my = hunksOf(lines, mine.split('\n'))
  const their = hunksOf(lines, theirs.split('\n'))
  if (!my || !their) return null
  const hunks = [...my]
  for (const hunk of their) {
    const touching = my.filter((other) => other.from <= hunk.to && hunk.from <= other.to)
    if (touching.length === 0) hunks.push(hunk)
    else if (touching.length > 1 || !isSameHunk(touching[0]!, hunk)) return null
  }
  hunks.sort((one, other) => other.from - one.from)
  for (const hunk of hunks) lines.splice(hunk.from, hunk.to - hunk.from, ...hunk.lines)
  return lines.join('\n')
}

function isSameHunk(one: Hunk, other: Hunk): boolean {
  return one.from === other.from && one.to === other.to && one.lines.join('\n') === other.lines.join('\n')
}

const MOST_CELLS = 4_000_000

/** What changed between two texts, by longest common subsequence of lines; null when that would take too long. */
function hunksOf(before: string[], after: string[]): Hunk[] | null {
  let start = 0
  while (start < before.length && start < after.length && before[start] === after[start]) start++
  let end = 0
  while (
    end < Math.min(before.length, after.length) - start &&
    before[before.length - 1 - end] === after[after.length - 1 - end]
  ) {
    end++
  }
  const rows = before.length - start - end
  const width = after.length - start - end + 1
  if (rows * width > MOST_CELLS) return null
  const longest = new Uint16Array((rows + 1) * width)
  const isKept = (row: number, column: number) => before[start + row] === after[start + column]
  for (let row = rows - 1; row >= 0; row--) {
    for (let column = width - 2; column >= 0; column--) {
      longest[row * width + column] = isKept(row, column)
        ? longest[(row + 1) * width + column + 1]! + 1
        : Math.max(longest[(row + 1) * width + column]!, longest[row * width + column + 1]!)
    }
  }
  const hunks: Hunk[] = []
  let [row, column] = [0, 0]
  while (row < rows || column < width - 1) {
    const [fromRow, fromColumn] = [row, column]
    while ((row < rows || column < width - 1) && !(row < rows && column < width - 1 && isKept(row, column))) {
      const isGone =
        row < rows &&
        (column === width - 1 || longest[(row + 1) * width + column]! >= longest[row * width + column + 1]!)
      if (isGone) row++
      else column++
    }
    if (row > fromRow || column > fromColumn) {
      const lines = after.slice(start + fromColumn, start + column)
      hunks.push({ from: start + fromRow, to: start + row, lines })
    }
    while (row < rows && column < width - 1 && isKept(row, column)) {
      row++
      column++
    }
  }
  return hunks
}

export interface Forecast {
  valuePerYear: number
  costToBuild: number
  costToRun: number
  /** Null when it never pays for itself. */
  paybackMonths: number | null
  netAfter12: number
  netAfter36: number
  /** What is won or lost so far, by month from 0 to 36. */
  series: number[]
}

export type ValueCase = Record<Outlook, Forecast> & { currency: string; hasRange: boolean }

const amounts = [
  { key: 'value_per_year', family: 'value', words: 'the value a year' },
  { key: 'cost_to_build', family: 'cost_to_build', words: 'the cost to build' },
  { key: 'cost_to_run', family: 'cost_to_run', words: 'the cost to run' },
] as const

/** Where an amount stands in a document; for how it may turn out, the likely one stands in where none is given. */
const keyOf = ({ key, family }: (typeof amounts)[number], outlook: Outlook) =>
  outlook === 'likely' ? key : `${family}_${outlook}`

/** What the amounts of an Added value document come to; or, in a sentence, why they come to nothing. */
export function valueCase(answers: Answers): { value: ValueCase; problem: null } | { value: null; problem: string } {
  const missing = amounts.filter(({ key }) => !isMoney(answers[key]))
  if (missing.length > 0) {
    const verb = missing.length === 1 ? 'is' : 'are'
    return { value: null, problem: `Computed as soon as ${listed(missing.map(({ words }) => words))} ${verb} given.` }
  }
  const given = amounts.flatMap((one) => outlooks.map((outlook) => answers[keyOf(one, outlook)]))
  const currencies = [...new Set(given.filter(isMoney).map(({ currency }) => currency))]
  if (currencies.length > 1) {
    return {
      value: null,
      problem: `The amounts are in ${listed(currencies)}; give them in one currency to have them computed.`,
    }
  }
  const forecasts = Object.fromEntries(outlooks.map((outlook) => [outlook, forecastOf(answers, outlook)]))
  const hasRange = amounts.some((one) =>
    (['pessimistic', 'optimistic'] as const).some((outlook) => isMoney(answers[keyOf(one, outlook)])),
  )
  return { value: { ...(forecasts as Record<Outlook, Forecast>), currency: currencies[0]!, hasRange }, problem: null }
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}

function forecastOf(answers: Answers, outlook: Outlook): Forecast {
  const [valuePerYear, costToBuild, costToRun] = amounts.map((one) => {
    const own = answers[keyOf(one, outlook)]
    const answer = isMoney(own) ? own : answers[one.key]
    return isMoney(answer) ? answer.amount : 0
  }) as [number, number, number]
  const yearly = valuePerYear - costToRun
  const series = Array.from(
    { length: 37 },
    (_, month) => Math.round((yearly * month * 100) / 12 - costToBuild * 100) / 100,
  )
  const paybackMonths = payback({ valuePerYear, costToBuild, costToRun })
  return {
    valuePerYear,
    costToBuild,
    costToRun,
    paybackMonths,
    netAfter12: series[12]!,
    netAfter36: series[36]!,
    series,
  }
}

/** “after 4 months” */
export function paybackWords(months: number | null): string {
  if (months === null) return 'never'
  if (months === 0) return 'at once'
  return months === 1 ? 'after 1 month' : `after ${months} months`
}
