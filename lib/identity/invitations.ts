import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { schema } from '@/db/client'
import { change, recordEvent } from '@/lib/audit/record-event'
import { defineCommand, defineQuery, inWorkspace } from '@/lib/platform/command'
import { newId, personOf, type Tx } from '@/lib/platform/context'
import { conflict, invalid, notFound } from '@/lib/platform/errors'
import { type Page, pageInput, readCursor, toPage } from '@/lib/platform/keyset'
import { hashSecret, newSecret } from '@/lib/platform/link-secret'
import { isoInstant } from '@/lib/platform/times'
import type { Duty, RoleId } from '@/lib/platform/vocabulary'
import { dutyList, email, id, personName, useCaseRole } from './input'
import { findPerson } from './people'
import { rowsOf } from './rows'

const { invitations, outbox, workspaces, useCases } = schema

const DAYS = 7

type InvitationRow = typeof invitations.$inferSelect

/** Not in the REST API: its answer holds the link's secret, and answers to a repeated key are kept. */
export const inviteMember = defineCommand({
  name: 'people.invite',
  summary: 'Invite a person to the workspace',
  description:
    'The link is shown once and works once, for seven days. It is sent by mail as well where mail is set up.',
  permission: 'people.invite',
  hasSecretAnswer: true,
  input: z
    .strictObject({
      email,
      name: personName,
      duties: dutyList.default([]),
      /** Reference or id of the use case they are invited for, with the role there. */
      useCase: z.string().max(60).optional(),
      role: useCaseRole.optional(),
    })
    .refine((input) => Boolean(input.useCase) === Boolean(input.role), {
      error: 'A role needs its use case, and a use case its role.',
      path: ['role'],
    }),
  find: inWorkspace,
  async run(tx, input) {
    await assertInvitable(tx, input.email)
    const useCase = input.useCase ? await findUseCase(tx, input.useCase) : null
    const secret = newSecret()
    const expiresAt = new Date(Date.parse(tx.at) + DAYS * 24 * 3600_000).toISOString()
    const [row] = await rowsOf(
      tx.db,
      invitations,
      sql`select * from identity_create_invitation(${newId(tx)}::uuid, ${input.email}, ${input.name}, ${sql.param(input.duties)}::text[],
        ${useCase?.id ?? null}::uuid, ${input.role ?? null}, ${hashSecret(secret)}, ${personOf(tx)}::uuid, ${expiresAt}::timestamptz)`,
    )
    const path = `/invitations/${secret}`
    await tx.db.insert(outbox).values({
      id: newId(tx),
      workspaceId: tx.ctx.workspaceId,
      task: 'mail_invitation',
      payload: { ...(await letter(tx)), email: input.email, name: input.name, path },
    })
    await recordEvent(tx, {
      action: 'member.invited',
      subject: { kind: 'invitation', id: row!.id, revision: row!.revision },
      useCaseId: useCase?.id ?? null,
      changes: [change(invitations, row!)],
      details: { duties: input.duties, ...(useCase ? { useCase: useCase.ref, role: input.role } : {}) },
    })
    return { id: row!.id, email: row!.email, path, expiresAt: isoInstant(row!.expiresAt) }
  },
})

export const withdrawInvitation = defineCommand({
  name: 'people.withdraw-invitation',
  summary: 'Withdraw an invitation',
  permission: 'people.invite',
  input: z.strictObject({ invitation: id }),
  rest: { method: 'POST', path: '/invitations/{invitation}/withdraw' },
  async find(tx, input) {
    const invitation = (await readInvitations(tx)).find((row) => row.id === input.invitation)
    if (!invitation) throw notFound('invitation')
    return { kind: 'invitation', id: invitation.id, useCaseId: null }
  },
  async run(tx, input) {
    const [row] = await rowsOf(
      tx.db,
      invitations,
      sql`select * from identity_withdraw_invitation(${input.invitation}::uuid)`,
    )
    if (!row) throw conflict('This invitation was accepted or withdrawn already.')
    await recordEvent(tx, {
      action: 'member.invitation_withdrawn',
      subject: { kind: 'invitation', id: row.id, revision: row.revision },
      changes: [change(invitations, row)],
    })
    return { id: row.id }
  },
})

export interface InvitationView {
  id: string
  ref: string
  email: string
  name: string
  duties: Duty[]
  role: RoleId | null
  state: 'open' | 'accepted' | 'withdrawn' | 'expired'
  createdAt: string
  expiresAt: string
}

export const listInvitations = defineQuery({
  name: 'people.list-invitations',
  summary: 'List invitations',
  permission: 'people.invite',
  input: z.strictObject(pageInput),
  rest: { method: 'GET', path: '/invitations' },
  async run(tx, { limit, cursor }): Promise<Page<InvitationView>> {
    const [before = null] = readCursor(cursor) ?? []
    const rows = await rowsOf(
      tx.db,
      invitations,
      sql`select * from identity_list_invitations() where ${before}::uuid is null or id < ${before}::uuid limit ${limit + 1}`,
    )
    return toPage(
      rows.map((row) => toView(row, tx.at)),
      limit,
      ({ id }) => [id],
    )
  },
})

function toView(row: InvitationRow, at: string): InvitationView {
  return {
    id: row.id,
    ref: row.id,
    email: row.email,
    name: row.name,
    duties: row.duties as Duty[],
    role: row.role as RoleId | null,
    state: stateOf(row, at),
    createdAt: isoInstant(row.createdAt),
    expiresAt: isoInstant(row.expiresAt),
  }
}

function stateOf(row: InvitationRow, at: string): InvitationView['state'] {
  if (row.acceptedAt) return 'accepted'
  if (row.withdrawnAt) return 'withdrawn'
  return isoInstant(row.expiresAt) > at ? 'open' : 'expired'
}

function readInvitations(tx: Tx): Promise<InvitationRow[]> {
  return rowsOf(tx.db, invitations, sql`select * from identity_list_invitations()`)
}

async function assertInvitable(tx: Tx, address: string): Promise<void> {
  const { rows } = await tx.db.execute(sql`select 1 from workspace_people_view where email = ${address} and is_member`)
  if (rows.length > 0) {
    throw conflict('This person is a member already. Change their duties, or give them a role in a use case.')
  }
  const isOpen = (row: InvitationRow) => row.email === address && stateOf(row, tx.at) === 'open'
  if ((await readInvitations(tx)).some(isOpen)) {
    throw conflict('There is an open invitation for this address. Withdraw it to send another.')
  }
}

async function findUseCase(tx: Tx, reference: string) {
  const [row] = await tx.db
    .select({ id: useCases.id, ref: useCases.ref })
    .from(useCases)
    .where(sql`${useCases.ref} = ${reference.toUpperCase()} or ${useCases.id}::text = ${reference.toLowerCase()}`)
  if (!row) throw invalid('There is no such use case here.', { useCase: 'Choose a use case of this workspace.' })
  return row
}

async function letter(tx: Tx) {
  const [workspace] = await tx.db.select({ name: workspaces.name }).from(workspaces)
  const inviter = await findPerson(tx.db, personOf(tx))
  return { workspace: workspace?.name ?? '', invitedBy: inviter?.name ?? '' }
}
