import { ActionForm } from '@/components/form/action-form'
import { SubmitButton } from '@/components/form/submit-button'
import { EmptyState } from '@/components/ui/notice'
import { RelativeTime } from '@/components/ui/relative-time'
import { Status } from '@/components/ui/status-chip'
import type { TokenView } from '@/lib/identity/tokens'
import { revokeTokenAction } from '../actions'

type TokenTableProps = { tokens: TokenView[]; names: ReadonlyMap<string, string>; self: string; workspace: string }

export function TokenTable({ tokens, names, self, workspace }: TokenTableProps) {
  if (tokens.length === 0) {
    return (
      <EmptyState title="There are no tokens">
        A token lets a program act as you: a pipeline that asks whether a version may be deployed, a script that imports
        model cards.
      </EmptyState>
    )
  }
  const now = new Date().toISOString()
  return (
    <table className="dt">
      <caption className="sr-only">API tokens</caption>
      <thead>
        <tr>
          <th scope="col">Token</th>
          <th scope="col">Of</th>
          <th scope="col">Scopes</th>
          <th scope="col">Last used</th>
          <th scope="col">State</th>
          <th scope="col">Change</th>
        </tr>
      </thead>
      <tbody>
        {tokens.map((token) => (
          <tr key={token.id}>
            <th scope="row">{token.name}</th>
            <td data-label="Of">{token.personId === self ? 'You' : (names.get(token.personId) ?? 'Former member')}</td>
            <td data-label="Scopes">{token.scopes.join(', ')}</td>
            <td data-label="Last used">{token.lastUsedAt ? <RelativeTime at={token.lastUsedAt} /> : 'never'}</td>
            <td data-label="State">
              <TokenState token={token} now={now} />
            </td>
            <td data-label="Change">
              {token.revokedAt || token.expiresAt <= now ? (
                '—'
              ) : (
                <ActionForm action={revokeTokenAction.bind(null, workspace)}>
                  <input type="hidden" name="token" value={token.id} />
                  <SubmitButton kind="secondary" busy="Revoking…">
                    Revoke
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

function TokenState({ token, now }: { token: TokenView; now: string }) {
  if (token.revokedAt) return <Status tone="idle">Revoked</Status>
  if (token.expiresAt <= now) return <Status tone="idle">Expired</Status>
  return (
    <>
      <Status tone="ok">Works</Status>{' '}
      <span className="text-12 text-fg-3">
        ends <RelativeTime at={token.expiresAt} />
      </span>
    </>
  )
}
