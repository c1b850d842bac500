import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { schema } from '@/db/client'
import { defineQuery } from '@/lib/platform/command'
import { workspacePeople } from '@/lib/platform/people'
import { asksStage, portfolioFilter, portfolioWhere, stageNow } from './portfolio'
import type { PortfolioFacets, PortfolioSummary } from './views'

const { useCases, useCaseValues } = schema

const MOST_OPTIONS = 60

export const summarisePortfolio = defineQuery({
  name: 'use-case.summary',
  summary: 'Count use cases and add up what they promise',
  description:
    'Under the same filter as the list. Amounts are those of the newest published Added value documents; what is retired promises nothing any more.',
  permission: 'use-case.read',
  input: z.strictObject(portfolioFilter),
  rest: { method: 'GET', path: '/use-cases/summary' },
  async run(tx, input): Promise<PortfolioSummary> {
    const now = stageNow(tx)
    const where = await portfolioWhere(tx, input, now)
    const select = tx.db
      .select({
        currency: useCaseValues.currency,
        amount: sql<string | null>`sum(${useCaseValues.amount}) filter (where ${useCases.retiredAt} is null)`,
        useCases: sql<number>`count(${useCaseValues.amount}) filter (where ${useCases.retiredAt} is null)::int`,
        found: sql<number>`count(*)::int`,
        unclassified: sql<number>`count(*) filter (where ${useCases.riskTier} is null)::int`,
      })
      .from(useCases)
      .leftJoin(useCaseValues, eq(useCaseValues.useCaseId, useCases.id))
      .$dynamic()
    const rows = await (asksStage(input) ? select.innerJoinLateral(now, sql`true`) : select)
      .where(where)
      .groupBy(useCaseValues.currency)
    const total = (key: 'found' | 'unclassified') => rows.reduce((sum, row) => sum + row[key], 0)
    return {
      all: where ? await tx.db.$count(useCases) : total('found'),
      found: total('found'),
      unclassified: total('unclassified'),
      values: rows
        .flatMap(({ currency, amount, useCases: count }) =>
          currency && count > 0 ? [{ currency, amount: Number(amount), useCases: count }] : [],
        )
        .sort((a, b) => b.useCases - a.useCases || b.amount - a.amount),
    }
  },
})

export const listPortfolioFacets = defineQuery({
  name: 'use-case.facets',
  summary: 'List the sponsors and areas that use cases have',
  permission: 'use-case.read',
  input: z.strictObject({}),
  rest: { method: 'GET', path: '/use-cases/facets' },
  async run(tx): Promise<PortfolioFacets> {
    // Both in one walk over the rows.
    const { rows } = await tx.db.execute<{ id: string | null; area: string | null; count: number }>(sql`
      select ${useCases.sponsorId} as id, ${useCases.area} as area, count(*)::int as count from ${useCases}
      group by grouping sets ((${useCases.sponsorId}), (${useCases.area})) order by count desc`)
    const people = await tx.db.select({ id: workspacePeople.id, name: workspacePeople.name }).from(workspacePeople)
    const names = new Map(people.map(({ id, name }) => [id, name]))
    const sponsors = rows
      .flatMap(({ id, count }) => (id === null ? [] : [{ id, useCases: count }]))
      .slice(0, MOST_OPTIONS)
    const areas = rows
      .flatMap(({ area, count }) => (area === null ? [] : [{ area, useCases: count }]))
      .slice(0, MOST_OPTIONS)
    return {
      sponsors: sponsors
        .map(({ id, useCases: count }) => ({ id, name: names.get(id) ?? 'a former member', useCases: count }))
        .sort((a, b) => a.name.localeCompare(b.name, 'en')),
      areas: areas.sort((a, b) => a.area.localeCompare(b.area, 'en')),
    }
  },
})
