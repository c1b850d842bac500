import { desc, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { schema } from '@/db/client'
import { defineQuery } from '@/lib/platform/command'
import { workspacePeople } from '@/lib/platform/people'
import { toItem } from './list-use-cases'
import { portfolioFilter, portfolioWhere, stageNow } from './portfolio'
import type { BoardColumn } from './views'
import { stages } from './vocabulary'
import { readWaiting } from './waiting'

const { useCases, useCaseValues } = schema

export const readBoard = defineQuery({
  name: 'use-case.board',
  summary: 'Read use cases by the stage they are in',
  description:
    'Under the same filter as the list. A stage has its number of use cases and the first of them: what waits for me, then what has been there longest.',
  permission: 'use-case.read',
  input: z.strictObject({
    ...portfolioFilter,
    /** Cards of a stage. */
    limit: z.coerce.number().int().min(1).max(100).default(20),
  }),
  rest: { method: 'GET', path: '/use-cases/board' },
  async run(tx, input): Promise<{ columns: BoardColumn[] }> {
    const now = stageNow(tx)
    const waiting = [...(await readWaiting(tx)).keys()]
    const isWaiting = sql`${useCases.ref} = any(${sql.param(waiting)}::text[])`
    const placed = tx.db
      .select({
        id: useCases.id,
        ref: useCases.ref,
        name: useCases.name,
        area: useCases.area,
        problem: useCases.problem,
        sponsorId: useCases.sponsorId,
        stage: now.stage,
        stageSince: now.stageSince,
        riskTier: useCases.riskTier,
        createdAt: useCases.createdAt,
        place: sql<number>`row_number() over (partition by ${now.stage}
          order by ${isWaiting} desc, ${now.stageSince}, ${useCases.id})`.as('place'),
        inStage: sql<number>`(count(*) over (partition by ${now.stage}))::int`.as('in_stage'),
      })
      .from(useCases)
      .innerJoinLateral(now, sql`true`)
      .where(await portfolioWhere(tx, input, now))
      .as('placed')
    const rows = await tx.db
      .select({
        id: placed.id,
        ref: placed.ref,
        name: placed.name,
        area: placed.area,
        problem: placed.problem,
        sponsor: workspacePeople.name,
        stage: placed.stage,
        stageSince: placed.stageSince,
        riskTier: placed.riskTier,
        createdAt: placed.createdAt,
        amount: useCaseValues.amount,
        currency: useCaseValues.currency,
        inStage: placed.inStage,
      })
      .from(placed)
      .leftJoin(useCaseValues, eq(useCaseValues.useCaseId, placed.id))
      .leftJoin(workspacePeople, eq(workspacePeople.id, placed.sponsorId))
      .where(sql`${placed.place} <= ${input.limit}`)
      .orderBy(placed.place, desc(placed.id))
    const columns = stages.map((stage) => {
      const here = rows.filter((row) => row.stage === stage)
      return { stage, useCases: here[0]?.inStage ?? 0, cards: here.map(({ inStage: _, ...row }) => toItem(row)) }
    })
    return { columns }
  },
})
