// What a file or another registry gives for a card that exists: empty fields take it, what a person wrote stays and is asked about.
import { and, eq, inArray } from 'drizzle-orm'
import { schema } from '@/db/client'
import { canonicalJson } from '@/lib/audit/canonical-json'
import { type Change, change } from '@/lib/audit/record-event'
import { recordEvents } from '@/lib/audit/record-events'
import { type Draft, readDraft } from '@/lib/documents/draft'
import type { DocumentRow } from '@/lib/documents/find-document'
import type { AnswerSource } from '@/lib/documents/vocabulary'
import { lockDraft, writeAnswers } from '@/lib/documents/write-answers'
import type { ImportProblem } from '@/lib/imports/vocabulary'
import { newId, type Tx } from '@/lib/platform/context'
import { normalizeAnswer } from '@/lib/templates/normal-form/rules'
import { findField } from '@/lib/templates/rules'
import { readTemplate } from '@/lib/templates/store'
import type { Answer, Answers } from '@/lib/templates/vocabulary'
import { fitAnswers } from '../fit-answers'

const { imports, proposals } = schema

type ProposalRow = typeof proposals.$inferSelect

export interface Proposed {
  /** Fields whose answer was taken into the draft. */
  taken: string[]
  /** Fields that a person is asked about. */
  proposed: string[]
  /** Fields that say the same already, or were declined before. */
  same: string[]
  /** The import; null where the file changes nothing. */
  import: typeof imports.$inferSelect | null
}

interface Proposing {
  source: Extract<AnswerSource, 'import' | 'registry'>
  /** Keeps the file with what its template left of it; called only where it changes something. */
  keep(left: ImportProblem[]): Promise<typeof imports.$inferSelect>
}

/** The answers go into the draft only: publishing is a person's act. The same again changes nothing. */
export async function proposeToCard(
  tx: Tx,
  card: DocumentRow,
  given: Answers,
  { source, keep }: Proposing,
): Promise<Proposed> {
  const template = await readTemplate(tx, card.template, card.templateVersion)
  const head = await lockDraft(tx, card)
  const draft = await readDraft(tx, card, template)
  const { answers, left } = fitAnswers(template, given)
  const known = await tx.db.select().from(proposals).where(eq(proposals.documentId, card.id))
  const taken: Answers = {}
  const asked: Answers = {}
  const same: string[] = []
  for (const [field, answer] of Object.entries(answers)) {
    const standing = normalizeAnswer(findField(template, field)!, draft.answers[field] ?? null)
    if (isSame(answer, standing)) same.push(field)
    else if (isFree(draft, field) && !known.some((one) => wasAccepted(one, field, standing))) taken[field] = answer
    else if (known.some((one) => stands(one, field, answer))) same.push(field)
    else asked[field] = answer
  }
  const outcome = { taken: Object.keys(taken), proposed: Object.keys(asked), same }
  if (outcome.taken.length + outcome.proposed.length === 0) return { ...outcome, import: null }
  const kept = await keep(left)
  if (outcome.taken.length > 0) await writeAnswers(tx, card, template, head, taken, source)
  const overtaken = known.filter(
    ({ status, field, proposed }) =>
      status === 'open' && field in answers && !isSame(proposed, answers[field] as Answer),
  )
  const changes = [...(await overtake(tx, overtaken)), ...(await insert(tx, card, kept.id, asked, draft))]
  if (changes.length > 0) {
    await recordEvents(tx, {
      action: 'model_card.proposed',
      subject: { kind: 'document', id: card.id, revision: card.revision },
      useCaseId: card.useCaseId,
      changes,
      details: { ref: card.ref, import: kept.ref, fields: outcome.proposed.slice(0, 100), taken: outcome.taken.length },
    })
  }
  return { ...outcome, import: kept }
}

const isSame = (one: Answer, other: Answer) => canonicalJson(one) === canonicalJson(other)

/** Nobody gave or removed an answer here since a file did. */
function isFree({ provenance }: Draft, field: string): boolean {
  const source = provenance[field]?.source
  return source === undefined || source === 'import' || source === 'registry'
}

/** A person said yes to what stands there: it is theirs by now. */
function wasAccepted({ status, field: about, proposed }: ProposalRow, field: string, standing: Answer): boolean {
  return about === field && status === 'accepted' && isSame(proposed, standing)
}

/** It waits for somebody already, or somebody said no to it. */
function stands({ status, field: about, proposed }: ProposalRow, field: string, answer: Answer): boolean {
  return about === field && (status === 'open' || status === 'declined') && isSame(proposed, answer)
}

async function overtake(tx: Tx, rows: ProposalRow[]): Promise<Change[]> {
  const changes: Change[] = []
  for (const { id, revision } of rows) {
    const [row] = await tx.db
      .update(proposals)
      .set({ status: 'overtaken', decidedAt: tx.at, revision: revision + 1 })
      .where(and(eq(proposals.id, id), inArray(proposals.status, ['open'])))
      .returning()
    changes.push(change(proposals, row!))
  }
  return changes
}

async function insert(tx: Tx, card: DocumentRow, importId: string, asked: Answers, draft: Draft): Promise<Change[]> {
  const fields = Object.keys(asked)
  if (fields.length === 0) return []
  const rows = await tx.db
    .insert(proposals)
    .values(
      fields.map((field) => ({
        id: newId(tx),
        workspaceId: tx.ctx.workspaceId,
        importId,
        documentId: card.id,
        field,
        proposed: asked[field] ?? null,
        standing: draft.answers[field] ?? null,
        status: 'open' as const,
      })),
    )
    .returning()
  return rows.map((row) => change(proposals, row))
}
