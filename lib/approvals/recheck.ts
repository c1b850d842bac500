// Whether an approval still rests on people who may give it: checked when it is used, not only when it was given (rule 5).
import { and, eq, inArray, isNull } from 'drizzle-orm'
import { schema } from '@/db/client'
import type { Tx } from '@/lib/platform/context'
import { type DecisionRow, type RequestState, standingOf } from './read-request'
import { isInGroup, type Standing, standingDecisions } from './rules'

const { members, useCaseMembers } = schema

export interface Recheck {
  standing: Standing
  /** Decisions whose makers no longer hold the role, or turned out to have written a part. */
  lost: DecisionRow[]
}

/** How the request stands when only those decisions count whose makers could make them today. */
export async function recheck(tx: Tx, state: RequestState, authors: readonly string[]): Promise<Recheck> {
  const { request, standing, definition } = state
  const decisions = standingDecisions(state.decisions)
  const roles = await rolesOf(
    tx,
    request.useCaseId,
    decisions.map(({ personId }) => personId),
  )
  const excluded = new Set([...request.authors, ...authors, request.requesterId])
  const counting = decisions.filter((decision) => {
    const requirement = standing.requirements.find((item) => item.requirement.key === decision.requirement)?.requirement
    const held = roles.get(decision.personId)
    return (
      requirement &&
      held &&
      isInGroup(requirement.group, { id: decision.personId, roles: held }) &&
      !excluded.has(decision.personId)
    )
  })
  return {
    standing: standingOf(tx.at, request, definition, counting),
    lost: decisions.filter((decision) => !counting.includes(decision)),
  }
}

/** Someone who left the workspace is not in it, whatever their rows in the use case still say. */
async function rolesOf(tx: Tx, useCaseId: string, people: string[]): Promise<Map<string, string[]>> {
  if (people.length === 0) return new Map()
  const duties = await tx.db
    .select({ personId: members.personId, duties: members.duties })
    .from(members)
    .where(and(inArray(members.personId, people), isNull(members.removedAt)))
  const roles = new Map(duties.map(({ personId, duties: list }) => [personId, [...list]]))
  const held = await tx.db
    .select({ personId: useCaseMembers.personId, role: useCaseMembers.role })
    .from(useCaseMembers)
    .where(
      and(
        eq(useCaseMembers.useCaseId, useCaseId),
        inArray(useCaseMembers.personId, people),
        isNull(useCaseMembers.removedAt),
      ),
    )
  for (const { personId, role } of held) roles.get(personId)?.push(role)
  return roles
}
