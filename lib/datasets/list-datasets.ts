import { and, asc, desc, eq, ilike, inArray, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { schema } from '@/db/client'
import { defineQuery } from '@/lib/platform/command'
import type { Tx } from '@/lib/platform/context'
import { type Page, readCursor, toPage } from '@/lib/platform/keyset'
import { escapeLike } from '@/lib/platform/like'
import { workspacePeople } from '@/lib/platform/people'
import { isoInstant } from '@/lib/platform/times'
import { listDatasetsInput } from './input'
import { newestVersionId, qualityStanding, scoresOf } from './quality/read-scores'
import { noScores, type QualityStanding, standingOf } from './rules'
import type { DatasetView } from './views'

const { datasets, datasetVersions, qualityRemedies, useCases } = schema

/** An owner who left the workspace owns it no more. */
const owner = sql<string | null>`case when ${workspacePeople.isMember} then ${workspacePeople.name} end`

const selectDatasets = (tx: Tx) =>
  tx.db
    .select({
      dataset: datasets,
      owner,
      useCase: { ref: useCases.ref, name: useCases.name },
      newest: datasetVersions,
      openRemedies: sql<number>`(select count(*)::int from ${qualityRemedies} r join ${datasetVersions} w on w.id = r.dataset_version_id
        where w.dataset_id = ${datasets.id} and r.closed_at is null)`,
    })
    .from(datasets)
    .leftJoin(useCases, eq(useCases.id, datasets.useCaseId))
    .leftJoin(workspacePeople, eq(workspacePeople.id, datasets.ownerId))
    .leftJoin(datasetVersions, eq(datasetVersions.id, newestVersionId))

type Row = Awaited<ReturnType<typeof selectDatasets>>[number]

export const listDatasets = defineQuery({
  name: 'dataset.list',
  summary: 'List datasets',
  permission: 'dataset.read',
  input: listDatasetsInput,
  rest: { method: 'GET', path: '/datasets' },
  async run(tx, input): Promise<Page<DatasetView>> {
    const isByName = input.sort === 'name'
    const after = readCursor(input.cursor, isByName ? 2 : 1)
    const rows = await selectDatasets(tx)
      .where(
        and(
          conditionOf(input),
          after && isByName ? sql`(${datasets.name}, ${datasets.id}) > (${after[0]}, ${after[1]}::uuid)` : undefined,
          after && !isByName ? sql`${datasets.id} < ${after[0]}::uuid` : undefined,
        ),
      )
      .orderBy(...(isByName ? [asc(datasets.name), asc(datasets.id)] : [desc(datasets.id)]))
      .limit(input.limit + 1)
    return toPage(await toViews(tx, rows), input.limit, (row) => (isByName ? [row.name, row.id] : [row.id]))
  },
})

export async function datasetView(tx: Tx, id: string): Promise<DatasetView> {
  const rows = await selectDatasets(tx).where(eq(datasets.id, id))
  return (await toViews(tx, rows))[0]!
}

function conditionOf(input: z.output<typeof listDatasetsInput>): SQL | undefined {
  const people = input.owner?.filter((person) => person !== 'none') ?? []
  return and(
    input.retired === 'all'
      ? undefined
      : input.retired === 'live'
        ? isNull(datasets.retiredAt)
        : isNotNull(datasets.retiredAt),
    input.useCase?.length
      ? inArray(
          useCases.ref,
          input.useCase.map((ref) => ref.toUpperCase()),
        )
      : undefined,
    input.personalData?.length ? inArray(datasets.personalData, input.personalData) : undefined,
    input.quality?.length ? inArray(qualityStanding, input.quality) : undefined,
    input.owner?.length
      ? or(
          people.length > 0 ? and(inArray(datasets.ownerId, people), workspacePeople.isMember) : undefined,
          input.owner.includes('none') ? sql`${workspacePeople.isMember} is not true` : undefined,
        )
      : undefined,
    input.search ? searchCondition(input.search) : undefined,
  )
}

/** By what it is called, what is said of it, and by a content: whoever holds a digest asks whose it is. */
function searchCondition(text: string): SQL | undefined {
  const search = `%${escapeLike(text)}%`
  const identity = `${escapeLike(text.toLowerCase().replace(/^(?:sha256|md5):/, ''))}%`
  return or(
    ilike(datasets.name, search),
    ilike(datasets.ref, escapeLike(text)),
    ilike(datasets.description, search),
    ilike(datasets.source, search),
    text.length >= 6
      ? sql`exists (select 1 from ${datasetVersions} v where v.dataset_id = ${datasets.id} and v.identity like ${identity})`
      : undefined,
  )
}

async function toViews(tx: Tx, rows: readonly Row[]): Promise<DatasetView[]> {
  const scores = await scoresOf(
    tx,
    rows.flatMap(({ newest }) => newest?.id ?? []),
  )
  return rows.map(({ dataset, owner, useCase, newest, openRemedies }) => {
    const { workspaceId: _, useCaseId: __, createdBy: ___, ...attributes } = dataset
    const known = (newest && scores.get(newest.id)) ?? noScores
    return {
      ...attributes,
      useCase,
      owner,
      newest: newest && {
        version: newest.version,
        label: newest.label,
        identityKind: newest.identityKind,
        identity: newest.identity,
        at: isoInstant(newest.recordedAt),
      },
      scores: known,
      quality: standingOf(known),
      openRemedies,
      createdAt: isoInstant(dataset.createdAt),
      retiredAt: dataset.retiredAt && isoInstant(dataset.retiredAt),
    }
  })
}

/** What the list can be narrowed by, and how much of it there is. */
export const listDatasetFacets = defineQuery({
  name: 'dataset.facets',
  summary: 'Count live datasets by use case, personal data, quality and owner',
  permission: 'dataset.read',
  input: z.strictObject({}),
  async run(tx) {
    const live = isNull(datasets.retiredAt)
    const count = sql<number>`count(*)::int`
    const byUseCase = await tx.db
      .select({ ref: useCases.ref, name: useCases.name, count })
      .from(datasets)
      .innerJoin(useCases, eq(useCases.id, datasets.useCaseId))
      .where(live)
      .groupBy(useCases.id)
      .orderBy(asc(useCases.name))
      .limit(200)
    const byOwner = await tx.db
      .select({ id: workspacePeople.id, name: workspacePeople.name, count })
      .from(datasets)
      .innerJoin(workspacePeople, and(eq(workspacePeople.id, datasets.ownerId), workspacePeople.isMember))
      .where(live)
      .groupBy(workspacePeople.id, workspacePeople.name)
      .orderBy(asc(workspacePeople.name))
      .limit(200)
    const byPersonalData = await tx.db
      .select({ personalData: datasets.personalData, count })
      .from(datasets)
      .where(live)
      .groupBy(datasets.personalData)
    const byQuality = await tx.db
      .select({ quality: sql<QualityStanding>`${qualityStanding}`.as('quality'), count })
      .from(datasets)
      .where(live)
      .groupBy(sql`1`)
    const [totals] = await tx.db
      .select({
        all: count,
        withoutOwner: sql<number>`count(*) filter (where ${workspacePeople.isMember} is not true)::int`,
        withoutBasis: sql<number>`count(*) filter (where ${datasets.legalBasis} in ('unknown', 'not_personal')
          and ${datasets.personalData} in ('personal', 'pseudonymised', 'special_category'))::int`,
      })
      .from(datasets)
      .leftJoin(workspacePeople, eq(workspacePeople.id, datasets.ownerId))
      .where(live)
    return { ...totals!, useCases: byUseCase, owners: byOwner, personalData: byPersonalData, qualities: byQuality }
  },
})
