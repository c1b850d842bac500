import { and, desc, ilike, isNull, lt, not, or, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { schema } from '@/db/client'
import { defineQuery } from '@/lib/platform/command'
import type { Tx } from '@/lib/platform/context'
import { type Page, pageInput, readCursor, toPage } from '@/lib/platform/keyset'
import { escapeLike } from '@/lib/platform/like'
import { listOf } from '@/lib/platform/list-of'
import { isoInstant } from '@/lib/platform/times'
import { findUseCase } from '@/lib/use-cases/find-use-case'
import { readUseCaseInput } from '@/lib/use-cases/input'
import { stageNow } from '@/lib/use-cases/portfolio'
import { hasRunNow, type LedgerFacts, readLedgers } from './read-ledger'
import { addUp, daysBetween, owedIn, realisedOf, whyUncountable, windowsOf } from './rules'
import type { PortfolioLedgerRow, PortfolioLedgerTotals, ValueLedgerView } from './views'
import { findingOf, portfolioFinding, promiseNow } from './words'

const { useCases } = schema

export const getLedger = defineQuery({
  name: 'value-ledger.get',
  summary: 'Read what was promised for a use case and what came of it',
  description:
    'What the Added value document promised at each gate that was passed, against what metrics marked as value gained over their baselines 30, 90 and 180 days after it went live and since: in money and in time, currencies apart. A value counts for the stretch since the one before it; after the newest one nothing is counted. A promise is owed from when its iteration runs.',
  permission: 'metric.read',
  input: readUseCaseInput,
  rest: { method: 'GET', path: '/use-cases/{useCase}/value-ledger' },
  async run(tx, input): Promise<ValueLedgerView> {
    const row = await findUseCase(tx, input.useCase)
    const { liveSince, promises, sources } = (await readLedgers(tx, [row.id])).get(row.id)!
    const until = row.retiredAt ? isoInstant(row.retiredAt) : tx.at
    const windows = windowsOf(liveSince, until, promises, sources)
    const shown = sources.map((source) => {
      const newest = source.observations.at(-1)
      return {
        ref: source.ref,
        name: source.name,
        unit: source.unit,
        baseline: source.baseline,
        newest: newest?.value ?? null,
        newestAt: newest?.at ?? null,
        left: whyUncountable(source) ?? (newest ? null : 'Nothing was recorded in production yet.'),
      }
    })
    return {
      useCase: { ref: row.ref, name: row.name },
      liveSince,
      promises,
      windows,
      sources: shown,
      finding: findingOf({
        liveSince,
        promises,
        windows,
        counted: sources.filter((source) => whyUncountable(source) === null).length,
      }),
    }
  },
})

const states = ['running', 'planned', 'retired'] as const

const listInput = z.strictObject({
  ...pageInput,
  /** In the name, area or reference. */
  search: z.string().trim().max(200, 'At most 200 characters.').optional(),
  /** Several in one: `running,planned`. Without it all that are not retired. */
  state: listOf(z.enum(states, `Choose among ${states.join(', ')}.`)).optional(),
})
type ListInput = z.output<typeof listInput>

export const listLedger = defineQuery({
  name: 'value-ledger.list',
  summary: 'List use cases with what was promised and what came of it',
  description:
    'Newest use case first, each with what was owed and realised since it went live; `totals` are over all use cases that run, whichever page is read.',
  permission: 'metric.read',
  input: listInput,
  rest: { method: 'GET', path: '/value-ledger' },
  async run(tx, input): Promise<Page<PortfolioLedgerRow> & { totals: PortfolioLedgerTotals }> {
    const now = stageNow(tx)
    const after = readCursor(input.cursor)
    const rows = await tx.db
      .select({
        id: useCases.id,
        ref: useCases.ref,
        name: useCases.name,
        area: useCases.area,
        retiredAt: useCases.retiredAt,
        stage: now.stage,
      })
      .from(useCases)
      .innerJoinLateral(now, sql`true`)
      .where(and(listWhere(tx, input), after ? lt(useCases.id, after[0]!) : undefined))
      .orderBy(desc(useCases.id))
      .limit(input.limit + 1)
    const page = toPage(rows, input.limit, ({ id }) => [id])
    const running = await tx.db
      .select({ id: useCases.id })
      .from(useCases)
      .where(and(isNull(useCases.retiredAt), hasRunNow(tx)))
    const ids = new Set([...running, ...page.items].map(({ id }) => id))
    const facts = await readLedgers(tx, [...ids])
    const sums = new Map(
      [...ids].map((id) => {
        const retiredAt = page.items.find((row) => row.id === id)?.retiredAt
        return [id, sumOf(facts.get(id)!, retiredAt ? isoInstant(retiredAt) : tx.at)] as const
      }),
    )
    return {
      ...page,
      items: page.items.map(({ id, ref, name, area, stage }) => ({
        useCase: { ref, name, area, stage },
        ...sums.get(id)!,
      })),
      totals: totalsOf(running.map(({ id }) => sums.get(id)!)),
    }
  },
})

function listWhere(tx: Tx, { search, state }: ListInput): SQL | undefined {
  const runs = hasRunNow(tx)
  const ofState = {
    running: and(isNull(useCases.retiredAt), runs),
    planned: and(isNull(useCases.retiredAt), not(runs)),
    retired: not(isNull(useCases.retiredAt)),
  }
  const like = search ? `%${escapeLike(search)}%` : null
  return and(
    state?.length ? or(...state.map((one) => ofState[one])) : isNull(useCases.retiredAt),
    like
      ? or(ilike(useCases.name, like), ilike(useCases.area, like), ilike(useCases.ref, escapeLike(search!)))
      : undefined,
  )
}

type Sum = Omit<PortfolioLedgerRow, 'useCase'>

function sumOf({ liveSince, promises, sources }: LedgerFacts, until: string): Sum {
  const promisedPerYear = promiseNow(promises)
  if (liveSince === null) return { liveSince, promisedPerYear, promised: [], realised: [], measuredDays: 0, elapsed: 0 }
  return {
    liveSince,
    promisedPerYear,
    promised: owedIn(promises, liveSince, until),
    ...realisedOf(sources, liveSince, until),
    elapsed: Math.max(0, daysBetween(liveSince, until)),
  }
}

function totalsOf(sums: readonly Sum[]): PortfolioLedgerTotals {
  const totals = {
    live: sums.length,
    unmeasured: sums.filter(({ measuredDays }) => measuredDays === 0).length,
    promised: addUp(sums.flatMap(({ promised }) => promised)),
    realised: addUp(sums.flatMap(({ realised }) => realised)),
  }
  return { ...totals, finding: portfolioFinding(totals) }
}
