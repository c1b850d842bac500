import { and, eq, isNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import { schema } from '@/db/client'
import { change, recordEvent } from '@/lib/audit/record-event'
import { id } from '@/lib/identity/input'
import { markRotation } from '@/lib/identity/people'
import { rowsOf } from '@/lib/identity/rows'
import { defineCommand } from '@/lib/platform/command'
import type { Tx } from '@/lib/platform/context'
import { assertAnotherAdministrator, lockMember } from './members'

const { apiTokens, members, useCaseMembers } = schema

export const removeMember = defineCommand({
  name: 'people.remove',
  summary: 'Remove a member from the workspace',
  description: 'Ends their roles and their API tokens here. What they decided stays on record; their account remains.',
  permission: 'people.change',
  input: z.strictObject({ member: id }),
  rest: { method: 'POST', path: '/members/{member}/remove' },
  find: (tx, input) => lockMember(tx, input.member),
  async run(tx, _input, { member }) {
    await assertAnotherAdministrator(tx, member)
    const [row] = await tx.db
      .update(members)
      .set({ removedAt: tx.at, revision: member.revision + 1 })
      .where(eq(members.id, member.id))
      .returning()
    const roles = await tx.db
      .update(useCaseMembers)
      .set({ removedAt: tx.at, revision: sql`${useCaseMembers.revision} + 1` })
      .where(and(eq(useCaseMembers.personId, member.personId), isNull(useCaseMembers.removedAt)))
      .returning()
    const tokens = await revokeTokens(tx, member.personId)
    await recordEvent(tx, {
      action: 'member.removed',
      subject: { kind: 'member', id: member.id, revision: row!.revision },
      changes: [
        change(members, row!),
        ...roles.map((role) => change(useCaseMembers, role)),
        ...tokens.map((token) => change(apiTokens, token)),
      ],
      details: { person: member.personId, duties: member.duties, roles: roles.length, tokens: tokens.length },
    })
    await markRotation(tx.db, member.personId)
    return { id: member.id }
  },
})

/** Or they would work again on the day the person is invited back. */
function revokeTokens(tx: Tx, personId: string) {
  return rowsOf(
    tx.db,
    apiTokens,
    sql`select r.* from identity_list_tokens() t, lateral identity_revoke_token(t.id) r
      where t.person_id = ${personId}::uuid and t.revoked_at is null`,
  )
}
