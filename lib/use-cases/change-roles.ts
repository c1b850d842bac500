// Who works on a use case in which role. Ended roles stay as rows; they answer "who could, then".
import { and, eq, isNull, sql } from 'drizzle-orm'
import { schema } from '@/db/client'
import { change, recordEvent } from '@/lib/audit/record-event'
import { defineCommand } from '@/lib/platform/command'
import { personOf, type Tx } from '@/lib/platform/context'
import { conflict, forbidden, invalid } from '@/lib/platform/errors'
import { findRole, giveRole } from '@/lib/platform/roles'
import { lockUseCase } from './find-use-case'
import { changeRoleInput } from './input'

const { members, useCaseMembers } = schema

export const addRole = defineCommand({
  name: 'use-case.add-role',
  summary: 'Give a person a role in a use case',
  permission: 'use-case.staff',
  input: changeRoleInput,
  rest: {
    method: 'POST',
    path: '/use-cases/{useCase}/roles',
    status: 201,
    example: { person: '0198c2f0-5a51-7c3e-9d41-2b6f3a1e8c55', role: 'data_scientist' },
  },
  find: (tx, input) => lockUseCase(tx, input.useCase),
  async run(tx, input, { useCase }) {
    if (input.person === personOf(tx) && !tx.rights.roles.includes('business_stakeholder')) {
      throw forbidden('Administrators do not give themselves a role: somebody else who may has to.')
    }
    const [person] = await tx.db
      .select({ id: members.personId })
      .from(members)
      .where(and(eq(members.personId, input.person), isNull(members.removedAt)))
    if (!person) throw invalid('That person is not a member of this workspace.', { person: 'Invite them first.' })
    const existing = await findRole(tx, useCase.id, input.person, input.role)
    if (existing && !existing.removedAt) throw conflict('They have this role already.')
    const row = await giveRole(tx, useCase.id, input.person, input.role, existing)
    await recordEvent(tx, {
      action: 'use_case.role_given',
      subject: { kind: 'use_case', id: useCase.id, revision: useCase.revision },
      useCaseId: useCase.id,
      changes: [change(useCaseMembers, row)],
      details: { ref: useCase.ref, name: useCase.name, person: input.person, role: input.role },
    })
    await markRotation(tx, input.person)
    return { useCase: useCase.ref, person: input.person, role: input.role }
  },
})

export const endRole = defineCommand({
  name: 'use-case.end-role',
  summary: 'Take a role in a use case from a person',
  description:
    'Their answers to requests that are still open stop counting at the gate; what was decided stays on record.',
  permission: 'use-case.staff',
  input: changeRoleInput,
  rest: { method: 'POST', path: '/use-cases/{useCase}/roles/end' },
  find: (tx, input) => lockUseCase(tx, input.useCase),
  async run(tx, input, { useCase }) {
    const existing = await findRole(tx, useCase.id, input.person, input.role)
    if (!existing || existing.removedAt) throw conflict('They do not have this role.')
    const [row] = await tx.db
      .update(useCaseMembers)
      .set({ removedAt: tx.at, revision: existing.revision + 1 })
      .where(eq(useCaseMembers.id, existing.id))
      .returning()
    await recordEvent(tx, {
      action: 'use_case.role_ended',
      subject: { kind: 'use_case', id: useCase.id, revision: useCase.revision },
      useCaseId: useCase.id,
      changes: [change(useCaseMembers, row!)],
      details: { ref: useCase.ref, name: useCase.name, person: input.person, role: input.role },
    })
    await markRotation(tx, input.person)
    return { useCase: useCase.ref, person: input.person, role: input.role }
  },
})

/** Their sessions get a new id at the next request: a right gained or lost never rides on an old cookie. */
async function markRotation(tx: Tx, personId: string): Promise<void> {
  await tx.db.execute(sql`select identity_mark_rotation(${personId}::uuid)`)
}
