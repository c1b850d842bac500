// The one writer of a draft's answers, whoever gives them: typing, the API, a file, an earlier state, another template version.
import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import { schema } from '@/db/client'
import { canonicalJson } from '@/lib/audit/canonical-json'
import { newId, personOf, type Tx } from '@/lib/platform/context'
import { invalid } from '@/lib/platform/errors'
import { announce } from '@/lib/platform/live'
import { isoInstant } from '@/lib/platform/times'
import type { Answer, Answers, Template } from '@/lib/templates/vocabulary'
import { readDraft } from './draft'
import type { DocumentRow } from './find-document'
import type { AnswerSource } from './vocabulary'

const { documentAnswerHistory, documentAnswers, documentDrafts, documentRestorePoints } = schema

/** After this long without a save the draft's state is kept, and a person's next save is a new step of its history. */
const QUIET_MS = 60_000

/** Far beyond any document that people read; what is read as a whole, and kept whole as a restore point, needs an end. */
const MOST_IN_DRAFT = 4_000_000
/** Smaller saves are let through unweighed: there are only so many fields. */
const WORTH_WEIGHING = 16_000

export type DraftHead = typeof documentDrafts.$inferSelect

/** The draft's row, locked until the transaction ends: saves of one document wait for each other here. */
export async function lockDraft(tx: Tx, document: DocumentRow): Promise<DraftHead> {
  await tx.db
    .insert(documentDrafts)
    .values({ workspaceId: tx.ctx.workspaceId, documentId: document.id, change: 0 })
    .onConflictDoNothing()
  const [head] = await tx.db
    .select()
    .from(documentDrafts)
    .where(eq(documentDrafts.documentId, document.id))
    .for('update')
  return head!
}

export interface WrittenAnswers {
  change: number
  revisions: Record<string, number>
}

/** Writes answers under the draft's lock, keeping what stood there before. The caller has checked them. */
export async function writeAnswers(
  tx: Tx,
  document: DocumentRow,
  template: Template,
  head: DraftHead,
  answers: Answers,
  source: AnswerSource,
): Promise<WrittenAnswers> {
  await keepRestorePoint(tx, document, template, head, source)
  const change = head.change + 1
  const person = personOf(tx)
  const fields = Object.keys(answers)
  const before = await tx.db
    .select()
    .from(documentAnswers)
    .where(and(eq(documentAnswers.documentId, document.id), inArray(documentAnswers.field, fields)))
  const revisions: Record<string, number> = {}
  for (const field of fields) {
    const revision = (before.find((row) => row.field === field)?.revision ?? 0) + 1
    revisions[field] = revision
    const value = answers[field] as Answer
    const saved = { value, revision, change, savedBy: person, savedAt: tx.at, source }
    await tx.db
      .insert(documentAnswers)
      .values({ workspaceId: tx.ctx.workspaceId, documentId: document.id, field, ...saved })
      .onConflictDoUpdate({
        target: [documentAnswers.workspaceId, documentAnswers.documentId, documentAnswers.field],
        set: saved,
      })
    await keepHistory(tx, document, field, { value, revision, savedBy: person, source })
  }
  if (JSON.stringify(answers).length > WORTH_WEIGHING) await assertSize(tx, document)
  await tx.db
    .update(documentDrafts)
    .set({ change, savedBy: person, savedAt: tx.at })
    .where(eq(documentDrafts.documentId, document.id))
  announce(tx, 'document', document.id)
  return { change, revisions }
}

/** @throws invalid once the answers of the draft come to more than a document is */
async function assertSize(tx: Tx, document: DocumentRow): Promise<void> {
  const [draft] = await tx.db
    .select({ size: sql<number>`coalesce(sum(length(${documentAnswers.value}::text)), 0)::int` })
    .from(documentAnswers)
    .where(eq(documentAnswers.documentId, document.id))
  if (draft!.size <= MOST_IN_DRAFT) return
  throw invalid(
    `${document.ref} would have ${draft!.size.toLocaleString('en')} characters, and a document at most ${MOST_IN_DRAFT.toLocaleString('en')}. Upload long material as a file and refer to it.`,
    { answers: 'Too long altogether.' },
  )
}

/** The state before a save that follows a minute of quiet, or before one that replaces much at once. */
async function keepRestorePoint(
  tx: Tx,
  document: DocumentRow,
  template: Template,
  head: DraftHead,
  source: AnswerSource,
): Promise<void> {
  if (head.change === 0) return
  const isQuiet = Date.parse(tx.at) - Date.parse(isoInstant(head.savedAt)) >= QUIET_MS
  if (!isQuiet && source !== 'restore' && source !== 'migration') return
  const { answers } = await readDraft(tx, document, template)
  const [newest] = await tx.db
    .select({ answers: documentRestorePoints.answers })
    .from(documentRestorePoints)
    .where(eq(documentRestorePoints.documentId, document.id))
    .orderBy(desc(documentRestorePoints.id))
    .limit(1)
  if (newest && canonicalJson(newest.answers) === canonicalJson(answers)) return
  await tx.db.insert(documentRestorePoints).values({
    id: newId(tx),
    workspaceId: tx.ctx.workspaceId,
    documentId: document.id,
    templateVersion: document.templateVersion,
    change: head.change,
    answers,
    savedBy: head.savedBy ?? personOf(tx),
    savedAt: head.savedAt,
  })
}

/** Saves of one person within a minute of each other's start are one step. */
async function keepHistory(
  tx: Tx,
  document: DocumentRow,
  field: string,
  saved: { value: Answer; revision: number; savedBy: string; source: AnswerSource },
): Promise<void> {
  const [newest] = await tx.db
    .select()
    .from(documentAnswerHistory)
    .where(and(eq(documentAnswerHistory.documentId, document.id), eq(documentAnswerHistory.field, field)))
    .orderBy(desc(documentAnswerHistory.id))
    .limit(1)
  const isSameStep =
    newest &&
    newest.savedBy === saved.savedBy &&
    newest.source === saved.source &&
    Date.parse(tx.at) - Date.parse(isoInstant(newest.startedAt)) < QUIET_MS
  if (isSameStep) {
    await tx.db
      .update(documentAnswerHistory)
      .set({ value: saved.value, revision: saved.revision, savedAt: sql`countersign_now()` })
      .where(eq(documentAnswerHistory.id, newest.id))
    return
  }
  await tx.db.insert(documentAnswerHistory).values({
    id: newId(tx),
    workspaceId: tx.ctx.workspaceId,
    documentId: document.id,
    field,
    ...saved,
    startedAt: tx.at,
    savedAt: tx.at,
  })
}
