import { and, asc, desc, eq, ilike, inArray, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { schema } from '@/db/client'
import { defineQuery } from '@/lib/platform/command'
import type { Tx } from '@/lib/platform/context'
import { type Page, readCursor, toPage } from '@/lib/platform/keyset'
import { escapeLike } from '@/lib/platform/like'
import { workspacePeople } from '@/lib/platform/people'
import { isAllowed } from '@/lib/platform/permissions'
import { normalRef } from '@/lib/platform/refs'
import { readRights } from '@/lib/platform/rights'
import { isoInstant } from '@/lib/platform/times'
import { findFeature } from './find-feature'
import { listFeaturesInput, readFeatureInput } from './input'
import type { FeatureDetail, FeatureView } from './views'

const { datasets, features, featureUses, modelVersionFeatures, modelVersions, registeredModels, useCases } = schema

/** An owner who left the workspace owns it no more. */
const owner = sql<string | null>`case when ${workspacePeople.isMember} then ${workspacePeople.name} end`

const usedBy = sql<FeatureView['usedBy']>`coalesce((
  select json_agg(json_build_object('ref', c.ref, 'name', c.name) order by c.name)
  from ${featureUses} u join ${useCases} c on c.id = u.use_case_id
  where u.feature_id = features.id and u.ended_at is null), '[]'::json)`

const selectFeatures = (tx: Tx) =>
  tx.db
    .select({
      feature: features,
      owner,
      useCase: { ref: useCases.ref, name: useCases.name },
      dataset: { ref: datasets.ref, name: datasets.name },
      usedBy,
    })
    .from(features)
    .leftJoin(useCases, eq(useCases.id, features.useCaseId))
    .leftJoin(datasets, eq(datasets.id, features.datasetId))
    .leftJoin(workspacePeople, eq(workspacePeople.id, features.ownerId))

type Row = Awaited<ReturnType<typeof selectFeatures>>[number]

function toView({ feature, ...rest }: Row): FeatureView {
  const { workspaceId: _, useCaseId: __, datasetId: ___, createdBy: ____, ...attributes } = feature
  return {
    ...attributes,
    ...rest,
    createdAt: isoInstant(feature.createdAt),
    retiredAt: feature.retiredAt && isoInstant(feature.retiredAt),
  }
}

export const listFeatures = defineQuery({
  name: 'feature.list',
  summary: 'List features',
  permission: 'feature.read',
  input: listFeaturesInput,
  rest: { method: 'GET', path: '/features' },
  async run(tx, input): Promise<Page<FeatureView>> {
    const isByName = input.sort === 'name'
    const after = readCursor(input.cursor, isByName ? 2 : 1)
    const rows = await selectFeatures(tx)
      .where(
        and(
          conditionOf(input),
          after && isByName ? sql`(${features.name}, ${features.id}) > (${after[0]}, ${after[1]}::uuid)` : undefined,
          after && !isByName ? sql`${features.id} < ${after[0]}::uuid` : undefined,
        ),
      )
      .orderBy(...(isByName ? [asc(features.name), asc(features.id)] : [desc(features.id)]))
      .limit(input.limit + 1)
    return toPage(rows.map(toView), input.limit, (row) => (isByName ? [row.name, row.id] : [row.id]))
  },
})

function conditionOf(input: z.output<typeof listFeaturesInput>): SQL | undefined {
  const people = input.owner?.filter((person) => person !== 'none') ?? []
  const search = input.search && `%${escapeLike(input.search)}%`
  return and(
    input.retired === 'all'
      ? undefined
      : input.retired === 'live'
        ? isNull(features.retiredAt)
        : isNotNull(features.retiredAt),
    input.entity?.length ? inArray(features.entity, input.entity) : undefined,
    input.dataset ? eq(datasets.ref, normalRef(input.dataset)) : undefined,
    input.usedBy?.length
      ? sql`exists (select 1 from ${featureUses} u join ${useCases} c on c.id = u.use_case_id
          where u.feature_id = features.id and u.ended_at is null and c.ref = any(${sql.param(input.usedBy.map(normalRef))}::text[]))`
      : undefined,
    input.owner?.length
      ? or(
          people.length > 0 ? and(inArray(features.ownerId, people), workspacePeople.isMember) : undefined,
          input.owner.includes('none') ? sql`${workspacePeople.isMember} is not true` : undefined,
        )
      : undefined,
    search
      ? or(
          ilike(features.name, search),
          ilike(features.ref, escapeLike(input.search!)),
          ilike(features.description, search),
          ilike(features.entity, search),
          ilike(features.derivation, search),
        )
      : undefined,
  )
}

export const getFeature = defineQuery({
  name: 'feature.get',
  summary: 'Read a feature with who uses it',
  permission: 'feature.read',
  input: readFeatureInput,
  rest: { method: 'GET', path: '/features/{feature}' },
  async run(tx, input): Promise<FeatureDetail> {
    const feature = await findFeature(tx, input.feature)
    const [row] = await selectFeatures(tx).where(eq(features.id, feature.id))
    const uses = await tx.db
      .select({
        useCase: { ref: useCases.ref, name: useCases.name },
        by: workspacePeople.name,
        at: featureUses.addedAt,
        endedAt: featureUses.endedAt,
      })
      .from(featureUses)
      .innerJoin(useCases, eq(useCases.id, featureUses.useCaseId))
      .leftJoin(workspacePeople, eq(workspacePeople.id, featureUses.addedBy))
      .where(eq(featureUses.featureId, feature.id))
      .orderBy(asc(featureUses.addedAt), asc(featureUses.id))
      .limit(200)
    const models = await tx.db
      .select({ model: registeredModels.ref, name: registeredModels.name, version: modelVersions.version })
      .from(modelVersionFeatures)
      .innerJoin(modelVersions, eq(modelVersions.id, modelVersionFeatures.modelVersionId))
      .innerJoin(registeredModels, eq(registeredModels.id, modelVersions.modelId))
      .where(eq(modelVersionFeatures.featureId, feature.id))
      .orderBy(desc(modelVersions.id))
      .limit(100)
    const [creator] = feature.createdBy
      ? await tx.db
          .select({ name: workspacePeople.name })
          .from(workspacePeople)
          .where(eq(workspacePeople.id, feature.createdBy))
      : []
    return {
      ...toView(row!),
      createdBy: creator?.name ?? null,
      uses: uses.map((use) => ({ ...use, at: isoInstant(use.at), endedAt: use.endedAt && isoInstant(use.endedAt) })),
      modelVersions: models.map((model) => ({ ref: `${model.model} v${model.version}`, ...model })),
      mayEdit: !feature.retiredAt && isAllowed('feature.edit', await readRights(tx, feature.useCaseId)),
    }
  },
})

/** What the list can be narrowed by, and how much of it there is. */
export const listFeatureFacets = defineQuery({
  name: 'feature.facets',
  summary: 'Count live features by entity, use case and owner',
  permission: 'feature.read',
  input: z.strictObject({}),
  async run(tx) {
    const live = isNull(features.retiredAt)
    const count = sql<number>`count(*)::int`
    const byEntity = await tx.db
      .select({ entity: features.entity, count })
      .from(features)
      .where(live)
      .groupBy(features.entity)
      .orderBy(asc(features.entity))
      .limit(200)
    const byUseCase = await tx.db
      .select({ ref: useCases.ref, name: useCases.name, count })
      .from(features)
      .innerJoin(featureUses, and(eq(featureUses.featureId, features.id), isNull(featureUses.endedAt)))
      .innerJoin(useCases, eq(useCases.id, featureUses.useCaseId))
      .where(live)
      .groupBy(useCases.id)
      .orderBy(asc(useCases.name))
      .limit(200)
    const byOwner = await tx.db
      .select({ id: workspacePeople.id, name: workspacePeople.name, count })
      .from(features)
      .innerJoin(workspacePeople, and(eq(workspacePeople.id, features.ownerId), workspacePeople.isMember))
      .where(live)
      .groupBy(workspacePeople.id, workspacePeople.name)
      .orderBy(asc(workspacePeople.name))
      .limit(200)
    const { rows } = await tx.db.execute<{ all: number; shared: number; without_owner: number }>(sql`
      select count(*)::int as all,
        count(*) filter (where (select count(*) from ${featureUses} u where u.feature_id = f.id and u.ended_at is null) > 1)::int as shared,
        count(*) filter (where p.is_member is not true)::int as without_owner
      from ${features} f left join ${workspacePeople} p on p.id = f.owner_id where f.retired_at is null`)
    const { all, shared, without_owner: withoutOwner } = rows[0]!
    return { all, shared, withoutOwner, entities: byEntity, useCases: byUseCase, owners: byOwner }
  },
})
