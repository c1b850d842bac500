import type { ReactNode } from 'react'
import type { IconName } from '@/components/ui/icon'
import { StatusChip, type Tone } from '@/components/ui/status-chip'
import type { ApprovalStatus } from '@/lib/approvals/vocabulary'

export const statusWords: Record<ApprovalStatus, { word: string; tone: Tone; icon?: IconName }> = {
  open: { word: 'Open', tone: 'ink', icon: 'clock' },
  changes_requested: { word: 'Changes requested', tone: 'warn' },
  approved: { word: 'Approved', tone: 'ok' },
  rejected: { word: 'Rejected', tone: 'bad' },
  withdrawn: { word: 'Withdrawn', tone: 'idle', icon: 'minus-circle' },
  expired: { word: 'Expired', tone: 'warn', icon: 'clock' },
  superseded: { word: 'Voided', tone: 'warn', icon: 'history' },
  revoked: { word: 'Revoked', tone: 'bad' },
}

/** The status of a request; `when` stands beside the word, `reason` opens. */
export function ApprovalStatusChip(props: {
  status: ApprovalStatus
  when?: ReactNode
  reason?: ReactNode
  bare?: boolean
}) {
  const { status, when, reason, bare } = props
  const { word, tone, icon } = statusWords[status]
  return (
    <StatusChip tone={tone} icon={icon} reason={reason} bare={bare}>
      <span>
        {word}
        {when ? <span className="font-regular">, {when}</span> : null}
      </span>
    </StatusChip>
  )
}
