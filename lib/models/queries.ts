import { and, asc, desc, eq, ilike, inArray, lt, or, sql } from 'drizzle-orm'
import { z } from 'zod'
import { schema } from '@/db/client'
import { standingStatus } from '@/lib/approvals/standing-status'
import type { ApprovalStatus } from '@/lib/approvals/vocabulary'
import { defineQuery } from '@/lib/platform/command'
import { personOf } from '@/lib/platform/context'
import { readCursor, toPage } from '@/lib/platform/keyset'
import { escapeLike } from '@/lib/platform/like'
import { workspacePeople } from '@/lib/platform/people'
import { isAllowed } from '@/lib/platform/permissions'
import { readRights } from '@/lib/platform/rights'
import type { Environment, RoleId } from '@/lib/platform/vocabulary'
import { findModel } from './find-model'
import { listModelsInput, readModelInput } from './input'

const { approvalRequests, modelVersions, registeredModels, useCaseMembers, useCases } = schema

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
