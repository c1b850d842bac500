import { and, asc, desc, eq, ilike, inArray, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { schema } from '@/db/client'
import type { EntryBody } from '@/lib/audit/entry'
import { defineQuery } from '@/lib/platform/command'
import type { Tx } from '@/lib/platform/context'
import { type Page, readCursor, toPage } from '@/lib/platform/keyset'
import { escapeLike } from '@/lib/platform/like'
import { workspacePeople } from '@/lib/platform/people'
import { isAllowed } from '@/lib/platform/permissions'
import { readRights } from '@/lib/platform/rights'
import { isoInstant } from '@/lib/platform/times'
import { linksOfMetric, readReader } from './alignment/read-links'
import type { NewestValue } from './alignment/views'
import { findMetric } from './find-metric'
import { listMetricsInput, readMetricInput } from './input'
import { listKnownVersions } from './observations/model-versions'
import { newestValues } from './read-newest'
import { gapsOf, warningsOf } from './rules'
import type { MetricDetail, MetricView } from './views'
import type { MetricStanding } from './vocabulary'

const { auditEntries, metricStandings, metrics, useCases } = schema

/** An owner who left the workspace owns it no more. */
const owner = sql<string | null>`case when ${workspacePeople.isMember} then ${workspacePeople.name} end`

const selectMetrics = (tx: Tx) =>
  tx.db
    .select({
      metric: metrics,
      owner,
      useCase: { ref: useCases.ref, name: useCases.name },
    })
    .from(metrics)
    .innerJoin(useCases, eq(useCases.id, metrics.useCaseId))
    .leftJoin(workspacePeople, eq(workspacePeople.id, metrics.ownerId))
    .leftJoin(metricStandings, eq(metricStandings.metricId, metrics.id))

/** `gapsOf` in SQL, for lists that are cut to pages. */
const isIncomplete = sql`(btrim(${metrics.definition}) = '' or btrim(${metrics.unit}) = '' or btrim(${metrics.source}) = '' or ${metrics.baseline} is null
  or ${metrics.cadence} is null or ${workspacePeople.isMember} is not true
  or case when ${metrics.direction} = 'band' then ${metrics.bandLow} is null or ${metrics.bandHigh} is null
    else ${metrics.target} is null or ${metrics.guardrail} is null end)`

export const listMetrics = defineQuery({
  name: 'metric.list',
  summary: 'List key metrics',
  permission: 'metric.read',
  input: listMetricsInput,
  rest: { method: 'GET', path: '/metrics' },
  async run(tx, input): Promise<Page<MetricView>> {
    const isByName = input.sort === 'name'
    const after = readCursor(input.cursor, isByName ? 2 : 1)
    const rows = await selectMetrics(tx)
      .where(
        and(
          conditionOf(input),
          standingCondition(tx, input.standing),
          after && isByName ? sql`(${metrics.name}, ${metrics.id}) > (${after[0]}, ${after[1]}::uuid)` : undefined,
          after && !isByName ? sql`${metrics.id} < ${after[0]}::uuid` : undefined,
        ),
      )
      .orderBy(...(isByName ? [asc(metrics.name), asc(metrics.id)] : [desc(metrics.id)]))
      .limit(input.limit + 1)
    return toPage(await withNewest(tx, rows), input.limit, (row) => (isByName ? [row.name, row.id] : [row.id]))
  },
})

function conditionOf(input: z.output<typeof listMetricsInput>): SQL | undefined {
  const people = input.owner?.filter((person) => person !== 'none') ?? []
  const search = input.search && `%${escapeLike(input.search)}%`
  return and(
    input.retired === 'all'
      ? undefined
      : input.retired === 'live'
        ? isNull(metrics.retiredAt)
        : isNotNull(metrics.retiredAt),
    input.useCase?.length
      ? inArray(
          useCases.ref,
          input.useCase.map((ref) => ref.toUpperCase()),
        )
      : undefined,
    input.audience?.length ? inArray(metrics.audience, input.audience) : undefined,
    input.owner?.length
      ? or(
          people.length > 0 ? and(inArray(metrics.ownerId, people), workspacePeople.isMember) : undefined,
          input.owner.includes('none') ? sql`${workspacePeople.isMember} is not true` : undefined,
        )
      : undefined,
    input.incomplete === undefined ? undefined : input.incomplete ? isIncomplete : sql`not ${isIncomplete}`,
    search
      ? or(
          ilike(metrics.name, search),
          ilike(metrics.ref, escapeLike(input.search!)),
          ilike(metrics.definition, search),
          ilike(useCases.name, search),
        )
      : undefined,
  )
}

const isStale = (tx: Tx) => sql`coalesce(${metricStandings.dueAt} < ${tx.at}::timestamptz, false)`
const isUnmeasured = isNull(metricStandings.metricId)

/** Stale is a standing besides the one by the value. */
function standingCondition(tx: Tx, asked: z.output<typeof listMetricsInput>['standing']): SQL | undefined {
  if (!asked?.length) return undefined
  const known = asked.filter((standing) => standing !== 'stale' && standing !== 'unmeasured')
  return or(
    known.length > 0 ? inArray(metricStandings.standing, known) : undefined,
    asked.includes('stale') ? isStale(tx) : undefined,
    asked.includes('unmeasured') ? isUnmeasured : undefined,
  )
}

type Row = Awaited<ReturnType<typeof selectMetrics>>[number]

async function withNewest(tx: Tx, rows: readonly Row[]): Promise<MetricView[]> {
  const newest = await newestValues(
    tx,
    rows.map(({ metric }) => metric.id),
  )
  return rows.map((row) => toView(row, newest.get(row.metric.id) ?? null))
}

function toView({ metric, owner, useCase }: Row, newest: NewestValue | null): MetricView {
  const { workspaceId: _, useCaseId: __, writers: ___, ...attributes } = metric
  return {
    ...attributes,
    useCase,
    owner,
    gaps: gapsOf({ ...metric, owner }),
    newest,
    createdAt: isoInstant(metric.createdAt),
    changedAt: isoInstant(metric.changedAt),
    retiredAt: metric.retiredAt && isoInstant(metric.retiredAt),
  }
}

/** The live metrics of a use case, by the number of their reference. */
export async function metricViews(tx: Tx, useCaseId: string): Promise<MetricView[]> {
  const rows = await selectMetrics(tx)
    .where(and(eq(metrics.useCaseId, useCaseId), isNull(metrics.retiredAt)))
    .orderBy(asc(sql`substring(${metrics.ref} from 5)::int`))
  return withNewest(tx, rows)
}

export const getMetric = defineQuery({
  name: 'metric.get',
  summary: 'Read a key metric',
  permission: 'metric.read',
  input: readMetricInput,
  rest: { method: 'GET', path: '/metrics/{metric}' },
  async run(tx, input): Promise<MetricDetail> {
    const { id } = await findMetric(tx, input.metric)
    const [row] = await selectMetrics(tx).where(eq(metrics.id, id))
    const { metric } = row!
    const writers = await tx.db
      .select({ id: workspacePeople.id, name: workspacePeople.name })
      .from(workspacePeople)
      .where(inArray(workspacePeople.id, metric.writers))
      .orderBy(asc(workspacePeople.name))
    const rights = await readRights(tx, metric.useCaseId)
    const links = await linksOfMetric(tx, id, await readReader(tx, metric.useCaseId))
    const [view] = await withNewest(tx, [row!])
    return {
      ...view!,
      writers,
      drives: links.filter(({ from }) => from.id === id),
      drivenBy: links.filter(({ to }) => to.id === id),
      versions: await listKnownVersions(tx, metric.useCaseId),
      retired: metric.retiredAt ? await readRetirement(tx, id, isoInstant(metric.retiredAt)) : null,
      warnings: warningsOf(metric),
      mayEdit: !metric.retiredAt && isAllowed('metric.edit', rights),
      mayRecord: !metric.retiredAt && isAllowed('metric.observe', rights),
    }
  },
})

/** Who retired it and why: only the log knows. */
async function readRetirement(tx: Tx, metricId: string, at: string): Promise<MetricDetail['retired']> {
  const [entry] = await tx.db
    .select({ by: workspacePeople.name, body: auditEntries.body })
    .from(auditEntries)
    .leftJoin(workspacePeople, eq(workspacePeople.id, auditEntries.actorId))
    .where(and(eq(auditEntries.subjectId, metricId), eq(auditEntries.action, 'metric.retired')))
    .orderBy(desc(auditEntries.id))
    .limit(1)
  const details = entry && (JSON.parse(Buffer.from(entry.body).toString('utf8')) as EntryBody).details
  return { at, by: entry?.by ?? null, reason: String(details?.reason ?? '') }
}

/** What the list can be narrowed by, and how much of it there is. */
export const listMetricFacets = defineQuery({
  name: 'metric.facets',
  summary: 'Count live metrics by use case, audience and owner',
  permission: 'metric.read',
  input: z.strictObject({}),
  async run(tx) {
    const live = isNull(metrics.retiredAt)
    const count = sql<number>`count(*)::int`
    const byUseCase = await tx.db
      .select({ ref: useCases.ref, name: useCases.name, count })
      .from(metrics)
      .innerJoin(useCases, eq(useCases.id, metrics.useCaseId))
      .where(live)
      .groupBy(useCases.id)
      .orderBy(asc(useCases.name))
      .limit(200)
    const byOwner = await tx.db
      .select({ id: workspacePeople.id, name: workspacePeople.name, count })
      .from(metrics)
      .innerJoin(workspacePeople, and(eq(workspacePeople.id, metrics.ownerId), workspacePeople.isMember))
      .where(live)
      .groupBy(workspacePeople.id, workspacePeople.name)
      .orderBy(asc(workspacePeople.name))
      .limit(200)
    const byAudience = await tx.db
      .select({ audience: metrics.audience, count })
      .from(metrics)
      .where(live)
      .groupBy(metrics.audience)
    const byStanding = await tx.db
      .select({
        standing: sql<MetricStanding | 'unmeasured'>`coalesce(${metricStandings.standing}, 'unmeasured')`,
        count,
      })
      .from(metrics)
      .leftJoin(metricStandings, eq(metricStandings.metricId, metrics.id))
      .where(live)
      .groupBy(sql`1`)
    const [late] = await tx.db
      .select({ count })
      .from(metrics)
      .innerJoin(metricStandings, eq(metricStandings.metricId, metrics.id))
      .where(and(live, isStale(tx)))
    const [totals] = await tx.db
      .select({
        all: count,
        incomplete: sql<number>`count(*) filter (where ${isIncomplete})::int`,
        withoutOwner: sql<number>`count(*) filter (where ${workspacePeople.isMember} is not true)::int`,
      })
      .from(metrics)
      .leftJoin(workspacePeople, eq(workspacePeople.id, metrics.ownerId))
      .where(live)
    const standings: Array<{ standing: MetricStanding | 'stale' | 'unmeasured'; count: number }> = [
      ...byStanding,
      ...(late!.count > 0 ? [{ standing: 'stale' as const, count: late!.count }] : []),
    ]
    return { ...totals!, useCases: byUseCase, owners: byOwner, audiences: byAudience, standings }
  },
})
