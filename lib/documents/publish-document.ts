// Cuts an immutable revision of a document out of its draft, and warns before of what that voids.
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { schema } from '@/db/client'
import { digestsOf } from '@/lib/approvals/subject'
import { findVoidedApprovals, supersedeApprovals } from '@/lib/approvals/supersede-approvals'
import { type Change, change, recordEvent } from '@/lib/audit/record-event'
import { metricWriters } from '@/lib/metrics/snapshot'
import { findVoidedByCard, standForCard } from '@/lib/model-cards/stand-for-card'
import { defineCommand, defineQuery } from '@/lib/platform/command'
import { newId, personOf, type Tx } from '@/lib/platform/context'
import { conflict, invalid } from '@/lib/platform/errors'
import { announce } from '@/lib/platform/live'
import { assertRevision } from '@/lib/platform/revision'
import { fieldsOf, findField } from '@/lib/templates/rules'
import { readTemplate } from '@/lib/templates/store'
import type { Answers, Template } from '@/lib/templates/vocabulary'
import { findVoidedGates, supersedeGates } from '@/lib/use-cases/supersede-gates'
import { assertVoids } from './assert-voids'
import { readAuthors } from './authors'
import { type Draft, readDraft, readPublished } from './draft'
import { assertWritable, type DocumentRow, findDocument, lockDocument } from './find-document'
import { documentPath } from './input'
import { changedAnswers, publishable } from './publishable'
import { closeAnswered } from './requests/close-request'
import { documentSubject, readPlace } from './subject'
import type { Provenance } from './vocabulary'
import { lockDraft } from './write-answers'

const { documentAnswerHistory, documentRevisions, documents } = schema

export const publishDocument = defineCommand({
  name: 'document.publish',
  summary: 'Publish the draft of a document as its next revision',
  description:
    'The revision never changes. It need not be complete: the gate of its stage is what demands that. Approvals whose material digest the document no longer has are void from this moment; `document.preview` says beforehand which; with `voids`, only when exactly these are. The version of a model stands for its card’s newest revision.',
  permission: 'document.edit',
  input: z.strictObject({
    ...documentPath,
    /** The newest published revision that the person saw; 0 before the first. */
    revision: z.coerce.number().int().min(0).optional(),
    /** The draft's count of saves that the person saw. */
    change: z.coerce.number().int().min(0),
    /** What `document.preview` said it would be: metrics and the risk tier change without a save. */
    contentDigest: z.string().max(80).optional(),
    note: z.string().trim().max(2000, 'At most 2,000 characters.').default(''),
    /** References of the approvals that the person was told this voids. */
    voids: z.array(z.string().max(60)).max(200).optional(),
  }),
  rest: {
    method: 'POST',
    path: '/documents/{document}/publish',
    status: 201,
    example: { revision: 1, change: 14, note: 'The cost to run after talking to the platform team.' },
  },
  find: (tx, input) => lockDocument(tx, input.document),
  async run(tx, input, { document }) {
    assertRevision(input.revision, document.revision, { revision: document.revision })
    await assertWritable(tx, document)
    const head = await lockDraft(tx, document)
    if (input.change !== head.change) {
      throw conflict('The draft was changed since you looked at it. Look at it again, then publish.', {
        change: head.change,
      })
    }
    const template = await readTemplate(tx, document.template, document.templateVersion)
    const published = await publishDraft(tx, document, template, input.note)
    const { row, contentDigest, materialDigest, changed } = published
    if (input.contentDigest !== undefined && input.contentDigest !== contentDigest) {
      throw conflict('A metric or the risk tier changed since you looked at it. Look at it again, then publish.', {
        contentDigest,
      })
    }
    if (row.modelVersionId) {
      const { label, voided } = await standForCard(tx, row, published, input.voids)
      return {
        id: row.id,
        ref: row.ref,
        modelVersion: label,
        revision: row.revision,
        contentDigest,
        materialDigest,
        changed,
        voided,
      }
    }
    await recordEvent(tx, {
      action: 'document.published',
      subject: { kind: 'document', id: row.id, revision: row.revision },
      useCaseId: row.useCaseId,
      changes: published.changes,
      details: {
        ref: row.ref,
        title: row.title,
        template: `${template.key} v${template.version}`,
        revision: row.revision,
        changed: changed.slice(0, 40).map((key) => (findField(template, key)?.label ?? key).slice(0, 120)),
        materialDigest,
      },
    })
    await assertVoids(input.voids, async () => [
      ...(await findVoidedApprovals(tx, published.subject)),
      ...(await findVoidedGates(tx, row, { contentDigest, materialDigest })),
    ])
    const voided = await supersedeApprovals(tx, published.subject)
    voided.push(...(await supersedeGates(tx, document.useCaseId)))
    return { id: row.id, ref: row.ref, revision: row.revision, contentDigest, materialDigest, changed, voided }
  },
})

