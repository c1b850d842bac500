// Who is asked, by name: read for many requests at once.
import { and, inArray, isNull } from 'drizzle-orm'
import { schema } from '@/db/client'
import type { Tx } from '@/lib/platform/context'
import { workspacePeople } from '@/lib/platform/people'
import { isInGroup, type Standing } from './rules'
import type { AnswerView } from './views'

const { useCaseMembers } = schema

const FORMER_MEMBER = 'a former member'

export interface Directory {
  nameOf(personId: string): string
  /** The standing of a request with the people behind it. */
  answers(request: { useCaseId: string; authors: string[]; requesterId: string }, standing: Standing): AnswerView[]
}

/** Everybody in the workspace with their roles in these use cases, in two statements. */
export async function readDirectory(tx: Tx, useCaseIds: string[]): Promise<Directory> {
  const people = await tx.db
    .select({
      id: workspacePeople.id,
      name: workspacePeople.name,
      duties: workspacePeople.duties,
      isMember: workspacePeople.isMember,
    })
    .from(workspacePeople)
    .orderBy(workspacePeople.name)
  const held = useCaseIds.length
    ? await tx.db
        .select({
          useCaseId: useCaseMembers.useCaseId,
          personId: useCaseMembers.personId,
          role: useCaseMembers.role,
        })
        .from(useCaseMembers)
        .where(and(inArray(useCaseMembers.useCaseId, [...new Set(useCaseIds)]), isNull(useCaseMembers.removedAt)))
    : []
  const names = new Map(people.map(({ id, name }) => [id, name]))
  const nameOf = (personId: string) => names.get(personId) ?? FORMER_MEMBER
  return {
    nameOf,
    answers({ useCaseId, authors, requesterId }, standing) {
      const roles = new Map<string, string[]>()
      for (const { useCaseId: place, personId, role } of held) {
        if (place === useCaseId) roles.set(personId, [...(roles.get(personId) ?? []), role])
      }
      const able = people.filter(({ id, isMember }) => isMember && id !== requesterId && !authors.includes(id))
      return standing.requirements.map(({ requirement, state, counted }) => ({
        key: requirement.key,
        label: requirement.label,
        state,
        role: 'role' in requirement.group ? requirement.group.role : null,
        quorum: requirement.quorum,
        asked: able
          .filter(({ id, duties }) =>
            isInGroup(requirement.group, { id, roles: [...duties, ...(roles.get(id) ?? [])] }),
          )
          .filter(({ id }) => !counted.some(({ personId }) => personId === id))
          .map(({ name }) => name),
        given: counted.map(({ personId, decision }) => ({ person: nameOf(personId), decision })),
      }))
    },
  }
}
