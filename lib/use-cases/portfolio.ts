// What the list, the board and the sums of a portfolio have in common: one filter, and what they know of a use case.
import { and, desc, eq, ilike, inArray, isNull, or, type SQL } from 'drizzle-orm'
import { z } from 'zod'
import { schema } from '@/db/client'
import type { Tx } from '@/lib/platform/context'
import { escapeLike } from '@/lib/platform/like'
import { listOf } from '@/lib/platform/list-of'
import { workspacePeople } from '@/lib/platform/people'
import { riskTiers, stages } from './vocabulary'
import { readWaiting } from './waiting'

const { iterations, useCaseMembers, useCases } = schema

/** A tier, or that there is none. */
export const tierFacets = [...riskTiers, 'none'] as const

export const portfolioFilter = {
  /** In the name, problem, area, reference or the sponsor's name. */
  search: z.string().trim().max(200, 'At most 200 characters.').optional(),
  /** Several in one, as `experiments,validation`. */
  stage: listOf(z.enum(stages, `Choose among ${stages.join(', ')}.`)).optional(),
  /** Several in one; `none` for those that have not been assessed. */
  riskTier: listOf(z.enum(tierFacets, `Choose among ${tierFacets.join(', ')}.`)).optional(),
  /** People, by id. */
  sponsor: listOf(z.uuid('Choose a person of this workspace.')).optional(),
  /** Word for word; an area may have a comma in it, so several are a list. */
  area: z
    .string()
    .transform((one) => [one])
    .or(z.array(z.string().max(80)).max(50))
    .optional(),
  /** Only those in which this person has a role. */
  member: z.uuid().optional(),
  /** Only those in which an approval or an answer is asked of me. */
  waiting: z.stringbool().or(z.boolean()).optional(),
}

const parsed = z.object(portfolioFilter)
export type PortfolioFilter = z.output<typeof parsed>

/** The stage of a use case's newest iteration; joined laterally, so that a page asks for its own rows only. */
export function stageNow(tx: Tx) {
  return tx.db
    .select({ stage: iterations.stage, stageSince: iterations.stageSince })
    .from(iterations)
    .where(eq(iterations.useCaseId, useCases.id))
    .orderBy(desc(iterations.number))
    .limit(1)
    .as('now')
}

/** Whether the filter looks at the stage, which costs a look at every row's iterations. */
export const asksStage = (filter: PortfolioFilter) => Boolean(filter.stage?.length)

/** The filter as one condition. `now` is the joined stage where `asksStage`. */
export async function portfolioWhere(
  tx: Tx,
  filter: PortfolioFilter,
  now: ReturnType<typeof stageNow>,
): Promise<SQL | undefined> {
  const waiting = filter.waiting ? await readWaiting(tx) : null
  return and(
    filter.search ? searched(tx, filter.search) : undefined,
    filter.stage?.length ? inArray(now.stage, filter.stage) : undefined,
    filter.riskTier?.length ? ofTiers(filter.riskTier) : undefined,
    filter.sponsor?.length ? inArray(useCases.sponsorId, filter.sponsor) : undefined,
    filter.area?.length ? inArray(useCases.area, filter.area) : undefined,
    filter.member
      ? inArray(
          useCases.id,
          tx.db
            .select({ id: useCaseMembers.useCaseId })
            .from(useCaseMembers)
            .where(and(eq(useCaseMembers.personId, filter.member), isNull(useCaseMembers.removedAt))),
        )
      : undefined,
    waiting ? inArray(useCases.ref, [...waiting.keys()]) : undefined,
  )
}

function searched(tx: Tx, text: string): SQL | undefined {
  const like = `%${escapeLike(text)}%`
  const sponsors = tx.db
    .select({ id: workspacePeople.id })
    .from(workspacePeople)
    .where(ilike(workspacePeople.name, like))
  return or(
    ilike(useCases.name, like),
    ilike(useCases.problem, like),
    ilike(useCases.area, like),
    ilike(useCases.ref, escapeLike(text)),
    inArray(useCases.sponsorId, sponsors),
  )
}

function ofTiers(tiers: readonly (typeof tierFacets)[number][]): SQL | undefined {
  const set = tiers.filter((tier) => tier !== 'none')
  return or(
    set.length > 0 ? inArray(useCases.riskTier, set) : undefined,
    tiers.includes('none') ? isNull(useCases.riskTier) : undefined,
  )
}
