import type { ReactNode } from 'react'
import { cx } from '@/components/ui/cx'
import type { PlacedGraph } from './graph'
import { LazyCanvas } from './lazy-canvas'

type GraphViewProps = {
  /** States the finding, like the title of a page. */
  title: string
  graph: PlacedGraph
  /** The same facts as a table, for those who read rather than look. */
  table: ReactNode
  size?: 'small' | 'normal' | 'tall'
}

/** A picture of nodes and edges that was laid out on the server; its script is loaded only where one stands. */
export function GraphView({ title, graph, table, size = 'normal' }: GraphViewProps) {
  return (
    <figure>
      <figcaption className="mb-2 text-14 font-medium">{title}</figcaption>
      <div className={cx('graph', size !== 'normal' && `graph-${size}`)}>
        <LazyCanvas graph={graph} label={title} />
      </div>
      <details className="mt-2 text-13">
        <summary className="lk inline-block min-h-6">Show as a table</summary>
        <div className="mt-2 overflow-x-auto">{table}</div>
      </details>
    </figure>
  )
}
