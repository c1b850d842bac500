import type { ReactNode } from 'react'
import { statusWords } from '@/components/approvals/approval-status'
import { StatusChip } from '@/components/ui/status-chip'
import { TextLink } from '@/components/ui/text-link'
import type { ApprovalStatus } from '@/lib/approvals/vocabulary'

const sentences: Record<ApprovalStatus, string> = {
  open: 'People have been asked and have not all answered.',
  changes_requested: 'Somebody wants changes before they approve.',
  approved: 'Everybody who was asked has approved exactly this content.',
  rejected: 'Somebody who was asked said no.',
  withdrawn: 'The request was taken back.',
  expired: 'The approval has run out and has to be reviewed again.',
  superseded: 'What was decided on has changed since; a new approval is needed.',
  revoked: 'The approval was taken back.',
}

export type ApprovalFacts = { ref: string; status: ApprovalStatus; environment: string }

/** How a request stands; it opens to the reason and the way to the request. */
export function ApprovalState(props: { approval: ApprovalFacts; href: string; bare?: boolean; end?: boolean }) {
  const { approval, href, bare, end } = props
  const { tone, icon, word } = statusWords[approval.status]
  return (
    <StatusChip
      tone={tone}
      icon={icon}
      bare={bare}
      end={end}
      reason={
        <>
          <p>{sentences[approval.status]}</p>
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
