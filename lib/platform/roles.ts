// The rows behind "who does what in a use case", for every command that gives or ends a role.
import { and, eq } from 'drizzle-orm'
import { schema } from '@/db/client'
import { newId, type Tx } from './context'
import type { UseCaseRole } from './vocabulary'

const { useCaseMembers } = schema

export type RoleRow = typeof useCaseMembers.$inferSelect

/** The row of this role, locked; an ended one has its end in `removedAt`. */
export async function findRole(
  tx: Tx,
  useCaseId: string,
  personId: string,
  role: RoleRow['role'],
): Promise<RoleRow | undefined> {
  const [row] = await tx.db
    .select()
    .from(useCaseMembers)
    .where(
      and(
        eq(useCaseMembers.useCaseId, useCaseId),
        eq(useCaseMembers.personId, personId),
        eq(useCaseMembers.role, role),
      ),
    )
    .for('update')
  return row
}

/** Gives the role, taking up an ended row where there is one. The caller accounts for the row. */
export async function giveRole(
  tx: Tx,
  useCaseId: string,
  personId: string,
  role: UseCaseRole,
  existing: RoleRow | undefined,
): Promise<RoleRow> {
  const [row] = existing
    ? await tx.db
        .update(useCaseMembers)
        .set({ removedAt: null, addedAt: tx.at, revision: existing.revision + 1 })
        .where(eq(useCaseMembers.id, existing.id))
        .returning()
    : await tx.db
        .insert(useCaseMembers)
        .values({ id: newId(tx), workspaceId: tx.ctx.workspaceId, useCaseId, personId, role })
        .returning()
  return row!
}
