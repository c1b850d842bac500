import { and, asc, desc, eq, ilike, inArray, lt, or, sql } from 'drizzle-orm'
import { z } from 'zod'
import { schema } from '@/db/client'
import { digestsOf } from '@/lib/approvals/subject'
import type { ApprovalStatus } from '@/lib/approvals/vocabulary'
import { readCardContent, readVersionFacts, subjectOf } from '@/lib/model-cards/subject'
import { defineQuery } from '@/lib/platform/command'
import { personOf } from '@/lib/platform/context'
import { readCursor, toPage } from '@/lib/platform/keyset'
import { workspacePeople } from '@/lib/platform/people'
import { isAllowed } from '@/lib/platform/permissions'
import { readRights } from '@/lib/platform/rights'
import { isoInstant } from '@/lib/platform/times'
import type { Environment, RoleId } from '@/lib/platform/vocabulary'
import { escapeLike } from '@/lib/use-cases/queries'
import { findModel, findModelVersion } from './find-model'
import { listModelsInput, readModelInput, readVersionInput } from './input'

const {
  approvalRequests,
  modelCardDrafts,
  modelCardRevisions,
  modelVersions,
  registeredModels,
  useCaseMembers,
  useCases,
} = schema

/** How a request stands now: that an approval has expired is the one thing that time alone brings about. */
const standingStatus = sql<ApprovalStatus>`case when ${approvalRequests.status} = 'approved' and ${approvalRequests.expiresAt} <= countersign_now() then 'expired' else ${approvalRequests.status} end`

interface NewestVersion {
  version: number
  label: string | null
  createdAt: string
  createdBy: string | null
  /** The newest request about it; null when nobody has asked. */
  approval: { ref: string; status: ApprovalStatus; environment: Environment } | null
}

const newestVersion = sql<NewestVersion>`(
  select json_build_object('version', v.version, 'label', v.label, 'createdAt', v.created_at, 'createdBy', p.name, 'approval', (
    select json_build_object('ref', a.ref, 'environment', a.environment,
      'status', case when a.status = 'approved' and a.expires_at <= countersign_now() then 'expired' else a.status end)
    from ${approvalRequests} a where a.subject_id = v.id order by a.id desc limit 1))
  from ${modelVersions} v left join ${workspacePeople} p on p.id = v.created_by
  where v.model_id = ${registeredModels.id} order by v.version desc limit 1)`

export const listModels = defineQuery({
  name: 'model.list',
  summary: 'List registered models',
  permission: 'model.read',
  input: listModelsInput,
  rest: { method: 'GET', path: '/models' },
  async run(tx, input) {
    const after = readCursor(input.cursor)
    const search = input.search && `%${escapeLike(input.search)}%`
    const rows = await tx.db
      .select({
        id: registeredModels.id,
        ref: registeredModels.ref,
        name: registeredModels.name,
        useCase: useCases.ref,
        useCaseName: useCases.name,
        versions: sql<number>`(select count(*)::int from ${modelVersions} v where v.model_id = ${registeredModels.id})`,
        newest: sql<number>`(select max(v.version) from ${modelVersions} v where v.model_id = ${registeredModels.id})`,
        newestVersion,
        createdBy: workspacePeople.name,
        createdAt: registeredModels.createdAt,
      })
      .from(registeredModels)
      .innerJoin(useCases, eq(useCases.id, registeredModels.useCaseId))
      .leftJoin(workspacePeople, eq(workspacePeople.id, registeredModels.createdBy))
      .where(
        and(
          search
            ? or(ilike(registeredModels.name, search), ilike(registeredModels.ref, escapeLike(input.search!)))
            : undefined,
          input.useCase ? eq(useCases.ref, input.useCase.toUpperCase()) : undefined,
          after ? lt(registeredModels.id, after[0]!) : undefined,
        ),
      )
      .orderBy(desc(registeredModels.id))
      .limit(input.limit + 1)
    return toPage(rows, input.limit, (row) => [row.id])
  },
})

export const getModel = defineQuery({
  name: 'model.get',
  summary: 'Read a registered model and its versions',
  permission: 'model.read',
  input: readModelInput,
  rest: { method: 'GET', path: '/models/{model}' },
  async run(tx, input) {
    const model = await findModel(tx, input.model)
    const [useCase] = await tx.db
      .select({ ref: useCases.ref, name: useCases.name })
      .from(useCases)
      .where(eq(useCases.id, model.useCaseId))
    const [creator] = await tx.db
      .select({ name: workspacePeople.name })
      .from(workspacePeople)
      .where(eq(workspacePeople.id, model.createdBy))
    const versions = await tx.db
      .select({
        id: modelVersions.id,
        version: modelVersions.version,
        label: modelVersions.label,
        artifact: modelVersions.artifactDigest,
        cardRevision: modelVersions.cardRevision,
        createdBy: workspacePeople.name,
        createdAt: modelVersions.createdAt,
      })
      .from(modelVersions)
      .leftJoin(workspacePeople, eq(workspacePeople.id, modelVersions.createdBy))
      .where(eq(modelVersions.modelId, model.id))
      .orderBy(desc(modelVersions.version))
    const approvals = versions.length
      ? await tx.db
          .select({
            subjectId: approvalRequests.subjectId,
            ref: approvalRequests.ref,
            status: standingStatus,
            environment: approvalRequests.environment,
          })
          .from(approvalRequests)
          .where(
            inArray(
              approvalRequests.subjectId,
              versions.map(({ id }) => id),
            ),
          )
          .orderBy(asc(approvalRequests.id))
      : []
    return {
      id: model.id,
      ref: model.ref,
      name: model.name,
      useCase: useCase!,
      createdAt: model.createdAt,
      createdBy: creator?.name ?? null,
      mayImport: isAllowed('model.import', await readRights(tx, model.useCaseId)),
      versions: versions.map((version) => ({
        ...version,
        ref: `${model.ref} v${version.version}`,
        approvals: approvals
          .filter(({ subjectId }) => subjectId === version.id)
          .map(({ subjectId: _, ...approval }) => approval),
      })),
    }
  },
})

