import type { Ctx } from '@/lib/platform/context'
import { AppError, forbidden } from '@/lib/platform/errors'
import { countAttempt } from '@/lib/platform/throttle'
import { isPassword } from './password'
import { findPerson } from './people'

/**
 * Proves that the person at the browser is the one who is signed in, at this moment and for this act.
 * @throws forbidden with the field that has to be filled again; limited after too many attempts.
 */
export async function reauthenticate(ctx: Ctx, password: string | undefined): Promise<void> {
  const { actor } = ctx
  if (actor.kind !== 'person' || !actor.id || actor.scopes) throw forbidden('Only a person who is signed in can sign.')
  if (!password) {
    throw new AppError('forbidden', 'Type your password to sign.', { fields: { password: 'Your password is needed.' } })
  }
  // Counted per session: whoever guesses with a stolen one does not keep its owner from signing elsewhere.
  const attempt = await countAttempt(ctx.db, {
    account: `person:${actor.id}:${actor.sessionId ?? ''}`,
    address: ctx.address ?? 'unknown',
    isKnownAddress: true,
  })
  const person = await findPerson(ctx.db, actor.id)
  if (person && !person.passwordHash) {
    throw new AppError(
      'forbidden',
      'You have no password yet, for you sign in through your organisation. Set one under Settings, My account; then sign here with it.',
      { fields: { password: 'You have no password yet.' } },
    )
  }
  if (!(await isPassword(person?.passwordHash, password)) || person?.disabledAt) {
    throw new AppError('forbidden', 'That is not your password. Nothing was signed.', {
      fields: { password: 'This is not your password.' },
    })
  }
  await attempt.succeeded()
}
