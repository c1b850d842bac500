import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { schema } from '@/db/client'
import { change, recordEvent } from '@/lib/audit/record-event'
import { dutyList, id } from '@/lib/identity/input'
import { markRotation } from '@/lib/identity/people'
import { defineCommand } from '@/lib/platform/command'
import { personOf } from '@/lib/platform/context'
import { conflict, invalid } from '@/lib/platform/errors'
import { assertRevision } from '@/lib/platform/revision'
import { administers, assertAnotherAdministrator, lockMember } from './members'

const { members } = schema

export const changeDuties = defineCommand({
  name: 'people.change-duties',
  summary: 'Change the duties of a member',
  description: 'Who changes their own duties says why; both the change and that it was their own are on record.',
  permission: 'people.change',
  input: z.strictObject({
    member: id,
    duties: dutyList,
    revision: z.coerce.number().int().optional(),
    reason: z.string().trim().max(500, 'At most 500 characters.').default(''),
  }),
  rest: {
    method: 'POST',
    path: '/members/{member}/change-duties',
    example: { duties: ['risk_officer'], revision: 1 },
  },
  find: (tx, input) => lockMember(tx, input.member),
  async run(tx, input, { member }) {
    assertRevision(input.revision, member.revision, { duties: member.duties })
    if (sameSet(member.duties, input.duties)) throw conflict('They have exactly these duties already.')
    const isOwn = member.personId === personOf(tx)
    if (isOwn && !input.reason) {
      throw invalid('You change your own duties.', { reason: 'Say why; auditors will read it.' })
    }
    if (!administers(input.duties)) await assertAnotherAdministrator(tx, member)
    const [row] = await tx.db
      .update(members)
      .set({ duties: input.duties, revision: member.revision + 1 })
      .where(eq(members.id, member.id))
      .returning()
    await recordEvent(tx, {
      action: 'member.duties_changed',
      subject: { kind: 'member', id: member.id, revision: row!.revision },
      changes: [change(members, row!)],
      details: {
        person: member.personId,
        before: member.duties,
        after: input.duties,
        isOwn,
        ...(input.reason ? { reason: input.reason } : {}),
      },
    })
    await markRotation(tx.db, member.personId)
    return { id: member.id, duties: input.duties, revision: row!.revision }
  },
})

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item) => b.includes(item))
}
