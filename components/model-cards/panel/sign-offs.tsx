import { ApprovalStatusChip } from '@/components/approvals/approval-status'
import { decisionLooks } from '@/components/approvals/standing'
import { ButtonLink } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { RelativeTime } from '@/components/ui/relative-time'
import { SealMark } from '@/components/ui/seal'
import { Section } from '@/components/ui/section'
import { Ref } from '@/components/ui/text-link'
import type { DecisionKind } from '@/lib/approvals/vocabulary'
import type { DocumentApproval } from '@/lib/documents/views'

type Props = {
  approvals: readonly DocumentApproval[]
  approvalsHref: string
  /** Requests that wait for the reader. */
  mine: ReadonlySet<string>
}

/** Who signed what the card says now, who was asked, and what waits for the reader. */
export function SignOffs({ approvals, approvalsHref, mine }: Props) {
  return (
    <Section title="Sign-offs" count={countWords(approvals)}>
      {approvals.length === 0 ? <p className="text-13 text-fg-2">Nobody has been asked about this version.</p> : null}
      {approvals.slice(0, 4).map((approval) => (
        <div key={approval.ref} className="mt-2 first:mt-0">
          <p className="flex flex-wrap items-center gap-x-2 text-13">
            <Ref href={`${approvalsHref}/${approval.ref}`}>{approval.ref}</Ref>
            <span className="text-fg-2">on revision {approval.revision}</span>
            <span className="ml-auto">
              <ApprovalStatusChip status={approval.status} />
            </span>
          </p>
          <ul className="card-signs">
            {approval.decisions.map(({ person, role, decision, at }) => (
              <li key={`${person} ${role}`}>
                {decision === 'approve' ? (
                  <SealMark />
                ) : (
                  <Icon name={decisionLooks[decision as DecisionKind].icon} size={16} className="text-fg-3" />
                )}
                <span>
                  <b className="font-medium">{person}</b> <span className="text-fg-2">{role}</span>
                  <small>
                    {decisionLooks[decision as DecisionKind].past}, <RelativeTime at={at} />
                  </small>
                </span>
              </li>
            ))}
            {mine.has(approval.ref) ? (
              <li>
                <Icon name="circle" size={16} className="text-fg-3" />
                <span className="flex-1">
                  <b className="font-medium">You</b>
                  <small>are asked</small>
                </span>
                <ButtonLink href={`${approvalsHref}/${approval.ref}`}>Decide</ButtonLink>
              </li>
            ) : null}
          </ul>
        </div>
      ))}
    </Section>
  )
}

function countWords(approvals: readonly DocumentApproval[]): string | undefined {
  const current = approvals.find(({ isCurrent }) => isCurrent)
  if (!current) return approvals.length > 0 ? 'none on what it says now' : undefined
  const signed = current.decisions.filter(({ decision }) => decision === 'approve').length
  return `${signed} on revision ${current.revision}`
}
