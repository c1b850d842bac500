import { and, desc, eq, lt, type SQL, sql } from 'drizzle-orm'
import { schema } from '@/db/client'
import { defineQuery } from '@/lib/platform/command'
import type { Tx } from '@/lib/platform/context'
import { readCursor, toPage } from '@/lib/platform/keyset'
import { workspacePeople } from '@/lib/platform/people'
import { isAllowed } from '@/lib/platform/permissions'
import { readRights } from '@/lib/platform/rights'
import { isoInstant } from '@/lib/platform/times'
import { findUseCase } from '@/lib/use-cases/find-use-case'
import { listDecisionsInput, readStoreInput } from '../input'
import type { StoreDecisionView, StoreFacts } from '../views'
import type { StoreAdvice, StoreAnswers } from '../vocabulary'

const { featureStoreDecisions, features, featureUses, useCases } = schema

/** The newest first. */
async function decisionsWhere(tx: Tx, condition: SQL | undefined, limit: number): Promise<StoreDecisionView[]> {
  const rows = await tx.db
    .select({
      decision: featureStoreDecisions,
      useCase: { ref: useCases.ref, name: useCases.name },
      by: workspacePeople.name,
    })
    .from(featureStoreDecisions)
    .innerJoin(useCases, eq(useCases.id, featureStoreDecisions.useCaseId))
    .leftJoin(workspacePeople, eq(workspacePeople.id, featureStoreDecisions.decidedBy))
    .where(condition)
    .orderBy(desc(featureStoreDecisions.id))
    .limit(limit)
  return rows.map(({ decision: { id, ref, answers, advice, decision, reason, decidedAt }, useCase, by }) => {
    const { advised, ...given } = answers as unknown as StoreAnswers & { advised: StoreAdvice }
    const at = isoInstant(decidedAt)
    return { id, ref, useCase, answers: given, advised, advice, decision: decision as StoreAdvice, reason, by, at }
  })
}

export const listStoreDecisions = defineQuery({
  name: 'feature-store.decisions',
  summary: 'List decisions on feature stores',
  permission: 'feature.read',
  input: listDecisionsInput,
  rest: { method: 'GET', path: '/feature-store-decisions' },
  async run(tx, input) {
    const after = readCursor(input.cursor)
    const useCase = input.useCase === undefined ? null : await findUseCase(tx, input.useCase)
    const rows = await decisionsWhere(
      tx,
      and(
        useCase ? eq(featureStoreDecisions.useCaseId, useCase.id) : undefined,
        after ? lt(featureStoreDecisions.id, after[0]!) : undefined,
      ),
      input.limit + 1,
    )
    return toPage(rows, input.limit, (row) => [row.id])
  },
})

export const getStoreFacts = defineQuery({
  name: 'feature-store.facts',
  summary: 'Read what the register knows for a decision on a feature store',
  description: 'The features of the use case, the other use cases that share them, and what was decided before.',
  permission: 'feature.read',
  input: readStoreInput,
  rest: { method: 'GET', path: '/use-cases/{useCase}/feature-store' },
  async run(tx, input): Promise<StoreFacts> {
    const { id, ref, name, retiredAt } = await findUseCase(tx, input.useCase)
    const { rows: used } = await tx.db.execute<{ ref: string; name: string; entity: string; used_by: number }>(sql`
      select f.ref, f.name, f.entity, (select count(*)::int from ${featureUses} o where o.feature_id = f.id and o.ended_at is null) as used_by
      from ${featureUses} u join ${features} f on f.id = u.feature_id
      where u.use_case_id = ${id} and u.ended_at is null and f.retired_at is null
      order by used_by desc, f.name limit 200`)
    const { rows: sharing } = await tx.db.execute<{ ref: string; name: string; shared: number }>(sql`
      select c.ref, c.name, count(*)::int as shared
      from ${featureUses} u
      join ${features} f on f.id = u.feature_id and f.retired_at is null
      join ${featureUses} o on o.feature_id = f.id and o.ended_at is null and o.use_case_id <> u.use_case_id
      join ${useCases} c on c.id = o.use_case_id and c.retired_at is null
      where u.use_case_id = ${id} and u.ended_at is null
      group by c.id order by shared desc, c.name limit 200`)
    return {
      useCase: { id, ref, name },
      features: used.map(({ used_by, ...feature }) => ({ ...feature, usedBy: used_by })),
      sharing,
      decisions: await decisionsWhere(tx, eq(featureStoreDecisions.useCaseId, id), 50),
      mayDecide: !retiredAt && isAllowed('feature.edit', await readRights(tx, id)),
    }
  },
})
