import { z } from 'zod'
import { defineCommand } from '@/lib/platform/command'
import { personOf } from '@/lib/platform/context'
import { conflict } from '@/lib/platform/errors'
import { linkOidc } from './accept-invitation'
import { findPersonByOidc } from './people'

/** Called with what a provider has just vouched for, never with what a form says. */
export const linkIdentity = defineCommand({
  name: 'account.link-identity',
  summary: 'Link your account with single sign-on',
  permission: 'account.own',
  secret: ['subject'],
  input: z.strictObject({ issuer: z.string().max(500), subject: z.string().min(1).max(255) }),
  find: async (tx) => ({ kind: 'person', id: personOf(tx), useCaseId: null }),
  async run(tx, identity) {
    if (await findPersonByOidc(tx.db, identity)) throw conflict('This sign-in is linked with an account already.')
    await linkOidc(tx, personOf(tx), identity)
    return {}
  },
})
