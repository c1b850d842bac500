import { Notice } from '@/components/ui/notice'
import { Ref } from '@/components/ui/text-link'
import type { ApprovalStatus } from '@/lib/approvals/vocabulary'

type Props = {
  requests: readonly { ref: string; status: ApprovalStatus; isSame: boolean }[]
  environment: string
  approvalsHref: string
}

/** Requests that already wait or hold: a second one on the same content would only split the answers. */
export function LiveRequests({ requests, environment, approvalsHref }: Props) {
  return requests.map(({ ref, status, isSame }) => (
    <div key={ref} className="mb-3">
      <Notice
        tone={status === 'approved' ? 'ok' : 'info'}
        title={
          status === 'approved'
            ? `${ref} has approved ${isSame ? 'exactly this' : 'an earlier content'} for ${environment}`
            : `${ref} already asks ${isSame ? 'exactly this' : 'about an earlier content'} for ${environment}`
        }
      >
        {isSame ? 'There is nothing to ask. ' : 'It does not cover what the version says now. '}
        <Ref href={`${approvalsHref}/${ref}`}>{`Open ${ref}`}</Ref>
      </Notice>
    </div>
  ))
}