export const getModelVersion = defineQuery({
  name: 'model-version.get',
  summary: 'Read a model version with its card',
  permission: 'model.read',
  input: readVersionInput,
  rest: { method: 'GET', path: '/models/{model}/versions/{version}' },
  async run(tx, input) {
    const found = await findModelVersion(tx, input.model, input.version)
    const facts = await readVersionFacts(tx, found.version.id, 'none')
    const { version, model, card } = facts
    const published = await readCardContent(tx, card.id, version.cardRevision)
    const subject = subjectOf(facts, published.content, version.cardRevision)
    const { contentDigest, materialDigest } = digestsOf(subject.snapshot, subject.materialFields)
    const [useCase] = await tx.db
      .select({ id: useCases.id, ref: useCases.ref, name: useCases.name })
      .from(useCases)
      .where(eq(useCases.id, model.useCaseId))
    const revisions = await tx.db
      .select({
        revision: modelCardRevisions.revision,
        publishedAt: modelCardRevisions.publishedAt,
        publishedBy: workspacePeople.name,
        problems: sql<number>`jsonb_array_length(${modelCardRevisions.problems})`,
        sourceDigest: modelCardRevisions.sourceDigest,
      })
      .from(modelCardRevisions)
      .leftJoin(workspacePeople, eq(workspacePeople.id, modelCardRevisions.publishedBy))
      .where(eq(modelCardRevisions.modelCardId, card.id))
      .orderBy(desc(modelCardRevisions.revision))
    const approvals = await tx.db
      .select({
        ref: approvalRequests.ref,
        title: approvalRequests.title,
        status: standingStatus,
        environment: approvalRequests.environment,
        openedAt: approvalRequests.openedAt,
        requester: workspacePeople.name,
        supersededAt: approvalRequests.supersededAt,
      })
      .from(approvalRequests)
      .leftJoin(workspacePeople, eq(workspacePeople.id, approvalRequests.requesterId))
      .where(eq(approvalRequests.subjectId, version.id))
      .orderBy(desc(approvalRequests.id))
    const [draft] = await tx.db
      .select({
        text: modelCardDrafts.text,
        revision: modelCardDrafts.revision,
        baseRevision: modelCardDrafts.baseRevision,
        savedBy: workspacePeople.name,
        savedAt: modelCardDrafts.savedAt,
      })
      .from(modelCardDrafts)
      .leftJoin(workspacePeople, eq(workspacePeople.id, modelCardDrafts.savedBy))
      .where(eq(modelCardDrafts.modelCardId, card.id))
    const authors = await tx.db
      .select({ id: workspacePeople.id, name: workspacePeople.name })
      .from(workspacePeople)
      .where(inArray(workspacePeople.id, facts.authors))
    const nameOf = new Map(authors.map(({ id, name }) => [id, name]))
    const rights = await readRights(tx, model.useCaseId)
    return {
      id: version.id,
      ref: `${model.ref} v${version.version}`,
      model: { id: model.id, ref: model.ref, name: model.name },
      useCase: useCase!,
      version: version.version,
      label: version.label,
      artifact: version.artifactDigest,
      image: version.imageDigest,
      createdAt: version.createdAt,
      createdBy: nameOf.get(version.createdBy) ?? null,
      revision: version.revision,
      contentDigest,
      materialDigest,
      authors: facts.authors,
      authorNames: facts.authors.map((id) => nameOf.get(id) ?? 'a former member'),
      card: {
        id: card.id,
        ref: card.ref,
        revision: version.cardRevision,
        content: published.content,
        source: published.source ?? published.content.body,
        problems: published.problems,
        format: published.sourceFormat,
        sourceDigest: published.sourceDigest,
        publishedAt: published.publishedAt,
        publishedBy: nameOf.get(published.publishedBy) ?? null,
      },
      draft: draft ?? null,
      revisions: revisions.map((revision) => ({
        ...revision,
        // A revision and what it voids are written in one transaction, at one instant.
        voided: approvals
          .filter(({ supersededAt }) => supersededAt && isSameInstant(supersededAt, revision.publishedAt))
          .map(({ ref }) => ref),
      })),
      approvals,
      may: {
        edit: isAllowed('model-card.edit', rights),
        pin: isAllowed('model.edit', rights),
        request: isAllowed('approval.request', rights),
      },
    }
  },
})

function isSameInstant(one: string, other: string): boolean {
  return isoInstant(one) === isoInstant(other)
}

/** Where a person may import a model card. */
export const listImportPlaces = defineQuery({
  name: 'model.import-places',
  summary: 'List the use cases I may import a model card into',
  permission: 'model.read',
  input: z.strictObject({}),
  async run(tx) {
    const rows = await tx.db
      .select({
        ref: useCases.ref,
        name: useCases.name,
        // Named in full: without a join Drizzle writes columns bare, and a bare id means the inner table's own.
        roles: sql<RoleId[]>`array(select m.role from ${useCaseMembers} m
          where m.use_case_id = use_cases.id and m.person_id = ${personOf(tx)}::uuid and m.removed_at is null)`,
      })
      .from(useCases)
      .orderBy(desc(useCases.id))
      .limit(1000)
    return rows
      .filter(({ roles }) => isAllowed('model.import', { duties: tx.rights.duties, roles }))
      .map(({ ref, name }) => ({ ref, name }))
  },
})
