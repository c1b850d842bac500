// The alignment map as rows and columns: a column per level, its metrics in the order that crosses the fewest links.
import { type MetricAudience, metricAudiences } from '@/lib/metrics/vocabulary'

interface Placeable {
  id: string
  ref: string
  audience: MetricAudience
}

interface Joined {
  from: { id: string }
  to: { id: string }
}

export interface Cell {
  column: number
  row: number
}

export interface PlacedMap {
  cells: Record<string, Cell>
  /** Metrics in each column. */
  rows: [number, number, number]
}

const SWEEPS = 8
const numberOf = (ref: string) => Number(ref.split('-')[1])

/** Meant for the server: the same metrics and links give the same picture, and the browser gets places only. */
export function placeMap(metrics: readonly Placeable[], links: readonly Joined[]): PlacedMap {
  const joined = new Set(links.flatMap((link) => [link.from.id, link.to.id]))
  // What hangs on nothing stands below the rest, where it is seen to.
  let columns = metricAudiences.map((audience) =>
    metrics
      .filter((metric) => metric.audience === audience)
      .sort((a, b) => Number(joined.has(b.id)) - Number(joined.has(a.id)) || numberOf(a.ref) - numberOf(b.ref))
      .map(({ id }) => id),
  )
  let fewest = crossings(columns, links)
  let best = columns
  for (let sweep = 0; sweep < SWEEPS && fewest > 0; sweep++) {
    columns = swept(columns, links, joined, sweep % 2 === 0)
    const count = crossings(columns, links)
    if (count < fewest) {
      fewest = count
      best = columns
    }
  }
  return {
    cells: cellsOf(best),
    rows: [best[0]!.length, best[1]!.length, best[2]!.length],
  }
}

function cellsOf(columns: readonly string[][]): Record<string, Cell> {
  return Object.fromEntries(columns.flatMap((ids, column) => ids.map((id, row) => [id, { column, row }])))
}

/** Each column in turn, by the middle of what its metrics are joined to. */
function swept(columns: string[][], links: readonly Joined[], joined: ReadonlySet<string>, isForward: boolean) {
  const next = columns.map((ids) => [...ids])
  for (const at of isForward ? [0, 1, 2] : [2, 1, 0]) {
    const cells = cellsOf(next)
    const middle = new Map(next[at]!.map((id) => [id, middleOf(id, cells, links)]))
    const before = new Map(next[at]!.map((id, row) => [id, row]))
    next[at]!.sort(
      (a, b) =>
        Number(joined.has(b)) - Number(joined.has(a)) ||
        middle.get(a)! - middle.get(b)! ||
        before.get(a)! - before.get(b)!,
    )
  }
  return next
}

function middleOf(id: string, cells: Record<string, Cell>, links: readonly Joined[]): number {
  const own = cells[id]!
  const rows = links.flatMap(({ from, to }) => {
    const other = from.id === id ? cells[to.id] : to.id === id ? cells[from.id] : undefined
    return other && other.column !== own.column ? [other.row] : []
  })
  return rows.length > 0 ? rows.reduce((sum, row) => sum + row, 0) / rows.length : own.row
}

/** Pairs of links between the same two columns that cross. */
export function crossings(columns: readonly string[][], links: readonly Joined[]): number {
  const cells = cellsOf(columns)
  const ends = links.flatMap(({ from, to }) => {
    const a = cells[from.id]
    const b = cells[to.id]
    if (!a || !b || a.column === b.column) return []
    const [left, right] = a.column < b.column ? [a, b] : [b, a]
    return [{ between: `${left.column}${right.column}`, left: left.row, right: right.row }]
  })
  let count = 0
  for (const [at, one] of ends.entries()) {
    for (const other of ends.slice(at + 1)) {
      if (one.between === other.between && (one.left - other.left) * (one.right - other.right) < 0) count += 1
    }
  }
  return count
}
