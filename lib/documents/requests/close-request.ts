// A request for an answer ends withdrawn by who asked, answered because somebody says so, or answered in a published revision.
import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { schema } from '@/db/client'
import { type Change, change, recordEvent } from '@/lib/audit/record-event'
import { defineCommand, type Target } from '@/lib/platform/command'
import { personOf, type Tx } from '@/lib/platform/context'
import { conflict, forbidden, notFound } from '@/lib/platform/errors'
import { announce } from '@/lib/platform/live'
import { isAllowed } from '@/lib/platform/permissions'
import { isoInstant } from '@/lib/platform/times'
import { type DocumentRow, findDocument } from '../find-document'
import type { Provenance } from '../vocabulary'
import { askedPeople } from './asked-people'

const { answerRequests } = schema

/** As many as fit into an entry beside its revision; the rest close with the next one. */
const MOST_CLOSED = 100
type RequestRow = typeof answerRequests.$inferSelect

interface RequestTarget extends Target {
  request: RequestRow
  document: DocumentRow
}

const requestPath = { request: z.uuid('A request for an answer has an id.') }

async function lockRequest(tx: Tx, id: string): Promise<RequestTarget> {
  const [request] = await tx.db.select().from(answerRequests).where(eq(answerRequests.id, id)).for('update')
  if (!request) throw notFound('request for an answer')
  const document = await findDocument(tx, request.documentId)
  return { kind: 'answer_request', id, useCaseId: document.useCaseId, ref: document.ref, request, document }
}

export const withdrawAnswerRequest = defineCommand({
  name: 'answer.withdraw',
  summary: 'Withdraw a request for an answer',
  permission: 'document.edit',
  input: z.strictObject(requestPath),
  rest: { method: 'POST', path: '/answer-requests/{request}/withdraw' },
  find: (tx, input) => lockRequest(tx, input.request),
  async run(tx, _input, target) {
    if (target.request.askedBy !== personOf(tx)) throw forbidden('Only who asked withdraws a request.')
    const row = await close(tx, target, false)
    await recordEvent(tx, { action: 'answer_request.withdrawn', ...eventOf(target, row) })
    return { id: row.id, revision: row.revision }
  },
})

export const closeAnswerRequest = defineCommand({
  name: 'answer.close',
  summary: 'Say that a request for an answer is answered',
  description: 'For who was asked, who asked, and whoever may write the document.',
  permission: 'comment.write',
  input: z.strictObject(requestPath),
  rest: { method: 'POST', path: '/answer-requests/{request}/close' },
  find: (tx, input) => lockRequest(tx, input.request),
  async run(tx, _input, target) {
    const { request, document } = target
    const asked = await askedPeople(tx, document.useCaseId, request)
    const mayClose = request.askedBy === personOf(tx) || asked.some(({ id }) => id === personOf(tx))
    if (!mayClose && !isAllowed('document.edit', tx.rights)) {
      throw forbidden('Who was asked, who asked, or who may write the document says that it is answered.')
    }
    const row = await close(tx, target, true)
    await recordEvent(tx, { action: 'answer_request.answered', ...eventOf(target, row) })
    return { id: row.id, revision: row.revision }
  },
})

async function close(tx: Tx, { request }: RequestTarget, isAnswered: boolean): Promise<RequestRow> {
  if (request.closedAt) {
    throw conflict(request.isAnswered ? 'It is answered already.' : 'It was withdrawn already.')
  }
  announce(tx, 'document', request.documentId)
  return write(tx, request, personOf(tx), isAnswered)
}

async function write(tx: Tx, request: RequestRow, closedBy: string, isAnswered: boolean): Promise<RequestRow> {
  const [row] = await tx.db
    .update(answerRequests)
    .set({ closedAt: tx.at, closedBy, isAnswered, revision: request.revision + 1 })
    .where(eq(answerRequests.id, request.id))
    .returning()
  return row!
}

function eventOf({ document, request }: RequestTarget, row: RequestRow) {
  return {
    subject: { kind: 'answer_request', id: row.id, revision: row.revision },
    useCaseId: document.useCaseId,
    changes: [change(answerRequests, row)],
    details: { ref: document.ref, person: request.personId, role: request.role },
  }
}

/** Closes what is answered in a revision by one who was asked; returns the rows for the entry of its publication. */
export async function closeAnswered(tx: Tx, document: DocumentRow, provenance: Provenance): Promise<Change[]> {
  const open = await tx.db
    .select()
    .from(answerRequests)
    .where(and(eq(answerRequests.documentId, document.id), isNull(answerRequests.closedAt)))
    .orderBy(answerRequests.id)
    .for('update')
  const changes: Change[] = []
  for (const request of open) {
    if (changes.length === MOST_CLOSED) break
    const given = provenance[request.field]
    if (!given || given.at <= isoInstant(request.askedAt)) continue
    const asked = await askedPeople(tx, document.useCaseId, request)
    if (!asked.some(({ id }) => id === given.by)) continue
    changes.push(change(answerRequests, await write(tx, request, given.by, true)))
  }
  return changes
}
