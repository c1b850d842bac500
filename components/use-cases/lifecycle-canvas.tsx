'use client'

import '@xyflow/react/dist/base.css'
import {
  type Edge,
  type EdgeProps,
  Handle,
  type Node,
  type NodeProps,
  Position,
  ReactFlow,
  ReactFlowProvider,
} from '@xyflow/react'
import Link from 'next/link'
import { useEffect, useMemo, useRef, useState } from 'react'
import { fixedFlow } from '@/components/graph/still-flow'
import { cx } from '@/components/ui/cx'
import { Icon } from '@/components/ui/icon'
import { SealMark } from '@/components/ui/seal'
import { type LifecycleRow, type StageDot, shortNames, workStages } from './lifecycle-graph'
import { LABEL_WIDTH, type MapLinks, ROW_HEIGHT } from './lifecycle-sizes'

type DotNode = Node<{ dot: StageDot; href?: string }, 'dot'>
type SealNode = Node<{ words: string; href?: string }, 'gate'>
type LabelNode = Node<{ row: LifecycleRow; href: string; shown: boolean }, 'label'>
type MapEdge = Edge<{ isBack: boolean; words?: string }, 'line'>

const nodeTypes = { dot: Dot, gate: Gate, label: Label, now: Now }
const edgeTypes = { line: Line }
const DOT = 24
/** Of the dots within their row: above them runs the way back. */
const AXIS = 32

function Dot({ data: { dot, href } }: NodeProps<DotNode>) {
  const face = (
    <span className={cx('lm-dot', `lm-${dot.state}`)}>
      {dot.state === 'done' ? <Icon name="check" size={10} /> : null}
    </span>
  )
  return (
    <>
      <Handle type="target" position={Position.Left} isConnectable={false} />
      {href ? (
        <Link className="lm-at" href={href} aria-label={dot.words} title={dot.words} prefetch={false}>
          {face}
        </Link>
      ) : (
        <span className="lm-at" role="img" aria-label={dot.words} title={dot.words}>
          {face}
        </span>
      )}
      <Handle type="source" position={Position.Right} isConnectable={false} />
    </>
  )
}

function Gate({ data: { words, href } }: NodeProps<SealNode>) {
  return href ? (
    <Link className="lm-at" href={href} aria-label={words} title={words} prefetch={false}>
      <SealMark size={13} />
    </Link>
  ) : (
    <span className="lm-at" title={words}>
      <SealMark size={13} label={words} />
    </span>
  )
}

function Label({ data: { row, href, shown } }: NodeProps<LabelNode>) {
  const words = `${row.label}${row.isRetired ? ', retired' : ''}`
  return (
    <Link className="lm-label" href={href} aria-current={shown ? 'true' : undefined} prefetch={false} scroll={false}>
      {words}
    </Link>
  )
}

/** The column of the present stage, tinted like the table under it. */
function Now() {
  return <span className="lm-tint" />
}

/** Straight along the row; the way back as an arc above it, with the reason on hover. */
function Line({ sourceX, sourceY, targetX, targetY, data }: EdgeProps<MapEdge>) {
  const isBack = data?.isBack
  const top = sourceY - Math.min(26, 14 + Math.abs(sourceX - targetX) / 24)
  // Edges run between the sides of the dots; the line is drawn from centre to centre, under them.
  const from = sourceX - DOT / 2
  const to = targetX + DOT / 2
  const path = isBack
    ? `M${from} ${sourceY - 8}C${from - 6} ${top} ${to + 6} ${top} ${to + 1} ${targetY - 9}`
    : `M${from} ${sourceY}L${to} ${targetY}`
  return (
    <g>
      <path className="react-flow__edge-path" d={path} fill="none">
        {data?.words ? <title>{data.words}</title> : null}
      </path>
      {isBack ? <path className="react-flow__edge-path lm-tip" d={`M${to - 3} ${targetY - 14}l4 5.5 3.5-5`} /> : null}
    </g>
  )
}

function flowOf(rows: LifecycleRow[], links: MapLinks, width: number): { nodes: Node[]; edges: MapEdge[] } {
  const column = (width - LABEL_WIDTH) / workStages.length
  const x = (at: number) => LABEL_WIDTH + (at + 0.5) * column
  const nodes: Node[] = []
  const edges: MapEdge[] = []
  for (const [at, row] of rows.entries()) {
    const y = at * ROW_HEIGHT + AXIS
    const id = (name: string | number) => `${row.iteration}:${name}`
    const box = (name: string | number, left: number, size: number) => ({
      id: id(name),
      position: { x: left - size / 2, y: y - size / 2 },
      width: size,
      height: size,
    })
    const href = links.iterations[row.iteration]!
    if (row.iteration === links.shown && row.current !== null) {
      nodes.push({
        id: 'now',
        type: 'now',
        position: { x: x(row.current - 0.5), y: 0 },
        width: column,
        height: rows.length * ROW_HEIGHT,
        zIndex: -1,
        data: {},
      })
    }
    const label = { id: id('label'), position: { x: 0, y: y - 12 }, width: LABEL_WIDTH, height: 24 }
    nodes.push({ ...label, type: 'label', data: { row, href, shown: row.iteration === links.shown } })
    for (const dot of row.dots) {
      nodes.push({ ...box(dot.column, x(dot.column), DOT), type: 'dot', data: { dot, href: links.stages[dot.stage] } })
      if (dot.state !== 'done' || !dot.gate) continue
      const words = `Gate of ${shortNames[dot.stage]} signed${dot.gate.approval ? `, ${dot.gate.approval}` : ''}`
      const approval = dot.gate.approval ? `${links.approvals}/${dot.gate.approval}` : undefined
      nodes.push({
        ...box(`gate-${dot.column}`, x(dot.column + 0.5), DOT),
        type: 'gate',
        data: { words, href: approval },
      })
    }
    for (const [nth, line] of row.lines.entries()) {
      const ends = { source: id(line.from), target: id(line.to) }
      edges.push({
        id: id(`line-${nth}`),
        type: 'line',
        className: `lm-${line.kind}`,
        data: { isBack: line.kind === 'back', words: line.words },
        ...ends,
      })
    }
  }
  return { nodes, edges }
}

/** Where the picture is wider than the screen, it begins at the present stage. */
function showPresent(box: HTMLElement, rows: LifecycleRow[], shown: number) {
  const current = rows.find(({ iteration }) => iteration === shown)?.current
  const scroller = box.closest('.lm')
  if (!scroller || !current || scroller.scrollWidth <= scroller.clientWidth) return
  const column = (scroller.scrollWidth - LABEL_WIDTH) / workStages.length
  scroller.scrollLeft = LABEL_WIDTH + (current + 0.5) * column - (scroller.clientWidth + LABEL_WIDTH) / 2
}

const FIXED = { x: 0, y: 0, zoom: 1 }

/** The picture at the width of the table under it, so that every stage stands over its column. Nothing moves; links are reached by Tab. */
export function LifecycleCanvas({ rows, links, label }: { rows: LifecycleRow[]; links: MapLinks; label: string }) {
  const box = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  useEffect(() => {
    if (!box.current) return
    showPresent(box.current, rows, links.shown)
    const observer = new ResizeObserver(([entry]) => setWidth(Math.round(entry!.contentRect.width)))
    observer.observe(box.current)
    return () => observer.disconnect()
  }, [rows, links.shown])
  const flow = useMemo(() => flowOf(rows, links, width), [rows, links, width])
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
            nodesConnectable={false}
            aria-label={label}
          />
        </ReactFlowProvider>
      ) : null}
    </div>
  )
}
