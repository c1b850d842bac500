'use client'

import '@xyflow/react/dist/base.css'
import { type Connection, type Edge, type EdgeProps, ReactFlow, ReactFlowProvider } from '@xyflow/react'
import { useRouter } from 'next/navigation'
import { useEffect, useMemo, useRef, useState } from 'react'
import { fixedFlow } from '@/components/graph/still-flow'
import { cx } from '@/components/ui/cx'
import { cellPlace, columnWidth, type Line, mapLines, NODE_HEIGHT } from './map-lines'
import type { MapLink, MapNode } from './map-nodes'
import { LinkWords, type MetricFlowNode, MetricNode, type WordsFlowNode } from './metric-node'
import type { PlacedMap } from './place-map'

type LineEdge = Edge<{ line: Line; link: MapLink }, 'line'>

const nodeTypes = { metric: MetricNode, words: LinkWords }
const edgeTypes = { line: LinkLine }
const FIXED = { x: 0, y: 0, zoom: 1 }
const WORDS_HEIGHT = 32

function LinkLine({ data }: EdgeProps<LineEdge>) {
  if (!data) return null
  return (
    <g>
      <path className="react-flow__edge-path" d={data.line.path} fill="none" />
      <path className="react-flow__edge-path me-tip" d={data.line.tip} fill="none" />
      <path className="me-reach" d={data.line.path}>
        <title>{data.link.label}</title>
      </path>
    </g>
  )
}

export type MapCanvasProps = {
  nodes: MapNode[]
  links: MapLink[]
  placed: PlacedMap
  label: string
  /** Where a new link between two metrics is written down; absent where the reader may not. */
  drawHref?: string
}

/** In the order of reading: a column, the words on the links that leave it, the next column. */
function flowOf({ nodes, links, placed, drawHref }: MapCanvasProps, width: number) {
  const lines = new Map(mapLines(placed, links, width).map((line) => [line.id, line]))
  const order = [...nodes].sort((a, b) => {
    const [one, other] = [placed.cells[a.id]!, placed.cells[b.id]!]
    return one.column - other.column || one.row - other.row
  })
  const flowNodes: Array<MetricFlowNode | WordsFlowNode> = []
  for (const [at, node] of order.entries()) {
    const cell = placed.cells[node.id]!
    flowNodes.push({
      id: node.id,
      type: 'metric',
      position: cellPlace(cell, width),
      width: columnWidth(width),
      height: NODE_HEIGHT,
      data: { node, mayDraw: drawHref !== undefined },
    } as MetricFlowNode)
    const next = order[at + 1]
    if (next && placed.cells[next.id]!.column === cell.column) continue
    for (const link of links) {
      const line = lines.get(link.id)
      if (!line || placed.cells[link.from.id]!.column !== cell.column) continue
      const { x, y, width: size } = line.words
      flowNodes.push({
        id: `words ${link.id}`,
        type: 'words',
        position: { x: x - size / 2, y: y - WORDS_HEIGHT / 2 },
        width: size,
        height: WORDS_HEIGHT,
        connectable: false,
        data: { link, isStraight: line.isStraight },
      })
    }
  }
  const edges: LineEdge[] = links.flatMap((link) => {
    const line = lines.get(link.id)
    if (!line) return []
    return {
      id: link.id,
      type: 'line' as const,
      source: link.from.id,
      target: link.to.id,
      sourceHandle: 'out',
      targetHandle: 'in',
      className: cx('me', link.agreement ? 'me-open' : 'me-agreed', !link.isPriced && 'me-bare'),
      data: { line, link },
    }
  })
  return { nodes: flowNodes, edges }
}

/** The map at the width of the page, so that its columns stand under their heads. Metrics and links are reached by Tab. */
export function MapCanvas(props: MapCanvasProps) {
  const { nodes, links, label, drawHref } = props
  const router = useRouter()
  const box = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  useEffect(() => {
    if (!box.current) return
    const observer = new ResizeObserver(([entry]) => setWidth(Math.round(entry!.contentRect.width)))
    observer.observe(box.current)
    return () => observer.disconnect()
  }, [])
  const flow = useMemo(() => flowOf(props, width), [props, width])
  const drawn = useMemo(() => new Map(links.map((link) => [`${link.from.id} ${link.to.id}`, link])), [links])

  function open({ source, target }: Connection) {
    const there = drawn.get(`${source} ${target}`)
    const refOf = (id: string) => nodes.find((node) => node.id === id)?.ref ?? ''
    if (there) router.push(there.href)
    else if (drawHref) router.push(`${drawHref}?from=${refOf(source)}&to=${refOf(target)}`)
  }

  return (
    <div ref={box} className="h-full">
      {width > 0 ? (
        <ReactFlowProvider>
          <ReactFlow
            {...fixedFlow}
            nodes={flow.nodes}
            edges={flow.edges}
            nodeTypes={nodeTypes}
            edgeTypes={edgeTypes}
            viewport={FIXED}
            onConnect={open}
            isValidConnection={({ source, target }) => source !== target}
            onEdgeClick={(_, edge) => router.push((edge as LineEdge).data!.link.href)}
            connectionRadius={110}
            nodesConnectable={drawHref !== undefined}
            aria-label={label}
          />
        </ReactFlowProvider>
      ) : null}
    </div>
  )
}
