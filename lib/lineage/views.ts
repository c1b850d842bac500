import type { LineageKind } from './vocabulary'

export interface LineageNode {
  /** `kind:id` */
  key: string
  kind: LineageKind
  id: string
  /** `DS-3 v2` */
  ref: string
  name: string
  /** The use case it belongs to, by reference; null where it belongs to none. */
  useCase: string | null
  /** A sentence for each thing that is wrong with it. */
  problems: string[]
  /** Whether one comes to it by going towards decisions (`affected`), towards sources (`made_of`), or it is where one began. */
  side: 'start' | 'affected' | 'made_of'
}

export interface LineageEdge {
  from: string
  to: string
}

export interface Lineage {
  /** What was asked about, in words: `DS-3 v2 Billing warehouse`. */
  of: string
  nodes: LineageNode[]
  edges: LineageEdge[]
  /** There is more than is shown: at most 5,000 records. */
  isCut: boolean
}
