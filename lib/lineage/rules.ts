import type { LineageEdge, LineageNode } from './views'
import { type LineageKind, lineageKindLabels, lineageKinds } from './vocabulary'

/** Records with something wrong, where one began, and what lies between: the least that shows how a problem reaches it. */
export function onlyProblems(
  nodes: readonly LineageNode[],
  edges: readonly LineageEdge[],
): { nodes: LineageNode[]; edges: LineageEdge[] } {
  const kept = new Set(nodes.filter(({ side }) => side === 'start').map(({ key }) => key))
  const towards = nextSteps(nodes, edges)
  for (const node of nodes) {
    if (node.problems.length === 0) continue
    for (let key: string | undefined = node.key; key && !kept.has(key); key = towards.get(key)) kept.add(key)
  }
  return {
    nodes: nodes.filter(({ key }) => kept.has(key)),
    edges: edges.filter(({ from, to }) => kept.has(from) && kept.has(to)),
  }
}

/** For each record the one before it on a shortest way from where one began. */
function nextSteps(nodes: readonly LineageNode[], edges: readonly LineageEdge[]): Map<string, string> {
  const sideOf = new Map(nodes.map(({ key, side }) => [key, side]))
  const beside = new Map<string, string[]>()
  const join = (one: string, other: string) => beside.set(one, [...(beside.get(one) ?? []), other])
  for (const { from, to } of edges) {
    // Away from the start only: downwards on the side that is affected, upwards on the side it is made of.
    if (sideOf.get(to) === 'affected') join(from, to)
    if (sideOf.get(from) === 'made_of') join(to, from)
  }
  const before = new Map<string, string>()
  const queue = nodes.filter(({ side }) => side === 'start').map(({ key }) => key)
  const seen = new Set(queue)
  for (let at = 0; at < queue.length; at++) {
    for (const next of beside.get(queue[at]!) ?? []) {
      if (seen.has(next)) continue
      seen.add(next)
      before.set(next, queue[at]!)
      queue.push(next)
    }
  }
  return before
}

/** “3 model versions and 1 deployment”; null for nothing. */
export function countWords(nodes: readonly LineageNode[]): string | null {
  const counts = lineageKinds
    .map((kind) => ({ kind, count: nodes.filter((node) => node.kind === kind).length }))
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => `${count.toLocaleString('en')} ${kindNoun(kind, count)}`)
  if (counts.length === 0) return null
  return counts.length === 1 ? counts[0]! : `${counts.slice(0, -1).join(', ')} and ${counts.at(-1)}`
}

export function kindNoun(kind: LineageKind, count: number): string {
  return `${lineageKindLabels[kind].toLowerCase()}${count === 1 ? '' : 's'}`
}
