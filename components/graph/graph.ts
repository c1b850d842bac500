import type { IconName } from '@/components/ui/icon'
import type { Tone } from '@/components/ui/status-chip'

export type GraphNode = {
  id: string
  label: string
  /** One short line below. */
  note?: string
  tone?: Tone
  icon?: IconName
  href?: string
  current?: boolean
}

/** `back`: the way back, drawn dashed. */
export type GraphEdge = { from: string; to: string; label?: string; back?: boolean }

export type PlacedNode = GraphNode & { x: number; y: number; width: number; height: number }
export type PlacedGraph = { nodes: PlacedNode[]; edges: GraphEdge[]; width: number; height: number; across: boolean }
