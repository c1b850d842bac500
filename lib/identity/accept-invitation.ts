// An invitation makes the person, unless they have an account, and the member, in one transaction over two scopes.
import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { type DbTx, schema } from '@/db/client'
import { type Change, change, recordEvent } from '@/lib/audit/record-event'
import { defineCommand, type Target } from '@/lib/platform/command'
import { inScope, newId, personOf, type Tx } from '@/lib/platform/context'
import { AppError, conflict, forbidden, invalid } from '@/lib/platform/errors'
import { hashSecret, linkSecret } from '@/lib/platform/link-secret'
import { findRole, giveRole } from '@/lib/platform/roles'
import { type Duty, duties, type UseCaseRole } from '@/lib/platform/vocabulary'
import { personName } from './input'
import { hashPassword, newPassword } from './password'
import { createPerson, findPerson, findPersonByEmail, findPersonByOidc, markRotation, type PersonRow } from './people'
import { rowsOf } from './rows'

const { invitations, members, people, useCaseMembers } = schema

export interface OpenInvitation {
  id: string
  workspaceId: string
  workspaceSlug: string
  workspaceName: string
  email: string
  name: string
  duties: Duty[]
  useCaseId: string | null
  role: UseCaseRole | null
}

interface InvitationTarget extends Target {
  invitation: OpenInvitation
}

const identity = z.strictObject({ issuer: z.string().max(500), subject: z.string().min(1).max(255) })

/**
 * Run in the deployment's scope. The actor is the person who is signed in or, for a stranger, the id that their account
 * will have; an account that exists is never taken over by who holds a link.
 */
export const acceptInvitation = defineCommand({
  name: 'people.accept-invitation',
  summary: 'Accept an invitation',
  permission: 'account.own',
  secret: ['secret', 'password', 'identity'],
  input: z.strictObject({
    secret: linkSecret,
    name: personName.optional(),
    password: newPassword.optional(),
    identity: identity.optional(),
  }),
  async find(tx, { secret }): Promise<InvitationTarget> {
    const invitation = await readOpenInvitation(tx.db, secret)
    if (!invitation) throw gone()
    return { kind: 'invitation', id: invitation.id, useCaseId: null, ref: invitation.workspaceSlug, invitation }
  },
  async run(tx, input, { invitation }) {
    const person = await findPerson(tx.db, personOf(tx))
    if (person && person.email !== invitation.email) {
      throw forbidden('This invitation is for somebody else. Sign out, and open the link as the person it was sent to.')
    }
    const [accepted] = await rowsOf(
      tx.db,
      invitations,
      sql`select * from identity_accept_invitation(${invitation.id}::uuid, ${personOf(tx)}::uuid)`,
    )
    if (!accepted) throw gone()
    if (!person) await join(tx, invitation, input)
    await inScope(tx, invitation.workspaceId, (scoped) => enter(scoped, invitation, change(invitations, accepted)))
    if (person) await markRotation(tx.db, person.id)
    return { person: personOf(tx), email: invitation.email, workspace: invitation.workspaceSlug }
  },
})

const gone = () =>
  new AppError('not_found', 'This invitation was used or withdrawn, or it has expired. Ask for a new one.')

/** The invitation that a link's secret opens; null when it is no longer open. */
export async function readOpenInvitation(db: Pick<DbTx, 'execute'>, secret: string): Promise<OpenInvitation | null> {
  const { rows } = await db.execute<OpenInvitation & Record<string, unknown>>(sql`
    select id, workspace_id as "workspaceId", workspace_slug as "workspaceSlug", workspace_name as "workspaceName", email, name,
      duties, use_case_id as "useCaseId", role
    from identity_read_invitation(${hashSecret(secret)})`)
  return rows[0] ?? null
}

type Credentials = { name?: string; password?: string; identity?: z.output<typeof identity> }

async function join(tx: Tx, invitation: OpenInvitation, given: Credentials): Promise<PersonRow> {
  if (!given.name) throw invalid('One field needs another look.', { name: 'Give your name.' })
  if (!given.password && !given.identity)
    throw invalid('One field needs another look.', { password: 'Choose a password.' })
  if (await findPersonByEmail(tx.db, invitation.email)) {
    throw conflict('There is an account with this address already. Sign in with it, then open the link again.')
  }
  if (given.identity && (await findPersonByOidc(tx.db, given.identity))) {
    throw conflict('This sign-in belongs to another account already.')
  }
  const passwordHash = given.password ? await hashPassword(given.password) : null
  const person = await createPerson(tx.db, {
    id: personOf(tx),
    name: given.name,
    email: invitation.email,
    passwordHash,
  })
  await recordEvent(tx, {
    action: 'person.joined',
    subject: { kind: 'person', id: person.id, revision: person.revision },
    changes: [change(people, person)],
    details: { by: 'invitation' },
  })
  if (given.identity) await linkOidc(tx, person.id, given.identity)
  return person
}

/** The subject is personal and stays out of the log. */
export async function linkOidc(
  tx: Tx,
  personId: string,
  { issuer, subject }: z.output<typeof identity>,
): Promise<void> {
  await tx.db.execute(sql`select identity_link_oidc(${newId(tx)}::uuid, ${personId}::uuid, ${issuer}, ${subject})`)
  await recordEvent(tx, {
    action: 'person.identity_linked',
    subject: { kind: 'person', id: personId },
    changes: [],
    details: { issuer },
  })
}

/** In the workspace's scope: who comes back after leaving has what this invitation gives; who is there keeps what they had. */
async function enter(tx: Tx, invitation: OpenInvitation, accepted: Change): Promise<void> {
  const personId = personOf(tx)
  const [existing] = await tx.db.select().from(members).where(eq(members.personId, personId)).for('update')
  const held = existing && !existing.removedAt ? existing.duties : []
  const given = duties.filter((duty) => held.includes(duty) || invitation.duties.includes(duty))
  const [member] = existing
    ? await tx.db
        .update(members)
        .set({
          duties: given,
          removedAt: null,
          addedAt: existing.removedAt ? tx.at : existing.addedAt,
          revision: existing.revision + 1,
        })
        .where(eq(members.id, existing.id))
        .returning()
    : await tx.db
        .insert(members)
        .values({ id: newId(tx), workspaceId: tx.ctx.workspaceId, personId, duties: given })
        .returning()
  const changes = [accepted, change(members, member!)]
  if (invitation.useCaseId && invitation.role) {
    const { useCaseId, role } = invitation
    const held = await findRole(tx, useCaseId, personId, role)
    changes.push(change(useCaseMembers, await giveRole(tx, useCaseId, personId, role, held)))
  }
  await recordEvent(tx, {
    action: 'member.joined',
    subject: { kind: 'member', id: member!.id, revision: member!.revision },
    useCaseId: invitation.useCaseId,
    changes,
    details: { person: personId, duties: given, ...(invitation.role ? { role: invitation.role } : {}) },
  })
}
