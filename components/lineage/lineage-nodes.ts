import type { GraphEdge, GraphNode } from '@/components/graph/graph'
import type { IconName } from '@/components/ui/icon'
import type { LineageEdge, LineageNode } from '@/lib/lineage/views'
import { type LineageKind, lineageKindLabels } from '@/lib/lineage/vocabulary'

const icons: Record<LineageKind, IconName> = {
  dataset: 'database',
  lineage_job: 'refresh',
  dataset_version: 'database',
  feature: 'columns',
  run: 'chart',
  model_version: 'cube',
  model_card: 'file',
  approval: 'decision',
  deployment: 'deploy',
}

/** The page of a record; a job has none of its own. */
export function recordHref(base: string, { kind, ref }: Pick<LineageNode, 'kind' | 'ref'>): string | undefined {
  const [own, version] = ref.split(' v')
  switch (kind) {
    case 'dataset':
      return `${base}/datasets/${ref}`
    case 'dataset_version':
      return `${base}/datasets/${own}/versions/${version}`
    case 'feature':
      return `${base}/features/${ref}`
    case 'run':
      return `${base}/experiments/runs/${ref}`
    case 'model_version':
      return `${base}/models/${own}/versions/${version}`
    case 'model_card':
      return `${base}/documents/${ref}`
    case 'approval':
      return `${base}/approvals/${ref}`
    case 'deployment':
      return `${base}/deployments/${ref}`
    case 'lineage_job':
      return undefined
  }
}

export function lineageHref(base: string, ref: string): string {
  return `${base}/lineage?of=${encodeURIComponent(ref)}`
}

/** Names are short in the picture: the table has them in full. */
const MOST_LABEL = 38
const MOST_NOTE = 28

/** Nodes go by their place in the list: of thousands the browser need not be told the keys. */
export function graphNodes(nodes: readonly LineageNode[], base: string): GraphNode[] {
  return nodes.map((node, at) => {
    const href = recordHref(base, node)
    const name = node.kind === 'approval' || node.kind === 'model_card' ? lineageKindLabels[node.kind] : node.name
    return {
      id: String(at),
      label: cut(`${node.ref} ${name}`, MOST_LABEL),
      note: node.problems[0] ? cut(node.problems[0], MOST_NOTE) : lineageKindLabels[node.kind],
      icon: icons[node.kind],
      ...(node.problems.length > 0 ? { tone: 'warn' as const } : {}),
      ...(href ? { href } : {}),
      current: node.side === 'start',
    }
  })
}

/** The edges between those nodes. */
export function graphEdges(nodes: readonly LineageNode[], edges: readonly LineageEdge[]): GraphEdge[] {
  const place = new Map(nodes.map(({ key }, at) => [key, String(at)]))
  return edges.flatMap(({ from, to }) => {
    const [start, end] = [place.get(from), place.get(to)]
    return start && end ? [{ from: start, to: end }] : []
  })
}

function cut(text: string, most: number): string {
  const characters = [...text]
  return characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : text
}
