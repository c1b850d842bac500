import { and, eq, isNull, sql } from 'drizzle-orm'
import { schema } from '@/db/client'
import type { Rights, Tx } from './context'
import { DEPLOYMENT } from './context'
import { notFound } from './errors'
import type { RoleId } from './vocabulary'

const { members, useCaseMembers } = schema

/**
 * The actor's duties in the workspace and roles in one use case, as of this transaction.
 * @throws not_found for someone who is not a member: to them the workspace does not exist.
 */
export async function readRights(tx: Tx, useCaseId: string | null): Promise<Rights> {
  const { actor, workspaceId } = tx.ctx
  if (actor.kind === 'system' || workspaceId === DEPLOYMENT) return { duties: [], roles: [] }
  const [row] = await tx.db
    .select({
      duties: members.duties,
      // By alias: without a join Drizzle writes columns bare, and a bare person_id means the inner table's own.
      roles: sql<string[]>`array(select u.role from ${useCaseMembers} u
        where u.person_id = ${actor.id}::uuid and u.use_case_id = ${useCaseId}::uuid and u.removed_at is null)`,
    })
    .from(members)
    .where(and(eq(members.personId, actor.id!), isNull(members.removedAt)))
  if (!row) throw notFound('workspace')
  return { duties: row.duties as RoleId[], roles: row.roles as RoleId[] }
}
