// The draft of a document: answers saved one by one, lying over the published ones.
import { and, eq } from 'drizzle-orm'
import { schema } from '@/db/client'
import { metricSnapshots } from '@/lib/metrics/snapshot'
import type { Tx } from '@/lib/platform/context'
import { isoInstant } from '@/lib/platform/times'
import { fieldsOf } from '@/lib/templates/rules'
import type { Answers, Template } from '@/lib/templates/vocabulary'
import type { DocumentRow } from './find-document'
import type { AnswerSource, Provenance } from './vocabulary'

const { documentAnswers, documentDrafts, documentRevisions } = schema

export interface Draft {
  /** Counts saves; 0 before the first. */
  change: number
  savedAt: string | null
  savedBy: string | null
  answers: Answers
  /** By field that was saved since drafts are kept: what a save must name. Fields without one are at 0. */
  revisions: Record<string, number>
  provenance: Provenance
}

/** The newest published revision; null before the first. */
export async function readPublished(tx: Tx, document: Pick<DocumentRow, 'id' | 'revision'>, revision?: number) {
  const [row] = await tx.db
    .select()
    .from(documentRevisions)
    .where(
      and(eq(documentRevisions.documentId, document.id), eq(documentRevisions.revision, revision ?? document.revision)),
    )
  return row ?? null
}

/** What the document says at the moment: saved answers over published ones, and the live metrics of its use case. */
export async function readDraft(tx: Tx, document: DocumentRow, template: Template): Promise<Draft> {
  const [head] = await tx.db.select().from(documentDrafts).where(eq(documentDrafts.documentId, document.id))
  const rows = await tx.db.select().from(documentAnswers).where(eq(documentAnswers.documentId, document.id))
  const published = await readPublished(tx, document)
  const known = new Set(fieldsOf(template).map(({ key }) => key))
  const answers: Answers = {}
  const provenance: Provenance = {}
  for (const [field, answer] of Object.entries(published?.answers ?? {})) {
    if (!known.has(field)) continue
    answers[field] = answer
    if (answer === null) continue
    provenance[field] = published!.provenance[field] ?? {
      by: published!.publishedBy,
      at: isoInstant(published!.publishedAt),
      source: 'person' satisfies AnswerSource,
    }
  }
  const revisions: Record<string, number> = {}
  for (const row of rows) {
    if (!known.has(row.field)) continue
    answers[row.field] = row.value ?? null
    revisions[row.field] = row.revision
    provenance[row.field] = { by: row.savedBy, at: isoInstant(row.savedAt), source: row.source }
  }
  const registers = fieldsOf(template).filter(({ kind }) => kind === 'metrics')
  if (registers.length > 0) {
    const metrics = await metricSnapshots(tx, document.useCaseId)
    for (const { key } of registers) answers[key] = metrics.length > 0 ? metrics : null
  }
  return {
    change: head?.change ?? 0,
    savedAt: head ? isoInstant(head.savedAt) : null,
    savedBy: head?.savedBy ?? null,
    answers,
    revisions,
    provenance,
  }
}
