'use client'

import '@xyflow/react/dist/base.css'
import {
  type Edge,
  Handle,
  MarkerType,
  type Node,
  type NodeProps,
  Panel,
  Position,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
} from '@xyflow/react'
import Link from 'next/link'
import { useMemo } from 'react'
import { cx } from '@/components/ui/cx'
import { Icon } from '@/components/ui/icon'
import type { PlacedGraph, PlacedNode } from './graph'
import { stillFlow } from './still-flow'

type FlowNode = Node<{ node: PlacedNode; across: boolean }, 'record'>

const nodeTypes = { record: RecordNode }
// Smaller than this nobody reads it: a large graph is moved about instead.
const MOST_DRAWN = 200
const FIT = { padding: 0.08, minZoom: 0.65, maxZoom: 1 }

function RecordNode({ data: { node, across } }: NodeProps<FlowNode>) {
  const { setCenter, getZoom } = useReactFlow()
  const look = cx('gn', node.tone && `tone-${node.tone}`, node.current && 'gn-current')
  const face = (
    <>
      <span className="gn-label">
        {node.icon ? <Icon name={node.icon} size={14} /> : null}
        {node.label}
      </span>
      {node.note ? <span className="gn-note">{node.note}</span> : null}
    </>
  )
  // Whoever walks the picture by keyboard must see where they are.
  const onFocus = () => setCenter(node.x + node.width / 2, node.y + node.height / 2, { zoom: getZoom() })
  const aside = across ? Position.Top : Position.Left
  return (
    <>
      <Handle type="target" position={across ? Position.Left : Position.Top} isConnectable={false} />
      {/* The first of its type is the one that an edge without a name of a handle takes. */}
      <Handle type="source" position={across ? Position.Right : Position.Bottom} isConnectable={false} />
      <Handle id="back-in" type="target" position={aside} isConnectable={false} />
      <Handle id="back-out" type="source" position={aside} isConnectable={false} />
      {node.href ? (
        <Link
          className={look}
          href={node.href}
          prefetch={false}
          onFocus={onFocus}
          aria-current={node.current ? 'true' : undefined}
        >
          {face}
        </Link>
      ) : (
        <div className={look}>{face}</div>
      )}
    </>
  )
}

function flowOf({ nodes, edges, across }: PlacedGraph): { nodes: FlowNode[]; edges: Edge[] } {
  return {
    nodes: nodes.map((node) => ({
      id: node.id,
      type: 'record',
      position: { x: node.x, y: node.y },
      width: node.width,
      height: node.height,
      data: { node, across },
    })),
    edges: edges.map((edge, at) => ({
      id: `${at}`,
      source: edge.from,
      target: edge.to,
      label: edge.label,
      ...(edge.back && { className: 'ge-back', sourceHandle: 'back-out', targetHandle: 'back-in' }),
      markerEnd: { type: MarkerType.ArrowClosed, width: 14, height: 14, color: 'var(--line-3)' },
    })),
  }
}

function ZoomButtons() {
  const { zoomIn, zoomOut, fitView } = useReactFlow()
  return (
    <Panel position="top-right" className="gn-zoom">
      <button type="button" className="btn btn-icon" aria-label="Closer" title="Closer" onClick={() => zoomIn()}>
        <Icon name="plus" size={14} />
      </button>
      <button
        type="button"
        className="btn btn-icon"
        aria-label="Further away"
        title="Further away"
        onClick={() => zoomOut()}
      >
        <Icon name="minus" size={14} />
      </button>
      <button
        type="button"
        className="btn btn-icon"
        aria-label="Show all"
        title="Show all"
        onClick={() => fitView(FIT)}
      >
        <Icon name="fit" size={14} />
      </button>
    </Panel>
  )
}

/** React Flow over a graph that has its places already. Nodes that lead somewhere are links and can be reached by Tab. */
export function GraphCanvas({ graph, label }: { graph: PlacedGraph; label: string }) {
  const flow = useMemo(() => flowOf(graph), [graph])
  return (
    <ReactFlowProvider>
      <ReactFlow
        {...stillFlow}
        nodes={flow.nodes}
        edges={flow.edges}
        nodeTypes={nodeTypes}
        // Of thousands only those in sight are drawn; the table has them all.
        onlyRenderVisibleElements={flow.nodes.length > MOST_DRAWN}
        fitView
        fitViewOptions={FIT}
        minZoom={0.2}
        maxZoom={2}
        nodesConnectable={false}
        aria-label={label}
      >
        <ZoomButtons />
      </ReactFlow>
    </ReactFlowProvider>
  )
}
