import { ActionForm } from '@/components/form/action-form'
import { SubmitButton } from '@/components/form/submit-button'
import { RelativeTime } from '@/components/ui/relative-time'
import { Status } from '@/components/ui/status-chip'
import type { SessionView } from '@/lib/identity/sessions'
import { endSessionAction } from '../actions'

const METHOD: Record<string, string> = {
  password: 'Password',
  oidc: 'Single sign-on',
  demo: 'Entered from the demo page',
}

export function SessionTable({ sessions }: { sessions: SessionView[] }) {
  return (
    <table className="dt">
      <caption className="sr-only">Your open sessions</caption>
      <thead>
        <tr>
          <th scope="col">Browser</th>
          <th scope="col">Signed in by</th>
          <th scope="col">From</th>
          <th scope="col">Since</th>
          <th scope="col">Last seen</th>
          <th scope="col">Change</th>
        </tr>
      </thead>
      <tbody>
        {sessions.map((session) => (
          <tr key={session.id}>
            <th scope="row">{browserName(session.userAgent)}</th>
            <td data-label="Signed in by">{METHOD[session.method] ?? session.method}</td>
            <td data-label="From">{session.address ?? 'unknown'}</td>
            <td data-label="Since">
              <RelativeTime at={session.createdAt} />
            </td>
            <td data-label="Last seen">
              <RelativeTime at={session.seenAt} />
            </td>
            <td data-label="Change">
              {session.isThisOne ? (
                <Status tone="ok">This one</Status>
              ) : (
                <ActionForm action={endSessionAction}>
                  <input type="hidden" name="session" value={session.id} />
                  <SubmitButton kind="secondary" busy="Ending…">
                    End
                  </SubmitButton>
                </ActionForm>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Enough for a person to tell their own browsers apart. */
function browserName(agent: string | null): string {
  if (!agent) return 'Unknown'
  const name = [/(Edg)e?\//, /(Firefox)\//, /(Chrome)\//, /(Safari)\//]
    .map((pattern) => pattern.exec(agent)?.[1])
    .find(Boolean)
  const system = /(Windows|Android|iPhone|iPad|Mac OS X|Linux)/.exec(agent)?.[1]
  return [name === 'Edg' ? 'Edge' : (name ?? 'A program'), system && `on ${system.replace('Mac OS X', 'macOS')}`]
    .filter(Boolean)
    .join(' ')
}
