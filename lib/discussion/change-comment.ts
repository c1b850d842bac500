// What may happen to a comment: its writer edits it, and whoever is in the use case's team resolves its thread.
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { schema } from '@/db/client'
import { change, recordEvent } from '@/lib/audit/record-event'
import { defineCommand, type Target } from '@/lib/platform/command'
import { personOf, type Tx } from '@/lib/platform/context'
import { conflict, forbidden, invalid, notFound } from '@/lib/platform/errors'
import { assertRevision } from '@/lib/platform/revision'
import { commentBody } from './add-comment'
import { type Commented, findCommented } from './subjects'
import type { CommentedKind } from './vocabulary'

const { comments } = schema
type CommentRow = typeof comments.$inferSelect

interface CommentTarget extends Target {
  comment: CommentRow
  subject: Commented
}

const commentPath = { comment: z.uuid('A comment has an id.') }

async function lockComment(tx: Tx, id: string): Promise<CommentTarget> {
  const [comment] = await tx.db.select().from(comments).where(eq(comments.id, id)).for('update')
  if (!comment) throw notFound('comment')
  const subject = await findCommented(tx, comment.subjectKind as CommentedKind, comment.subjectId)
  return { kind: 'comment', id, useCaseId: subject.useCaseId, ref: subject.ref, comment, subject }
}

async function lockThread(tx: Tx, id: string): Promise<CommentTarget> {
  const target = await lockComment(tx, id)
  if (target.comment.threadId) {
    throw invalid('A thread is resolved as a whole: name its first comment.', {
      comment: 'Not the first of its thread.',
    })
  }
  return target
}

export const editComment = defineCommand({
  name: 'comment.edit',
  summary: 'Edit a comment of yours',
  description: 'The list says that it was edited, and when. What it said before stays in the log as a commitment.',
  permission: 'comment.write',
  input: z.strictObject({ ...commentPath, revision: z.coerce.number().int().min(1).optional(), body: commentBody }),
  rest: { method: 'PATCH', path: '/comments/{comment}', example: { revision: 1, body: 'Per month, says billing.' } },
  find: (tx, input) => lockComment(tx, input.comment),
  async run(tx, input, target) {
    const { comment } = target
    if (comment.writtenBy !== personOf(tx)) throw forbidden('Only who wrote a comment edits it.')
    assertRevision(input.revision, comment.revision, { body: comment.body })
    if (comment.body === input.body) throw conflict('The comment says this already.', { revision: comment.revision })
    const row = await write(tx, target, { body: input.body, editedAt: tx.at })
    await recordEvent(tx, { action: 'comment.edited', ...eventOf(target, row) })
    return { id: row.id, revision: row.revision }
  },
})

export const resolveThread = defineCommand({
  name: 'comment.resolve',
  summary: 'Resolve a thread',
  permission: 'comment.write',
  input: z.strictObject(commentPath),
  rest: { method: 'POST', path: '/comments/{comment}/resolve' },
  find: (tx, input) => lockThread(tx, input.comment),
  async run(tx, _input, target) {
    assertTeam(tx)
    if (target.comment.resolvedAt) throw conflict('Somebody resolved this thread already.')
    const row = await write(tx, target, { resolvedAt: tx.at, resolvedBy: personOf(tx) })
    await recordEvent(tx, { action: 'comment.resolved', ...eventOf(target, row) })
    return { id: row.id, revision: row.revision }
  },
})

export const reopenThread = defineCommand({
  name: 'comment.reopen',
  summary: 'Reopen a resolved thread',
  permission: 'comment.write',
  input: z.strictObject(commentPath),
  rest: { method: 'POST', path: '/comments/{comment}/reopen' },
  find: (tx, input) => lockThread(tx, input.comment),
  async run(tx, _input, target) {
    assertTeam(tx)
    if (!target.comment.resolvedAt) throw conflict('This thread is open.')
    const row = await write(tx, target, { resolvedAt: null, resolvedBy: null })
    await recordEvent(tx, { action: 'comment.reopened', ...eventOf(target, row) })
    return { id: row.id, revision: row.revision }
  },
})

function assertTeam(tx: Tx): void {
  if (tx.rights.roles.length === 0) throw forbidden('Whoever has a role in this use case resolves its threads.')
}

async function write(tx: Tx, { comment, subject }: CommentTarget, values: Partial<CommentRow>): Promise<CommentRow> {
  const [row] = await tx.db
    .update(comments)
    .set({ ...values, revision: comment.revision + 1 })
    .where(eq(comments.id, comment.id))
    .returning()
  subject.announce()
  return row!
}

function eventOf({ comment, subject }: CommentTarget, row: CommentRow) {
  return {
    subject: { kind: 'comment', id: comment.id, revision: row.revision },
    useCaseId: subject.useCaseId,
    changes: [change(comments, row)],
    details: { ref: subject.ref, thread: comment.threadId },
  }
}
