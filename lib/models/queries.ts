import { and, asc, desc, eq, ilike, inArray, lt, or, sql } from 'drizzle-orm'
import { schema } from '@/db/client'
import { digestsOf } from '@/lib/approvals/subject'
import { readCardContent, readVersionFacts, subjectOf } from '@/lib/model-cards/subject'
import { defineQuery } from '@/lib/platform/command'
import { readCursor, toPage } from '@/lib/platform/keyset'
import { workspacePeople } from '@/lib/platform/people'
import { escapeLike } from '@/lib/use-cases/queries'
import { findModel, findModelVersion } from './find-model'
import { listModelsInput, readModelInput, readVersionInput } from './input'

const { approvalRequests, modelCardDrafts, modelCardRevisions, modelVersions, registeredModels, useCases } = schema

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
        createdBy: workspacePeople.name,
        createdAt: registeredModels.createdAt,
      })
      .from(registeredModels)
      .innerJoin(useCases, eq(useCases.id, registeredModels.useCaseId))
      .leftJoin(workspacePeople, eq(workspacePeople.id, registeredModels.createdBy))
      .where(
        and(
          search ? or(ilike(registeredModels.name, search), ilike(registeredModels.ref, input.search!)) : undefined,
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
    const versions = await tx.db
      .select({
        id: modelVersions.id,
        version: modelVersions.version,
        label: modelVersions.label,
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
            status: approvalRequests.status,
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
      })
      .from(modelCardRevisions)
      .leftJoin(workspacePeople, eq(workspacePeople.id, modelCardRevisions.publishedBy))
      .where(eq(modelCardRevisions.modelCardId, card.id))
      .orderBy(desc(modelCardRevisions.revision))
    const approvals = await tx.db
      .select({
        ref: approvalRequests.ref,
        title: approvalRequests.title,
        status: approvalRequests.status,
        environment: approvalRequests.environment,
        openedAt: approvalRequests.openedAt,
      })
      .from(approvalRequests)
      .where(eq(approvalRequests.subjectId, version.id))
      .orderBy(desc(approvalRequests.id))
    const [draft] = await tx.db.select().from(modelCardDrafts).where(eq(modelCardDrafts.modelCardId, card.id))
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
      revision: version.revision,
      contentDigest,
      materialDigest,
      authors: facts.authors,
      card: {
        id: card.id,
        ref: card.ref,
        revision: version.cardRevision,
        content: published.content,
        source: published.source ?? published.content.body,
        problems: published.problems,
        format: published.sourceFormat,
        publishedAt: published.publishedAt,
      },
      draft: draft
        ? { text: draft.text, revision: draft.revision, savedBy: draft.savedBy, savedAt: draft.savedAt }
        : null,
      revisions,
      approvals,
    }
  },
})
