import { and, asc, desc, eq, gt, ilike, inArray, isNotNull, isNull, lte, or, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { schema } from '@/db/client'
import { defineQuery } from '@/lib/platform/command'
import type { Tx } from '@/lib/platform/context'
import { type Page, readCursor, toPage } from '@/lib/platform/keyset'
import { escapeLike } from '@/lib/platform/like'
import { isAllowed } from '@/lib/platform/permissions'
import { readRights } from '@/lib/platform/rights'
import { isoInstant } from '@/lib/platform/times'
import type { Environment } from '@/lib/platform/vocabulary'
import { findDeployment } from './find-deployment'
import { listDeploymentsInput, readDeploymentInput, timelineInput } from './input'
import { deploymentItem, selectDeployments } from './read-deployments'
import type { DeploymentDetail, DeploymentItem, DeploymentNeighbour, TimelineView } from './views'
import type { DeploymentStanding } from './vocabulary'

const { deployments, modelVersions, registeredModels, useCases } = schema

/** `standingOfDeployment` in SQL. */
const standing = sql<DeploymentStanding>`case when (${deployments.gate} ->> 'allowed')::boolean then 'approved'
  when ${deployments.environment} <> 'production' and ${deployments.gate} -> 'reasons' <@ '["not_requested"]' then 'not_asked'
  else 'unapproved' end`
const upper = (refs: readonly string[]) => refs.map((ref) => ref.toUpperCase())

export const listDeployments = defineQuery({
  name: 'deployment.list',
  summary: 'List deployments',
  description: 'Newest first. With `at`, those that ran at that moment: what was in production when.',
  permission: 'deployment.read',
  input: listDeploymentsInput,
  rest: { method: 'GET', path: '/deployments' },
  async run(tx, input): Promise<Page<DeploymentItem>> {
    const after = readCursor(input.cursor, 2)
    const isLater = after
      ? sql`(${deployments.startedAt}, ${deployments.id}) < (${instantOf(after[0]!)}::timestamptz, ${after[1]}::uuid)`
      : undefined
    const rows = await selectDeployments(tx)
      .where(and(conditionOf(input), isLater))
      .orderBy(desc(deployments.startedAt), desc(deployments.id))
      .limit(input.limit + 1)
    return toPage(rows.map(deploymentItem), input.limit, (row) => [row.startedAt, row.id])
  },
})

/** Anybody can write a cursor. */
const instantOf = (text: string) => (z.iso.datetime().safeParse(text).success ? text : '1970-01-01T00:00:00Z')

function conditionOf(input: z.output<typeof listDeploymentsInput>): SQL | undefined {
  const search = input.search && `%${escapeLike(input.search)}%`
  const [state] = input.state?.length === 1 ? input.state : []
  return and(
    input.environment?.length ? inArray(deployments.environment, input.environment) : undefined,
    input.model?.length ? inArray(registeredModels.ref, upper(input.model)) : undefined,
    input.useCase?.length ? inArray(useCases.ref, upper(input.useCase)) : undefined,
    state === 'running' ? isNull(deployments.endedAt) : state === 'ended' ? isNotNull(deployments.endedAt) : undefined,
    input.standing?.length ? inArray(standing, input.standing) : undefined,
    input.at ? runs(input.at) : undefined,
    search
      ? or(
          ilike(registeredModels.name, search),
          ilike(deployments.ref, escapeLike(input.search!)),
          ilike(registeredModels.ref, escapeLike(input.search!)),
          ilike(useCases.name, search),
          ilike(deployments.endpoint, search),
        )
      : undefined,
  )
}

const runs = (at: string) =>
  and(lte(deployments.startedAt, at), or(isNull(deployments.endedAt), gt(deployments.endedAt, at)))

export const getDeployment = defineQuery({
  name: 'deployment.get',
  summary: 'Read a deployment',
  permission: 'deployment.read',
  input: readDeploymentInput,
  rest: { method: 'GET', path: '/deployments/{deployment}' },
  async run(tx, input): Promise<DeploymentDetail> {
    const found = await findDeployment(tx, input.deployment)
    const [row] = await selectDeployments(tx).where(eq(deployments.id, found.id))
    const [version] = await tx.db
      .select({
        modelId: modelVersions.modelId,
        useCaseId: registeredModels.useCaseId,
        image: modelVersions.imageDigest,
        artifact: modelVersions.artifactDigest,
      })
      .from(modelVersions)
      .innerJoin(registeredModels, eq(registeredModels.id, modelVersions.modelId))
      .where(eq(modelVersions.id, found.modelVersionId))
    const { modelId, useCaseId, ...recorded } = version!
    const neighbours = { modelId, environment: found.environment, startedAt: found.startedAt, id: found.id }
    return {
      ...deploymentItem(row!),
      image: found.imageDigest,
      artifact: found.artifactDigest,
      recorded,
      before: await neighbourOf(tx, neighbours, 'before'),
      after: await neighbourOf(tx, neighbours, 'after'),
      mayReport: isAllowed('deployment.report', await readRights(tx, useCaseId)),
    }
  },
})

interface Place {
  modelId: string
  environment: Environment
  startedAt: string
  id: string
}

async function neighbourOf(tx: Tx, place: Place, side: 'before' | 'after'): Promise<DeploymentNeighbour | null> {
  const key = sql`(${deployments.startedAt}, ${deployments.id})`
  const own = sql`(${place.startedAt}::timestamptz, ${place.id}::uuid)`
  const order = side === 'before' ? desc : asc
  const [row] = await selectDeployments(tx)
    .where(
      and(
        eq(modelVersions.modelId, place.modelId),
        eq(deployments.environment, place.environment),
        side === 'before' ? sql`${key} < ${own}` : sql`${key} > ${own}`,
      ),
    )
    .orderBy(order(deployments.startedAt), order(deployments.id))
    .limit(1)
  if (!row) return null
  const { ref, version, startedAt } = deploymentItem(row)
  return { ref, version, startedAt }
}

const MOST_SPANS = 500

/** What ran from one time to another, for a picture of it. */
export const readTimeline = defineQuery({
  name: 'deployment.timeline',
  summary: 'Read what ran where from one time to another',
  permission: 'deployment.read',
  input: timelineInput,
  rest: { method: 'GET', path: '/deployment-timeline' },
  async run(tx, input): Promise<TimelineView> {
    const to = input.to ?? new Date(Date.parse(tx.at)).toISOString()
    const from = input.from ?? new Date(Date.parse(to) - 365 * 86_400_000).toISOString()
    const rows = await selectDeployments(tx)
      .where(
        and(
          lte(deployments.startedAt, to),
          or(isNull(deployments.endedAt), gt(deployments.endedAt, from)),
          input.environment?.length ? inArray(deployments.environment, input.environment) : undefined,
          input.model?.length ? inArray(registeredModels.ref, upper(input.model)) : undefined,
        ),
      )
      .orderBy(desc(deployments.startedAt), desc(deployments.id))
      .limit(MOST_SPANS + 1)
    return {
      from: isoInstant(from),
      to: isoInstant(to),
      spans: rows.slice(0, MOST_SPANS).map(deploymentItem).reverse(),
      isCut: rows.length > MOST_SPANS,
    }
  },
})

/** What the list can be narrowed by, and how much of it there is. */
export const listDeploymentFacets = defineQuery({
  name: 'deployment.facets',
  summary: 'Count deployments by environment, model and what the gate said',
  permission: 'deployment.read',
  input: z.strictObject({}),
  async run(tx) {
    const count = sql<number>`count(*)::int`
    const models = await tx.db
      .select({ ref: registeredModels.ref, name: registeredModels.name, count })
      .from(deployments)
      .innerJoin(modelVersions, eq(modelVersions.id, deployments.modelVersionId))
      .innerJoin(registeredModels, eq(registeredModels.id, modelVersions.modelId))
      .groupBy(registeredModels.id)
      .orderBy(asc(registeredModels.name))
      .limit(200)
    const byEnvironment = await tx.db
      .select({ environment: deployments.environment, count })
      .from(deployments)
      .groupBy(deployments.environment)
    const [totals] = await tx.db
      .select({
        all: count,
        running: sql<number>`count(*) filter (where ${deployments.endedAt} is null)::int`,
        inProduction: sql<number>`count(*) filter (where ${deployments.endedAt} is null and ${deployments.environment} = 'production')::int`,
        /** In production without approval, now. */
        unapproved: sql<number>`count(*) filter (where ${standing} = 'unapproved' and ${deployments.endedAt} is null and ${deployments.environment} = 'production')::int`,
      })
      .from(deployments)
    const standings = await tx.db.select({ standing, count }).from(deployments).groupBy(sql`1`)
    return { ...totals!, models, environments: byEnvironment, standings }
  },
})
