// From an identity that a provider vouched for to a person: by issuer and subject, an invitation in hand, or a session of one's own.
import type { Db } from '@/db/client'
import { execute } from '@/lib/audit/execute'
import { newId } from '@/lib/platform/context'
import { forbidden } from '@/lib/platform/errors'
import type { RequestFacts } from '@/lib/platform/request-context'
import type { Session } from '@/lib/platform/session'
import { acceptInvitation } from './accept-invitation'
import { personName } from './input'
import { linkIdentity } from './link-identity'
import type { OidcIntent } from './oidc-intent'
import { findPersonByOidc, type OidcIdentity } from './people'
import { accountCtx, refuse } from './sign-in'

interface Vouched {
  identity: OidcIdentity
  /** As the provider has it; only a proposal. */
  name: unknown
}

/** The person who may sign in with this identity. @throws forbidden, conflict, not_found */
export async function personForOidc(
  db: Db,
  facts: RequestFacts,
  { identity, name }: Vouched,
  intent: OidcIntent | null,
  session: Session | null,
): Promise<string> {
  const known = await findPersonByOidc(db, identity)
  if (known?.disabledAt) {
    await refuse(db, facts, known.id, 'oidc', 'account is disabled')
    throw forbidden('This account is disabled.')
  }
  if (intent?.kind === 'link') {
    if (!session || session.id !== intent.sessionId)
      throw forbidden('Your session ended in between. Sign in, and link again.')
    if (known && known.id !== session.person.id) throw forbidden('This sign-in is linked with another account.')
    if (!known) await execute(accountCtx(db, facts, session.person.id, session.id), linkIdentity, identity)
    return session.person.id
  }
  if (intent?.kind === 'invitation') {
    const given = known ? {} : { identity, name: nameOf(name) }
    const ctx = accountCtx(db, facts, known?.id ?? newId())
    return (await execute(ctx, acceptInvitation, { secret: intent.secret, ...given })).value.person
  }
  if (known) return known.id
  await refuse(db, facts, null, 'oidc', 'identity is not linked with an account')
  throw forbidden('No account is linked with this sign-in.')
}

function nameOf(given: unknown): string | undefined {
  const parsed = personName.safeParse(given)
  return parsed.success ? parsed.data : undefined
}
