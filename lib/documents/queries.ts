import { and, asc, desc, eq, gt, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { schema } from '@/db/client'
import { versionOfCard } from '@/lib/model-cards/card-document'
import { defineQuery } from '@/lib/platform/command'
import type { Tx } from '@/lib/platform/context'
import { notFound } from '@/lib/platform/errors'
import { pageInput, readCursor, toPage } from '@/lib/platform/keyset'
import { workspacePeople } from '@/lib/platform/people'
import { isAllowed } from '@/lib/platform/permissions'
import { readRights } from '@/lib/platform/rights'
import { isoInstant } from '@/lib/platform/times'
import { completeness, missingFields } from '@/lib/templates/rules'
import { readTemplate, readTemplates } from '@/lib/templates/store'
import { findUseCase } from '@/lib/use-cases/find-use-case'
import { documentApprovals } from './document-approvals'
import { readDraft, readPublished } from './draft'
import { type DocumentRow, findDocument } from './find-document'
import { documentPath } from './input'
import { namesOf, peopleIn } from './names'
import { changedAnswers, publishable } from './publishable'
import type { AnswerOrigin, DocumentItem, DocumentView, ModelVersionRef, RevisionItem, RevisionView } from './views'
import type { Provenance } from './vocabulary'

const { documentDrafts, documentRevisions, documents, templates, useCases } = schema

export const listDocuments = defineQuery({
  name: 'document.list',
  summary: 'List documents, of one use case or of all',
  permission: 'document.read',
  input: z.strictObject({ ...pageInput, useCase: z.string().min(1).max(60).optional() }),
  rest: { method: 'GET', path: '/documents' },
  async run(tx, input) {
    const after = readCursor(input.cursor)
    const useCase = input.useCase ? await findUseCase(tx, input.useCase) : null
    const rows = await tx.db
      .select({
        id: documents.id,
        ref: documents.ref,
        title: documents.title,
        useCase: useCases.ref,
        template: documents.template,
        templateVersion: documents.templateVersion,
        revision: documents.revision,
        publishedAt: documentRevisions.publishedAt,
        savedAt: documentDrafts.savedAt,
      })
      .from(documents)
      .innerJoin(useCases, eq(useCases.id, documents.useCaseId))
      .leftJoin(
        documentRevisions,
        and(eq(documentRevisions.documentId, documents.id), eq(documentRevisions.revision, documents.revision)),
      )
      .leftJoin(documentDrafts, eq(documentDrafts.documentId, documents.id))
      .where(
        and(
          // Model cards are listed with their versions.
          isNull(documents.modelVersionId),
          useCase ? eq(documents.useCaseId, useCase.id) : undefined,
          after ? gt(documents.id, after[0]!) : undefined,
        ),
      )
      .orderBy(asc(documents.id))
      .limit(input.limit + 1)
    const definitions = await readTemplates(tx, rows)
    const page = toPage(rows, input.limit, (row) => [row.id])
    const items = page.items.map(({ templateVersion, publishedAt, savedAt, ...row }): DocumentItem => {
      const template = definitions.get(`${row.template}@${templateVersion}`)!
      return {
        ...row,
        templateName: template.name,
        stage: template.stage,
        publishedAt: publishedAt && isoInstant(publishedAt),
        savedAt: savedAt && isoInstant(savedAt),
      }
    })
    return { ...page, items }
  },
})

export const getDocument = defineQuery({
  name: 'document.get',
  summary: 'Read a document: its draft, its revisions, what is missing and what was approved',
  permission: 'document.read',
  input: z.strictObject(documentPath),
  rest: { method: 'GET', path: '/documents/{document}' },
  async run(tx, input): Promise<DocumentView> {
    const document = await findDocument(tx, input.document)
    const [useCase] = await tx.db.select().from(useCases).where(eq(useCases.id, document.useCaseId))
    const template = await readTemplate(tx, document.template, document.templateVersion)
    const draft = await readDraft(tx, document, template)
    const published = await readPublished(tx, document)
    const { answers } = publishable(template, draft.answers, useCase!.riskTier)
    const revisions = await readRevisions(tx, document)
    const rights = await readRights(tx, document.useCaseId)
    const [newest] = await tx.db
      .select({ version: templates.version })
      .from(templates)
      .where(eq(templates.key, document.template))
    const names = await namesOf(tx, [
      draft.savedBy,
      ...Object.values(draft.provenance).map(({ by }) => by),
      ...peopleIn(template, draft.answers),
    ])
    return {
      id: document.id,
      ref: document.ref,
      title: document.title,
      useCase: {
        id: useCase!.id,
        ref: useCase!.ref,
        name: useCase!.name,
        riskTier: useCase!.riskTier,
        isRetired: useCase!.retiredAt !== null,
      },
      modelVersion: modelVersionOf(await versionOfCard(tx, document)),
      template,
      newestTemplate: newest?.version ?? template.version,
      revision: document.revision,
      draft: {
        change: draft.change,
        savedAt: draft.savedAt,
        savedBy: draft.savedBy && (names[draft.savedBy] ?? null),
        answers: draft.answers,
        revisions: draft.revisions,
        origins: originsOf(draft.provenance, names),
      },
      hasChanges:
        changedAnswers(published?.answers ?? {}, answers).length > 0 ||
        (published !== null && published.templateVersion !== template.version),
      completeness: completeness(template, draft.answers, useCase!.riskTier),
      missing: missingFields(template, draft.answers, useCase!.riskTier, template.stage).map(({ section, field }) => ({
        section: section.key,
        field: field.key,
        label: field.label,
        role: section.role,
      })),
      may: {
        edit: !useCase!.retiredAt && isAllowed('document.edit', rights),
        request: !useCase!.retiredAt && isAllowed('approval.request', rights),
      },
      revisions,
      approvals: await documentApprovals(tx, document, published?.materialDigest ?? null),
      names,
    }
  },
})

export const getDocumentRevision = defineQuery({
  name: 'document.get-revision',
  summary: 'Read a published revision of a document',
  permission: 'document.read',
  input: z.strictObject({ ...documentPath, revision: z.coerce.number().int().min(1).max(2_000_000_000).optional() }),
  rest: { method: 'GET', path: '/documents/{document}/revisions/{revision}' },
  async run(tx, input): Promise<RevisionView> {
    const document = await findDocument(tx, input.document)
    const row = await readPublished(tx, document, input.revision)
    if (!row) throw notFound('revision of this document')
    const [useCase] = await tx.db.select().from(useCases).where(eq(useCases.id, document.useCaseId))
    const template = await readTemplate(tx, document.template, row.templateVersion)
    const newest = await readPublished(tx, document)
    const names = await namesOf(tx, [
      row.publishedBy,
      ...Object.values(row.provenance).map(({ by }) => by),
      ...peopleIn(template, row.answers),
    ])
    return {
      ref: document.ref,
      title: document.title,
      useCase: { ref: useCase!.ref, name: useCase!.name, riskTier: useCase!.riskTier },
      modelVersion: modelVersionOf(await versionOfCard(tx, document)),
      template,
      revision: row.revision,
      templateVersion: row.templateVersion,
      note: row.note,
      publishedAt: isoInstant(row.publishedAt),
      publishedBy: names[row.publishedBy] ?? 'a former member',
      contentDigest: row.contentDigest,
      materialDigest: row.materialDigest,
      answers: row.answers,
      origins: originsOf(row.provenance, names),
      newest: document.revision,
      approvals: await documentApprovals(tx, document, newest?.materialDigest ?? null),
      names,
    }
  },
})

function modelVersionOf(card: Awaited<ReturnType<typeof versionOfCard>>): ModelVersionRef | null {
  if (!card) return null
  const { ref, model, version } = card
  return {
    ref,
    model: model.ref,
    name: model.name,
    version: version.version,
    label: version.label,
    artifact: version.artifactDigest,
    image: version.imageDigest,
  }
}

async function readRevisions(tx: Tx, document: DocumentRow): Promise<RevisionItem[]> {
  const rows = await tx.db
    .select({
      revision: documentRevisions.revision,
      templateVersion: documentRevisions.templateVersion,
      note: documentRevisions.note,
      publishedAt: documentRevisions.publishedAt,
      publishedBy: workspacePeople.name,
      contentDigest: documentRevisions.contentDigest,
      materialDigest: documentRevisions.materialDigest,
    })
    .from(documentRevisions)
    .leftJoin(workspacePeople, eq(workspacePeople.id, documentRevisions.publishedBy))
    .where(eq(documentRevisions.documentId, document.id))
    .orderBy(desc(documentRevisions.revision))
  return rows.map((row) => ({
    ...row,
    publishedAt: isoInstant(row.publishedAt),
    publishedBy: row.publishedBy ?? 'a former member',
  }))
}

function originsOf(provenance: Provenance, names: Record<string, string>): Record<string, AnswerOrigin> {
  return Object.fromEntries(
    Object.entries(provenance).map(([field, origin]) => [
      field,
      { ...origin, byName: names[origin.by] ?? 'a former member' },
    ]),
  )
}
