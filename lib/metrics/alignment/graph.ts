// Circles and order of a graph of links. Pure.

export interface Node {
  id: string
}

export interface Edge {
  id: string
  from: string
  to: string
}

/** The strongly connected parts in which links go in a circle, each by ids in order; also a link from a metric to itself. */
export function cyclesOf(nodes: readonly Node[], edges: readonly Edge[]): string[][] {
  return partsOf(nodes, edges)
    .filter((part) => part.length > 1 || edges.some(({ from, to }) => from === part[0] && to === part[0]))
    .map((part) => part.toSorted())
    .sort((a, b) => (a[0]! < b[0]! ? -1 : 1))
}

/** Links that are part of a circle: both ends in one strongly connected part. */
export function edgesInCycles(nodes: readonly Node[], edges: readonly Edge[]): Set<string> {
  const place = new Map(cyclesOf(nodes, edges).flatMap((part, index) => part.map((id) => [id, index] as const)))
  return new Set(
    edges.filter(({ from, to }) => place.has(from) && place.get(from) === place.get(to)).map(({ id }) => id),
  )
}

/** Every metric after what drives it; links inside a circle are left out. */
export function orderOf(nodes: readonly Node[], edges: readonly Edge[]): string[] {
  // Parts come out with the last first.
  return partsOf(nodes, edges).reverse().flat()
}

/** Tarjan's strongly connected components, in reverse topological order. Without recursion: a chain may be long. */
function partsOf(nodes: readonly Node[], edges: readonly Edge[]): string[][] {
  const known = new Set(nodes.map(({ id }) => id))
  const out = new Map<string, string[]>(nodes.map(({ id }) => [id, []]))
  for (const { from, to } of edges) if (known.has(from) && known.has(to)) out.get(from)!.push(to)
  const index = new Map<string, number>()
  const low = new Map<string, number>()
  const open: string[] = []
  const isOpen = new Set<string>()
  const parts: string[][] = []
  const enter = (id: string) => {
    index.set(id, index.size)
    low.set(id, index.get(id)!)
    open.push(id)
    isOpen.add(id)
    return { id, at: 0 }
  }
  for (const { id: root } of nodes) {
    if (index.has(root)) continue
    const walk = [enter(root)]
    while (walk.length > 0) {
      const step = walk.at(-1)!
      const target = out.get(step.id)![step.at++]
      if (target !== undefined) {
        if (!index.has(target)) walk.push(enter(target))
        else if (isOpen.has(target)) low.set(step.id, Math.min(low.get(step.id)!, index.get(target)!))
        continue
      }
      walk.pop()
      const above = walk.at(-1)
      if (above) low.set(above.id, Math.min(low.get(above.id)!, low.get(step.id)!))
      if (low.get(step.id) !== index.get(step.id)) continue
      const part: string[] = []
      for (let id = ''; id !== step.id; ) {
        id = open.pop()!
        isOpen.delete(id)
        part.push(id)
      }
      parts.push(part)
    }
  }
  return parts
}
