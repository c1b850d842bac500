// What waits for one person, by use case: approvals that they may answer, and answers that they or a role of theirs were asked for.
import { and, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import { z } from 'zod'
import { schema } from '@/db/client'
import { listInbox } from '@/lib/approvals/queries'
import { defineQuery } from '@/lib/platform/command'
import { personOf, type Tx } from '@/lib/platform/context'

const { answerRequests, documents, useCaseMembers, useCases } = schema

export interface Waiting {
  approvals: number
  answers: number
}

/** By reference of the use case. */
export async function readWaiting(tx: Tx): Promise<Map<string, Waiting>> {
  const waiting = new Map<string, Waiting>()
  const at = (ref: string) => {
    const found = waiting.get(ref) ?? { approvals: 0, answers: 0 }
    waiting.set(ref, found)
    return found
  }
  for (const { useCase } of (await listInbox.run(tx, {})).items) at(useCase).approvals++
  for (const { ref, answers } of await readAnswersAsked(tx)) at(ref).answers += answers
  return waiting
}

async function readAnswersAsked(tx: Tx): Promise<Array<{ ref: string; answers: number }>> {
  const me = personOf(tx)
  const duties = [...tx.rights.duties]
  return tx.db
    .select({ ref: useCases.ref, answers: sql<number>`count(*)::int` })
    .from(answerRequests)
    .innerJoin(documents, eq(documents.id, answerRequests.documentId))
    .innerJoin(useCases, eq(useCases.id, documents.useCaseId))
    .where(
      and(
        isNull(answerRequests.closedAt),
        or(
          eq(answerRequests.personId, me),
          duties.length > 0 ? inArray(answerRequests.role, duties) : undefined,
          sql`exists (select 1 from ${useCaseMembers} m where m.use_case_id = ${useCases.id}
            and m.person_id = ${me}::uuid and m.role = ${answerRequests.role} and m.removed_at is null)`,
        ),
      ),
    )
    .groupBy(useCases.ref)
}

export const listWaiting = defineQuery({
  name: 'use-case.waiting',
  summary: 'List the use cases in which something waits for me',
  permission: 'use-case.read',
  input: z.strictObject({}),
  rest: { method: 'GET', path: '/use-cases/waiting' },
  async run(tx) {
    const items = [...(await readWaiting(tx))].map(([ref, waiting]) => ({ ref, ...waiting }))
    return { items, next: null }
  },
})
