// A document as a file: one revision or the draft, whole, with its digests and who approved it.
import { z } from 'zod'
import { defineQuery } from '@/lib/platform/command'
import { fieldsOf } from '@/lib/templates/rules'
import { digestOfTemplate } from '@/lib/templates/store'
import type { Answers, Template } from '@/lib/templates/vocabulary'
import type { RiskTier } from '@/lib/use-cases/vocabulary'
import { documentMarkdown } from './export-markdown'
import { findDocument } from './find-document'
import { documentPath } from './input'
import { getDocument, getDocumentRevision } from './queries'
import { documentSubject } from './subject'
import type { AnswerOrigin, DocumentApproval, ModelVersionRef, RevisionItem } from './views'

const exportFormats = ['json', 'markdown', 'pdf'] as const
type ExportFormat = (typeof exportFormats)[number]

export interface ExportedDocument {
  ref: string
  title: string
  useCase: { ref: string; name: string; riskTier: RiskTier | null }
  /** Null for a design document. */
  modelVersion: ModelVersionRef | null
  template: Template
  templateDigest: string
  /** Null for the draft, which has no digests either. */
  revision: RevisionItem | null
  /** When the draft was last saved, and by whom. */
  saved: { at: string; by: string } | null
  answers: Answers
  origins: Record<string, AnswerOrigin>
  /** Those about this revision, or about the same material content. */
  approvals: DocumentApproval[]
  /** By person id. */
  names: Record<string, string>
  /** What the digests are over; null for the draft. */
  snapshot: unknown
  materialFields: string[]
  format: ExportFormat
}

/** Answered by its own routes, as a file. */
export const exportDocument = defineQuery({
  name: 'document.export',
  summary: 'Export a document as JSON, Markdown or PDF',
  description:
    'A published revision, by default the newest, or the draft (`revision=draft`, which is also what an unpublished document gives). JSON holds everything that the digests are over, so that anyone can compute them again.',
  permission: 'document.read',
  input: z.strictObject({
    ...documentPath,
    revision: z
      .union(
        [z.literal('draft'), z.coerce.number().int().min(1).max(2_000_000_000)],
        'A revision’s number, or “draft”.',
      )
      .optional(),
    format: z.enum(exportFormats, 'json, markdown or pdf.').default('json'),
  }),
  rest: { method: 'GET', path: '/documents/{document}/export' },
  async run(tx, { document: reference, revision, format }): Promise<ExportedDocument> {
    const row = await findDocument(tx, reference)
    if (revision === 'draft' || row.revision === 0) {
      const { ref, title, useCase, modelVersion, template, draft, names } = await getDocument.run(tx, {
        document: row.id,
      })
      return {
        ref,
        title,
        useCase,
        modelVersion,
        template,
        templateDigest: digestOfTemplate(template),
        revision: null,
        saved: draft.savedAt ? { at: draft.savedAt, by: draft.savedBy ?? 'a former member' } : null,
        answers: draft.answers,
        origins: draft.origins,
        approvals: [],
        names,
        snapshot: null,
        materialFields: [],
        format,
      }
    }
    const read = await getDocumentRevision.run(tx, { document: row.id, revision })
    const { snapshot, materialFields } = documentSubject(
      row,
      { useCaseId: row.useCaseId, riskTier: read.useCase.riskTier, involvement: null },
      { ...read, authors: [] },
    )
    const { ref, title, useCase, modelVersion, template, answers, origins, names } = read
    const { revision: number, templateVersion, note, publishedAt, publishedBy, contentDigest, materialDigest } = read
    return {
      ref,
      title,
      useCase,
      modelVersion,
      template,
      templateDigest: digestOfTemplate(template),
      revision: { revision: number, templateVersion, note, publishedAt, publishedBy, contentDigest, materialDigest },
      saved: null,
      answers,
      origins,
      approvals: read.approvals.filter((one) => one.revision === number || (one.isCurrent && number === read.newest)),
      names,
      snapshot,
      materialFields,
      format,
    }
  },
})

export interface DocumentFile {
  name: string
  mediaType: string
  body: string | Uint8Array
}

/** The file itself; made outside the transaction, for a long PDF takes its time. */
export async function documentFile(document: ExportedDocument): Promise<DocumentFile> {
  const { ref, revision, format } = document
  const name = `${ref}-${revision ? `r${revision.revision}` : 'draft'}`
  if (format === 'markdown') {
    return { name: `${name}.md`, mediaType: 'text/markdown; charset=utf-8', body: documentMarkdown(document) }
  }
  if (format === 'pdf') {
    const { documentPdf } = await import('./pdf/document-pdf')
    return { name: `${name}.pdf`, mediaType: 'application/pdf', body: await documentPdf(document) }
  }
  return { name: `${name}.json`, mediaType: 'application/json', body: `${JSON.stringify(jsonOf(document), null, 2)}\n` }
}

function jsonOf({ template, templateDigest, revision, format: _, ...document }: ExportedDocument) {
  const { key, version, name, stage } = template
  return {
    schema: 'countersign/document-export@1',
    ref: document.ref,
    title: document.title,
    useCase: document.useCase,
    ...(document.modelVersion ? { modelVersion: document.modelVersion } : {}),
    template: { key, version, name, stage, digest: templateDigest },
    state: revision ? 'published' : 'draft',
    revision,
    saved: document.saved,
    questions: fieldsOf(template).map(({ key: field, label, kind, material }) => ({ field, label, kind, material })),
    answers: document.answers,
    origins: document.origins,
    names: document.names,
    approvals: document.approvals,
    materialFields: document.materialFields,
    snapshot: document.snapshot,
  }
}
