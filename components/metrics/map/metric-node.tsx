'use client'

import { Handle, type Node, type NodeProps, Position } from '@xyflow/react'
import Link from 'next/link'
import { Avatar } from '@/components/ui/avatar'
import { cx } from '@/components/ui/cx'
import { Icon } from '@/components/ui/icon'
import { Status } from '@/components/ui/status-chip'
import { Gauge } from './gauge'
import type { MapLink, MapNode } from './map-nodes'

export type MetricFlowNode = Node<{ node: MapNode; mayDraw: boolean }, 'metric'>
export type WordsFlowNode = Node<{ link: MapLink; isStraight: boolean }, 'words'>

const HUE = { technical: 'data_scientist', domain: 'subject_matter_expert', business: 'business_stakeholder' } as const

/** A metric: one link to its page; from its edge a new link can be drawn. */
export function MetricNode({ data: { node, mayDraw } }: NodeProps<MetricFlowNode>) {
  const { look, value, flags } = node
  return (
    <>
      <Handle id="in" type="target" position={Position.Left} isConnectable={mayDraw} />
      <Handle id="out" type="source" position={Position.Right} isConnectable={mayDraw} />
      <Link className={cx('mn', flags.length > 0 && 'mn-open')} href={node.href} title={titleOf(node)} prefetch={false}>
        <span className="mn-name">
          <span className="mn-cut">{node.name}</span>
          {node.owner ? (
            <>
              <Avatar name={node.owner} roleId={HUE[node.audience]} />
              <span className="sr-only">, owner {node.owner}</span>
            </>
          ) : (
            <span className="mn-nobody">
              ?<span className="sr-only"> no owner</span>
            </span>
          )}
        </span>
        <span className="mn-value">
          {value ? <b>{value.figure}</b> : <b className="text-fg-3">–</b>}
          {value?.unit ? <span className="mn-cut">{value.unit}</span> : null}
          <span className="mn-standing">
            <Status tone={look.tone} icon={look.icon}>
              {look.words}
            </Status>
          </span>
        </span>
        {node.gauge ? <Gauge marks={node.gauge} /> : <span className="mn-nothing" />}
        <span className="mn-aim">{node.aim}</span>
        {flags.length > 0 || node.isStale ? (
          <span className="mn-flags">
            {node.isStale ? (
              <span className="tone-warn">
                <Icon name="clock" size={12} />
                stale
              </span>
            ) : null}
            {flags.length > 0 ? (
              <span className="tone-warn">
                <Icon name="link" size={12} />
                {flags[0]}
                {flags.length > 1 ? ` +${flags.length - 1}` : ''}
              </span>
            ) : null}
          </span>
        ) : null}
      </Link>
    </>
  )
}

function titleOf({ ref, name, words, owner, flags }: MapNode): string {
  return [`${ref} ${name}`, words, owner ? `owner ${owner}` : 'no owner', ...flags].filter(Boolean).join(', ')
}

/** What a link is worth, on its line: the link to its page. */
export function LinkWords({ data: { link, isStraight } }: NodeProps<WordsFlowNode>) {
  return (
    <Link
      className={cx('me-words', isStraight && 'me-straight', link.agreement && 'me-words-open')}
      href={link.href}
      title={link.label}
      aria-label={link.label}
      prefetch={false}
    >
      <span className="mn-cut">{link.words}</span>
      {link.agreement ? <span className="me-agreement">{link.agreement}</span> : null}
    </Link>
  )
}