/** Cuts the revision under the locks of the document and its draft; the caller records the event. @throws invalid, conflict */
export async function publishDraft(tx: Tx, document: DocumentRow, template: Template, note: string) {
  const place = await readPlace(tx, document.useCaseId)
  const draft = await readDraft(tx, document, template)
  const before = await readPublished(tx, document)
  const { answers, problems } = publishable(template, draft.answers, place.riskTier)
  const wrong = Object.keys(problems).length
  if (wrong > 0) {
    throw invalid(wrong === 1 ? 'One answer cannot be published.' : `${wrong} answers cannot be published.`, problems)
  }
  const changed = changedAnswers(before?.answers ?? {}, answers)
  if (changed.length === 0 && before?.templateVersion === template.version) {
    throw conflict('Nothing is different from the published revision.')
  }
  if (!before && changed.length === 0)
    throw invalid('There is nothing to publish yet.', { answers: 'Answer something first.' })
  const revision = document.revision + 1
  const writers = await readWriters(tx, document, template)
  const authors = [...new Set([...(await readAuthors(tx, [document.id])), ...writers])]
  const subject = documentSubject(document, place, { answers, revision, template, authors })
  const digests = digestsOf(subject.snapshot, subject.materialFields)
  const { contentDigest, materialDigest } = digests
  const provenance = provenanceOf(draft, answers)
  const [inserted] = await tx.db
    .insert(documentRevisions)
    .values({
      id: newId(tx),
      workspaceId: tx.ctx.workspaceId,
      documentId: document.id,
      revision,
      templateVersion: template.version,
      answers,
      provenance,
      writers,
      note,
      contentDigest,
      materialDigest,
      publishedBy: personOf(tx),
    })
    .returning()
  const [row] = await tx.db.update(documents).set({ revision }).where(eq(documents.id, document.id)).returning()
  announce(tx, 'document', document.id)
  const changes: Change[] = [
    change(documents, row!),
    change(documentRevisions, inserted!),
    ...(await closeAnswered(tx, row!, provenance)),
  ]
  return { row: row!, subject, answers, template, contentDigest, materialDigest, changed, changes }
}

export const previewDocument = defineQuery({
  name: 'document.preview',
  summary: 'See what publishing the draft of a document would change and void',
  permission: 'document.read',
  input: z.strictObject(documentPath),
  rest: { method: 'GET', path: '/documents/{document}/preview' },
  async run(tx, input) {
    const document = await findDocument(tx, input.document)
    const template = await readTemplate(tx, document.template, document.templateVersion)
    const place = await readPlace(tx, document.useCaseId)
    const draft = await readDraft(tx, document, template)
    const before = await readPublished(tx, document)
    const { answers, problems } = publishable(template, draft.answers, place.riskTier)
    const subject = documentSubject(document, place, {
      answers,
      revision: document.revision + 1,
      template,
      authors: await readAuthors(tx, [document.id]),
    })
    const { contentDigest, materialDigest } = digestsOf(subject.snapshot, subject.materialFields)
    return {
      ref: document.ref,
      title: document.title,
      revision: document.revision,
      change: draft.change,
      template,
      /** By field, `answers.<key>`: why it cannot be published. */
      problems,
      changes: changedAnswers(before?.answers ?? {}, answers).map((key) => {
        const field = findField(template, key)
        return {
          field: key,
          label: field?.label ?? key,
          isMaterial: field?.material ?? true,
          before: before?.answers[key] ?? null,
          after: answers[key] ?? null,
        }
      }),
      isOtherTemplate: before !== null && before.templateVersion !== template.version,
      contentDigest,
      materialDigest,
      voided: document.modelVersionId
        ? await findVoidedByCard(tx, document, { answers, template, revision: document.revision + 1 })
        : [
            ...(await findVoidedApprovals(tx, subject)),
            ...(await findVoidedGates(tx, document, { contentDigest, materialDigest })),
          ],
    }
  },
})

/**
 * Whoever ever saved an answer of this document, wrote a metric that is frozen with it, or publishes it. Ever: a text that was taken
 * out before a revision and brought back after it is still its writer's.
 */
async function readWriters(tx: Tx, document: DocumentRow, template: Template): Promise<string[]> {
  const saved = await tx.db
    .selectDistinct({ person: documentAnswerHistory.savedBy })
    .from(documentAnswerHistory)
    .where(eq(documentAnswerHistory.documentId, document.id))
  const ofMetrics = fieldsOf(template).some(({ kind }) => kind === 'metrics')
    ? await metricWriters(tx, document.useCaseId)
    : []
  return [...new Set([...saved.map(({ person }) => person), ...ofMetrics, personOf(tx)])].sort()
}

function provenanceOf(draft: Draft, answers: Answers): Provenance {
  return Object.fromEntries(Object.entries(draft.provenance).filter(([field]) => field in answers))
}
