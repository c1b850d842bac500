import type { GraphEdge, GraphNode, PlacedGraph, PlacedNode } from '@/components/graph/graph'

const WIDTH = 190
const HEIGHT = 68
const COLUMN = WIDTH + 72
const ROW = HEIGHT + 16
const SWEEPS = 4

/**
 * Places a lineage left to right in one pass over its edges, for it may have thousands of records: as far right as the longest way
 * to it, and within a column near what it is joined to. Whoever goes in a circle (a job that writes what it reads) stays where it
 * was met first.
 */
export function placeLineage(nodes: readonly GraphNode[], edges: readonly GraphEdge[]): PlacedGraph {
  const known = new Map(nodes.map((node) => [node.id, node]))
  const drawn = edges.filter(({ from, to }) => known.has(from) && known.has(to) && from !== to)
  const columns = columnsOf(nodes, drawn)
  const rows = rowsOf(nodes, drawn, columns)
  const tallest = Math.max(0, ...[...rows.values()].map((ids) => ids.length))
  const placed: PlacedNode[] = []
  for (const [column, ids] of rows) {
    // Short columns stand in the middle of the tall ones.
    const top = ((tallest - ids.length) * ROW) / 2
    ids.forEach((id, at) => {
      placed.push({ ...known.get(id)!, x: 8 + column * COLUMN, y: 8 + top + at * ROW, width: WIDTH, height: HEIGHT })
    })
  }
  return {
    nodes: placed,
    edges: drawn.map((edge) => (columns.get(edge.to)! <= columns.get(edge.from)! ? { ...edge, back: true } : edge)),
    width: placed.length === 0 ? 0 : 16 + (Math.max(...rows.keys()) + 1) * COLUMN,
    height: placed.length === 0 ? 0 : 16 + tallest * ROW,
    across: true,
  }
}

/** For each record the length of the longest way to it, circles cut where they close. */
function columnsOf(nodes: readonly GraphNode[], edges: readonly GraphEdge[]): Map<string, number> {
  const open = new Map(nodes.map(({ id }) => [id, 0]))
  const next = new Map<string, string[]>()
  for (const { from, to } of edges) {
    open.set(to, (open.get(to) ?? 0) + 1)
    const list = next.get(from)
    if (list) list.push(to)
    else next.set(from, [to])
  }
  const columns = new Map(nodes.map(({ id }) => [id, 0]))
  const queue = nodes.filter(({ id }) => open.get(id) === 0).map(({ id }) => id)
  const done = new Set<string>()
  const left = nodes.map(({ id }) => id)
  let cut = 0
  for (let at = 0; done.size < nodes.length; at++) {
    let id = queue[at]
    if (id === undefined) {
      // Only circles are left: the first record of them begins.
      while (done.has(left[cut]!)) cut++
      id = left[cut]!
      queue.push(id)
    }
    if (done.has(id)) continue
    done.add(id)
    for (const to of next.get(id) ?? []) {
      if (done.has(to)) continue
      columns.set(to, Math.max(columns.get(to)!, columns.get(id)! + 1))
      const waiting = open.get(to)! - 1
      open.set(to, waiting)
      if (waiting === 0) queue.push(to)
    }
  }
  return columns
}

/** The order within each column, by the mean place of what a record is joined to, a few times over. */
function rowsOf(
  nodes: readonly GraphNode[],
  edges: readonly GraphEdge[],
  columns: ReadonlyMap<string, number>,
): Map<number, string[]> {
  const rows = new Map<number, string[]>()
  for (const { id } of nodes) rows.set(columns.get(id)!, [...(rows.get(columns.get(id)!) ?? []), id])
  const joined = new Map<string, string[]>(nodes.map(({ id }) => [id, []]))
  for (const { from, to } of edges) {
    joined.get(from)!.push(to)
    joined.get(to)!.push(from)
  }
  const place = new Map<string, number>()
  const settle = (ids: string[]) => {
    ids.forEach((id, at) => {
      place.set(id, (at + 0.5) / ids.length)
    })
  }
  for (const ids of rows.values()) settle(ids)
  const order = [...rows.keys()].sort((a, b) => a - b)
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    for (const column of sweep % 2 === 0 ? order : order.toReversed()) {
      const mean = (id: string) => {
        const others = joined.get(id)!
        return others.length === 0
          ? place.get(id)!
          : others.reduce((sum, one) => sum + place.get(one)!, 0) / others.length
      }
      const sorted = rows
        .get(column)!
        .map((id) => ({ id, mean: mean(id) }))
        .sort((a, b) => a.mean - b.mean)
        .map(({ id }) => id)
      rows.set(column, sorted)
      settle(sorted)
    }
  }
  return rows
}
