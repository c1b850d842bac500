import { ActionForm } from '@/components/form/action-form'
import { SubmitButton } from '@/components/form/submit-button'
import { EmptyState } from '@/components/ui/notice'
import { RelativeTime } from '@/components/ui/relative-time'
import { Status } from '@/components/ui/status-chip'
import type { InvitationView } from '@/lib/identity/invitations'
import { roleLabels } from '@/lib/platform/vocabulary'
import { withdrawAction } from '../actions'

const STATE = {
  open: { tone: 'ink', word: 'Open' },
  accepted: { tone: 'ok', word: 'Accepted' },
  withdrawn: { tone: 'idle', word: 'Withdrawn' },
  expired: { tone: 'idle', word: 'Expired' },
} as const

export function InvitationTable({ invitations, workspace }: { invitations: InvitationView[]; workspace: string }) {
  if (invitations.length === 0) {
    return (
      <EmptyState title="Nobody was invited yet">
        An invitation is a link that works once. Who opens it chooses a password and is a member from then on.
      </EmptyState>
    )
  }
  return (
    <table className="dt">
      <caption className="sr-only">Invitations</caption>
      <thead>
        <tr>
          <th scope="col">For</th>
          <th scope="col">As</th>
          <th scope="col">State</th>
          <th scope="col">Ends</th>
          <th scope="col">Change</th>
        </tr>
      </thead>
      <tbody>
        {invitations.map((invitation) => (
          <tr key={invitation.id}>
            <th scope="row">
              {invitation.name}
              <span className="block text-12 text-fg-3">{invitation.email}</span>
            </th>
            <td data-label="As">{asWords(invitation)}</td>
            <td data-label="State">
              <Status tone={STATE[invitation.state].tone}>{STATE[invitation.state].word}</Status>
            </td>
            <td data-label="Ends">
              <RelativeTime at={invitation.expiresAt} />
            </td>
            <td data-label="Change">
              {invitation.state === 'open' ? (
                <ActionForm action={withdrawAction.bind(null, workspace)}>
                  <input type="hidden" name="invitation" value={invitation.id} />
                  <SubmitButton kind="secondary" busy="Withdrawing…">
                    Withdraw
                  </SubmitButton>
                </ActionForm>
              ) : (
                '—'
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function asWords({ duties, role }: InvitationView): string {
  const words = [...(role ? [role] : []), ...duties].map((id) => roleLabels[id])
  return words.join(', ') || 'Member'
}
