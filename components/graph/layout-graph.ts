import dagre from '@dagrejs/dagre'
import type { GraphEdge, GraphNode, PlacedGraph } from './graph'

const NODE_WIDTH = 190
const LABEL_CHARACTERS = 20

function heightOf(node: GraphNode): number {
  const lines = Math.ceil(node.label.length / LABEL_CHARACTERS)
  return 16 + lines * 18 + (node.note ? Math.ceil(node.note.length / 25) * 16 : 0)
}

/** Places a graph, left to right unless `down`. Pure, and meant for the server: the browser gets positions only. */
export function layoutGraph(nodes: GraphNode[], edges: GraphEdge[], { down = false } = {}): PlacedGraph {
  const graph = new dagre.graphlib.Graph({ multigraph: true })
  graph.setGraph({ rankdir: down ? 'TB' : 'LR', nodesep: 24, ranksep: 64, marginx: 8, marginy: 8 })
  graph.setDefaultEdgeLabel(() => ({}))
  const known = new Set(nodes.map((node) => node.id))
  for (const node of nodes) graph.setNode(node.id, { width: NODE_WIDTH, height: heightOf(node) })
  const drawn = edges.filter((edge) => known.has(edge.from) && known.has(edge.to))
  for (const [at, edge] of drawn.entries()) {
    // The way back must not pull its end in front of its start.
    if (!edge.back)
      graph.setEdge(edge.from, edge.to, { width: edge.label ? edge.label.length * 6 : 0, height: 16 }, `${at}`)
  }
  dagre.layout(graph)
  const placed = nodes.map((node) => {
    const { x, y, width, height } = graph.node(node.id) as { x: number; y: number; width: number; height: number }
    return { ...node, x: x - width / 2, y: y - height / 2, width, height }
  })
  return {
    nodes: placed,
    edges: drawn,
    width: Math.max(0, ...placed.map((node) => node.x + node.width)),
    height: Math.max(0, ...placed.map((node) => node.y + node.height)),
    across: !down,
  }
}
