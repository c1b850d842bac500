import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { schema } from '@/db/client'
import { change, recordEvent } from '@/lib/audit/record-event'
import { defineCommand } from '@/lib/platform/command'
import { type Ctx, personOf } from '@/lib/platform/context'
import { AppError, forbidden } from '@/lib/platform/errors'
import { findSession } from '@/lib/platform/session'
import { hashPassword, isPassword, newPassword, typedPassword } from './password'
import { findPerson } from './people'
import { reauthenticate } from './reauthenticate'
import { rowsOf } from './rows'

const { people } = schema

/** Who came through an OpenID provider sets a first password right after signing in there, not from a screen left open. */
const FRESH_MS = 10 * 60 * 1000

export const changePassword = defineCommand({
  name: 'account.change-password',
  summary: 'Change your password',
  description: 'Ends every other session of yours.',
  permission: 'account.own',
  secret: ['currentPassword', 'password'],
  input: z.strictObject({ currentPassword: typedPassword.optional(), password: newPassword }),
  before: (ctx, { currentPassword, password }) => assertMayChange(ctx, currentPassword, password),
  find: async (tx) => ({ kind: 'person', id: personOf(tx), useCaseId: null }),
  async run(tx, { password }) {
    const passwordHash = await hashPassword(password)
    const [row] = await rowsOf(
      tx.db,
      people,
      sql`select * from identity_set_password(${personOf(tx)}::uuid, ${passwordHash}, ${tx.ctx.actor.sessionId ?? null}::uuid)`,
    )
    await recordEvent(tx, {
      action: 'person.password_changed',
      subject: { kind: 'person', id: row!.id, revision: row!.revision },
      changes: [change(people, row!)],
    })
    return {}
  },
})

async function assertMayChange(ctx: Ctx, current: string | undefined, next: string): Promise<void> {
  const person = ctx.actor.id ? await findPerson(ctx.db, ctx.actor.id) : null
  if (!person) throw forbidden('Only a person who is signed in can change their password.')
  if (!person.passwordHash) return assertFresh(ctx)
  await reauthenticate(ctx, current).catch((error) => {
    if (!(error instanceof AppError) || error.code !== 'forbidden') throw error
    throw new AppError('forbidden', 'That is not your current password. Nothing was changed.', {
      fields: { currentPassword: 'This is not your current password.' },
    })
  })
  if (await isPassword(person.passwordHash, next)) {
    throw new AppError('invalid', 'The new password is the one you have.', { fields: { password: 'Choose another.' } })
  }
}

async function assertFresh(ctx: Ctx): Promise<void> {
  const { sessionId } = ctx.actor
  const found = sessionId ? await findSession(ctx.db, sessionId, null) : null
  const age = found ? Date.now() - Date.parse(found.session.authenticatedAt) : Number.POSITIVE_INFINITY
  if (age > FRESH_MS) {
    throw forbidden('Sign out, sign in again through your organisation, and set the password within ten minutes.')
  }
}
