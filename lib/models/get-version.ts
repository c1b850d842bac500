import { desc, eq, inArray, sql } from 'drizzle-orm'
import { schema } from '@/db/client'
import { standingStatus } from '@/lib/approvals/standing-status'
import { digestsOf } from '@/lib/approvals/subject'
import { readCardContent, readVersionFacts, subjectOf } from '@/lib/model-cards/subject'
import { defineQuery } from '@/lib/platform/command'
import { workspacePeople } from '@/lib/platform/people'
import { isAllowed } from '@/lib/platform/permissions'
import { readRights } from '@/lib/platform/rights'
import { isoInstant } from '@/lib/platform/times'
import { findModelVersion } from './find-model'
import { readVersionInput } from './input'

const { approvalRequests, modelCardDrafts, modelCardRevisions, useCases } = schema

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
