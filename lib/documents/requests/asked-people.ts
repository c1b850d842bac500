import { and, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import { schema } from '@/db/client'
import type { Tx } from '@/lib/platform/context'
import { workspacePeople } from '@/lib/platform/people'
import type { RoleId } from '@/lib/platform/vocabulary'

const { useCaseMembers } = schema

/** Whom a request asks: the person, or everybody who has the role in the use case or as a duty. Members only. */
export async function askedPeople(
  tx: Tx,
  useCaseId: string,
  asked: { personId: string | null; role: RoleId | null },
): Promise<Array<{ id: string; name: string; email: string }>> {
  const { id, name, email, duties, isMember } = workspacePeople
  const holders = tx.db
    .select({ id: useCaseMembers.personId })
    .from(useCaseMembers)
    .where(
      and(
        eq(useCaseMembers.useCaseId, useCaseId),
        eq(useCaseMembers.role, asked.role as never),
        isNull(useCaseMembers.removedAt),
      ),
    )
  return tx.db
    .select({ id, name, email })
    .from(workspacePeople)
    .where(
      and(
        eq(isMember, true),
        // An auditor writes nothing, whatever else they hold.
        sql`not ('auditor' = any(${duties}))`,
        asked.personId ? eq(id, asked.personId) : or(inArray(id, holders), sql`${asked.role} = any(${duties})`),
      ),
    )
}
