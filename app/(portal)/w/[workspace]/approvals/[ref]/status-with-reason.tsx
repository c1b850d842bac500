import type { ReactNode } from 'react'
import { ApprovalStatusChip } from '@/components/approvals/approval-status'
import { namesOf } from '@/components/approvals/standing'
import { ExactTime, RelativeTime } from '@/components/ui/relative-time'
import type { ApprovalView } from '@/lib/approvals/views'

/** The status, until or since when, and on a press why it is so. */
export function StatusWithReason({ approval }: { approval: ApprovalView }) {
  return <ApprovalStatusChip status={approval.status} when={whenOf(approval)} reason={<Reason approval={approval} />} />
}

function whenOf({ status, dueAt, approvedAt, supersededAt, withdrawnAt, expiresAt }: ApprovalView): ReactNode {
  if (status === 'open' && dueAt) {
    const isLate = new Date(dueAt) < new Date()
    return (
      <>
        {isLate ? 'due since' : 'closes'} <RelativeTime at={dueAt} />
      </>
    )
  }
  const at = { approved: approvedAt, superseded: supersededAt, withdrawn: withdrawnAt, expired: expiresAt }[
    status as 'approved'
  ]
  return at ? <RelativeTime at={at} /> : null
}

function Reason({ approval }: { approval: ApprovalView }) {
  const { status, requirements, decisions, expiresAt, closingReason } = approval
  const open = requirements.filter(({ state, isBlocking }) => isBlocking && state !== 'met')
  const objecting = decisions.find(({ isReplaced, decision }) => !isReplaced && decision === objection[status])
  if (status === 'approved') {
    return (
      <>
        <p>
          <b>
            {requirements.length} of {requirements.length} answers are given.
          </b>{' '}
          The gate checks roles, answers and digests again whenever it is asked.
        </p>
        {expiresAt ? (
          <p>
            It holds until <ExactTime at={expiresAt} />, or until a material edit voids it.
          </p>
        ) : null}
      </>
    )
  }
  if (objecting) {
    return (
      <p>
        <b>{objecting.person}</b> {status === 'rejected' ? 'rejected it' : 'asked for changes'}: {objecting.comment}
      </p>
    )
  }
  if (status === 'open') {
    return (
      <>
        <p>
          <b>
            {requirements.length - open.length} of {requirements.length} answers are given.
          </b>
        </p>
        {open.map(({ key, label, asked }) => (
          <p key={key}>
            {label}: {asked.length > 0 ? `waits for ${namesOf(asked)}` : 'nobody holds this role'}
          </p>
        ))}
      </>
    )
  }
  if (status === 'superseded')
    return <p>What was asked for has changed since. Answers given here count for nothing now.</p>
  if (status === 'expired') return <p>It was approved, and the time for which an approval holds is over.</p>
  return <p>{closingReason ?? 'It is closed.'}</p>
}

const objection: Partial<Record<ApprovalView['status'], string>> = {
  rejected: 'reject',
  changes_requested: 'request_changes',
}
