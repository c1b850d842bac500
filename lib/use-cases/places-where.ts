import { desc, isNull, sql } from 'drizzle-orm'
import { schema } from '@/db/client'
import { personOf, type Tx } from '@/lib/platform/context'
import { isAllowed, type Permission } from '@/lib/platform/permissions'
import type { RoleId } from '@/lib/platform/vocabulary'

const { useCaseMembers, useCases } = schema

/** Use cases in which the person may do this, newest first; retired ones left out. */
export async function placesWhere(tx: Tx, permission: Permission): Promise<Array<{ ref: string; name: string }>> {
  const rows = await tx.db
    .select({
      ref: useCases.ref,
      name: useCases.name,
      // Named in full: without a join Drizzle writes columns bare, and a bare id means the inner table's own.
      roles: sql<RoleId[]>`array(select m.role from ${useCaseMembers} m
        where m.use_case_id = use_cases.id and m.person_id = ${personOf(tx)}::uuid and m.removed_at is null)`,
    })
    .from(useCases)
    .where(isNull(useCases.retiredAt))
    .orderBy(desc(useCases.id))
    .limit(1000)
  return rows
    .filter(({ roles }) => isAllowed(permission, { duties: tx.rights.duties, roles }))
    .map(({ ref, name }) => ({ ref, name }))
}
