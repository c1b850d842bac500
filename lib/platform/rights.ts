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
      roles: sql<string[]>`array(select ${useCaseMembers.role} from ${useCaseMembers}
        where ${useCaseMembers.personId} = ${members.personId} and ${useCaseMembers.useCaseId} = ${useCaseId}::uuid and ${useCaseMembers.removedAt} is null)`,
    })
    .from(members)
    .where(and(eq(members.personId, actor.id!), isNull(members.removedAt)))
  if (!row) throw notFound('workspace')
  return { duties: row.duties as RoleId[], roles: row.roles as RoleId[] }
}
