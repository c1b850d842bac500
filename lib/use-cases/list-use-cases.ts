import { and, asc, desc, eq, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { schema } from '@/db/client'
import { defineQuery } from '@/lib/platform/command'
import type { Tx } from '@/lib/platform/context'
import { invalid } from '@/lib/platform/errors'
import { type Page, pageInput, readCursor, toPage } from '@/lib/platform/keyset'
import { workspacePeople } from '@/lib/platform/people'
import { isoInstant } from '@/lib/platform/times'
import { portfolioFilter, portfolioWhere, stageNow } from './portfolio'
import type { UseCaseItem } from './views'

const { useCases, useCaseValues } = schema

const sorts = ['newest', 'name', 'value', 'stage_since'] as const

export const listUseCases = defineQuery({
  name: 'use-case.list',
  summary: 'List use cases',
  description:
    'Filtered by stage, risk tier, sponsor, area, search, and by what waits for me. Several filters must all hold; several values of one filter are alternatives.',
  permission: 'use-case.read',
  input: z.strictObject({
    ...pageInput,
    ...portfolioFilter,
    sort: z.enum(sorts, `One of ${sorts.join(', ')}.`).default('newest'),
    /** Without it: names from A, everything else from the newest or largest. */
    descending: z.stringbool().or(z.boolean()).optional(),
  }),
  rest: { method: 'GET', path: '/use-cases' },
  async run(tx, input): Promise<Page<UseCaseItem>> {
    const now = stageNow(tx)
    const { by, type, isKey } = orders(now)[input.sort]
    const after = readCursor(input.cursor, 2)
    if (after && !isKey(after[0]!)) throw invalid('That page no longer exists. Start from the first one.')
    const isDown = input.descending ?? input.sort !== 'name'
    const from = after
      ? sql`(${by}, ${useCases.id}) ${isDown ? sql`<` : sql`>`} (${after[0]}::${type}, ${after[1]}::uuid)`
      : undefined
    const where = and(await portfolioWhere(tx, input, now), from)
    const order = [by, useCases.id].map((column) => (isDown ? desc(column) : asc(column)))
    const rows = await readPage(tx, { now, by, where, order, limit: input.limit + 1 })
    const page = toPage(rows, input.limit, (row) => [row.key, row.id])
    return { ...page, items: page.items.map(({ key: _, ...row }) => toItem(row)) }
  },
})

type Now = ReturnType<typeof stageNow>

/** What each order compares, as which type a cursor gives it back, and whether that is one: anybody can write a cursor. */
const orders = (now: Now) => ({
  newest: { by: sql`${useCases.createdAt}`, type: sql`timestamptz`, isKey: isInstantKey },
  name: { by: sql`${useCases.name}`, type: sql`text`, isKey: (key: string) => !key.includes('\0') },
  value: {
    by: sql`coalesce(${useCaseValues.amount}, 0)`,
    type: sql`numeric`,
    isKey: (key: string) => /^\d{1,20}(\.\d{1,4})?$/.test(key),
  },
  stage_since: { by: sql`${now.stageSince}`, type: sql`timestamptz`, isKey: isInstantKey },
})

function isInstantKey(key: string): boolean {
  const date = new Date(key.replace(' ', 'T').replace(/\+00$/, 'Z'))
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 19) === key.slice(0, 19).replace(' ', 'T')
}

interface Asked {
  now: Now
  by: SQL
  where: SQL | undefined
  order: SQL[]
  limit: number
}

function readPage(tx: Tx, { now, by, where, order, limit }: Asked) {
  return tx.db
    .select({
      id: useCases.id,
      ref: useCases.ref,
      name: useCases.name,
      area: useCases.area,
      problem: useCases.problem,
      sponsor: workspacePeople.name,
      stage: now.stage,
      stageSince: now.stageSince,
      riskTier: useCases.riskTier,
      amount: useCaseValues.amount,
      currency: useCaseValues.currency,
      createdAt: useCases.createdAt,
      key: sql<string>`(${by})::text`,
    })
    .from(useCases)
    .innerJoinLateral(now, sql`true`)
    .leftJoin(useCaseValues, eq(useCaseValues.useCaseId, useCases.id))
    .leftJoin(workspacePeople, eq(workspacePeople.id, useCases.sponsorId))
    .where(where)
    .orderBy(...order)
    .limit(limit)
}

type Row = Omit<Awaited<ReturnType<typeof readPage>>[number], 'key'>

export function toItem({ amount, currency, ...row }: Row): UseCaseItem {
  return {
    ...row,
    stageSince: isoInstant(row.stageSince),
    createdAt: isoInstant(row.createdAt),
    valuePerYear: amount === null || currency === null ? null : { amount: Number(amount), currency },
  }
}
