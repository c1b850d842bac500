import { asc, desc, eq, inArray } from 'drizzle-orm'
import { schema } from '@/db/client'
import { standingStatus } from '@/lib/approvals/standing-status'
import { digestsOf } from '@/lib/approvals/subject'
import { readCardContent, readVersionFacts, subjectOf } from '@/lib/model-cards/subject'
import { defineQuery } from '@/lib/platform/command'
import type { Tx } from '@/lib/platform/context'
import { workspacePeople } from '@/lib/platform/people'
import { isAllowed } from '@/lib/platform/permissions'
import { readRights } from '@/lib/platform/rights'
import { isoInstant } from '@/lib/platform/times'
import { findModelVersion } from './find-model'
import { readVersionInput } from './input'

const { approvalRequests, documentDrafts, documentRevisions, imports, useCases } = schema

export const getModelVersion = defineQuery({
  name: 'model-version.get',
  summary: 'Read a model version: what it is made of, what its card says, who approved it',
  description: 'The card is also a document: `card.ref` is its reference under /documents.',
  permission: 'model.read',
  input: readVersionInput,
  rest: { method: 'GET', path: '/models/{model}/versions/{version}' },
  async run(tx, input) {
    const found = await findModelVersion(tx, input.model, input.version)
    const facts = await readVersionFacts(tx, found.version.id, 'none')
    const { version, model, card, parts } = facts
    const content = await readCardContent(tx, facts)
    const subject = subjectOf(facts, content)
    const { contentDigest, materialDigest } = digestsOf(subject.snapshot, subject.materialFields)
    const [useCase] = await tx.db
      .select({ id: useCases.id, ref: useCases.ref, name: useCases.name, retiredAt: useCases.retiredAt })
      .from(useCases)
      .where(eq(useCases.id, model.useCaseId))
    const approvals = await readApprovals(tx, version.id)
    const revisions = await readRevisions(tx, card.id)
    const [draft] = await tx.db
      .select({ change: documentDrafts.change, savedAt: documentDrafts.savedAt, savedBy: workspacePeople.name })
      .from(documentDrafts)
      .leftJoin(workspacePeople, eq(workspacePeople.id, documentDrafts.savedBy))
      .where(eq(documentDrafts.documentId, card.id))
    const authors = await tx.db
      .select({ id: workspacePeople.id, name: workspacePeople.name })
      .from(workspacePeople)
      .where(inArray(workspacePeople.id, facts.authors))
    const nameOf = new Map(authors.map(({ id, name }) => [id, name]))
    const rights = await readRights(tx, model.useCaseId)
    const newest = revisions[0]
    return {
      id: version.id,
      ref: `${model.ref} v${version.version}`,
      model: { id: model.id, ref: model.ref, name: model.name },
      useCase: { id: useCase!.id, ref: useCase!.ref, name: useCase!.name },
      version: version.version,
      label: version.label,
      artifact: version.artifactDigest,
      image: version.imageDigest,
      run: parts.run?.ref ?? null,
      commit: version.codeCommit,
      repository: version.codeRepository,
      configuration: version.configuration,
      datasets: parts.datasets,
      features: parts.features.map(({ ref }) => ref),
      recordedFrom: version.recordedFrom,
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
        /** 0: nothing is published yet. */
        revision: version.cardRevision,
        template: content.template,
        answers: content.answers,
        publishedAt: newest?.publishedAt ?? null,
        publishedBy: newest?.publishedBy ?? null,
        imports: await readImports(tx, card.id),
      },
      /** Of the card: how often it was saved, and when last. */
      draft: draft && { ...draft, savedAt: isoInstant(draft.savedAt) },
      revisions: revisions.map((revision) => ({
        ...revision,
        // A revision and what it voids are written in one transaction, at one instant.
        voided: approvals
          .filter(({ supersededAt }) => supersededAt && isoInstant(supersededAt) === revision.publishedAt)
          .map(({ ref }) => ref),
      })),
      approvals,
      may: {
        edit: !useCase!.retiredAt && isAllowed('document.edit', rights),
        pin: isAllowed('model.edit', rights),
        request: version.cardRevision > 0 && isAllowed('approval.request', rights),
      },
    }
  },
})

async function readApprovals(tx: Tx, versionId: string) {
  return tx.db
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
    .where(eq(approvalRequests.subjectId, versionId))
    .orderBy(desc(approvalRequests.id))
}

async function readRevisions(tx: Tx, cardId: string) {
  const rows = await tx.db
    .select({
      revision: documentRevisions.revision,
      note: documentRevisions.note,
      publishedAt: documentRevisions.publishedAt,
      publishedBy: workspacePeople.name,
      contentDigest: documentRevisions.contentDigest,
      materialDigest: documentRevisions.materialDigest,
    })
    .from(documentRevisions)
    .leftJoin(workspacePeople, eq(workspacePeople.id, documentRevisions.publishedBy))
    .where(eq(documentRevisions.documentId, cardId))
    .orderBy(desc(documentRevisions.revision))
  return rows.map((row) => ({ ...row, publishedAt: isoInstant(row.publishedAt) }))
}

/** Files that were read into the card or proposed something to it, oldest first. */
async function readImports(tx: Tx, cardId: string) {
  const rows = await tx.db
    .select({
      ref: imports.ref,
      format: imports.format,
      filename: imports.filename,
      digest: imports.digest,
      importedAt: imports.importedAt,
      importedBy: workspacePeople.name,
    })
    .from(imports)
    .leftJoin(workspacePeople, eq(workspacePeople.id, imports.importedBy))
    .where(eq(imports.documentId, cardId))
    .orderBy(asc(imports.id))
  return rows.map((row) => ({ ...row, importedAt: isoInstant(row.importedAt) }))
}
