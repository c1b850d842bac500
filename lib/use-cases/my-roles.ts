import { and, count, desc, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { schema } from '@/db/client'
import { defineQuery } from '@/lib/platform/command'
import { personOf } from '@/lib/platform/context'

const { useCaseMembers } = schema

export const listMyRoles = defineQuery({
  name: 'me.roles',
  summary: 'List the roles I have in use cases, most frequent first',
  permission: 'workspace.read',
  input: z.strictObject({}),
  rest: { method: 'GET', path: '/me/roles' },
  async run(tx) {
    const rows = await tx.db
      .select({ role: useCaseMembers.role, useCases: count() })
      .from(useCaseMembers)
      .where(and(eq(useCaseMembers.personId, personOf(tx)), isNull(useCaseMembers.removedAt)))
      .groupBy(useCaseMembers.role)
      .orderBy(desc(count()))
    return { roles: rows.map(({ role }) => role), duties: tx.rights.duties }
  },
})
