import type { ReactNode } from 'react'
import type { IconName } from '@/components/ui/icon'
import { StatusChip, type Tone } from '@/components/ui/status-chip'
import { TextLink } from '@/components/ui/text-link'
import type { ApprovalStatus } from '@/lib/approvals/vocabulary'

type Look = { tone: Tone; icon?: IconName; word: string; sentence: string }

const looks: Record<ApprovalStatus, Look> = {
  open: { tone: 'idle', word: 'Waits for answers', sentence: 'People have been asked and have not all answered.' },
  changes_requested: {
    tone: 'warn',
    word: 'Changes asked for',
    sentence: 'Somebody wants changes before they approve.',
  },
  approved: { tone: 'ok', word: 'Approved', sentence: 'Everybody who was asked has approved exactly this content.' },
  rejected: { tone: 'bad', word: 'Rejected', sentence: 'Somebody who was asked said no.' },
  withdrawn: { tone: 'idle', icon: 'minus-circle', word: 'Withdrawn', sentence: 'The request was taken back.' },
  expired: { tone: 'warn', word: 'Expired', sentence: 'The approval has run out and has to be reviewed again.' },
  superseded: {
    tone: 'warn',
    word: 'Void',
    sentence: 'What was decided on has changed since; a new approval is needed.',
  },
  revoked: { tone: 'bad', word: 'Revoked', sentence: 'The approval was taken back.' },
}

export type ApprovalFacts = { ref: string; status: ApprovalStatus; environment: string }

/** How a request stands; it opens to the reason and the way to the request. */
export function ApprovalState(props: { approval: ApprovalFacts; href: string; bare?: boolean; end?: boolean }) {
  const { approval, href, bare, end } = props
  const { tone, icon, word, sentence } = looks[approval.status]
  return (
    <StatusChip
      tone={tone}
      icon={icon}
      bare={bare}
      end={end}
      reason={
        <>
          <p>{sentence}</p>
          <p>
            <TextLink href={href}>{approval.ref}</TextLink> for <b>{approval.environment}</b>
          </p>
        </>
      }
    >
      {word}
    </StatusChip>
  )
}

/** Nobody has asked: said, not left blank. */
export function NotAsked({ children = 'Not asked for' }: { children?: ReactNode }) {
  return <span className="text-fg-3">{children}</span>
}
