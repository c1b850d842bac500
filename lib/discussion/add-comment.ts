import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { schema } from '@/db/client'
import { change, recordEvent } from '@/lib/audit/record-event'
import { defineCommand, type Target } from '@/lib/platform/command'
import { newId, personOf, type Tx } from '@/lib/platform/context'
import { conflict, invalid, notFound } from '@/lib/platform/errors'
import { normalizeText } from '@/lib/templates/normal-form/rules'
import { type Commented, findCommented } from './subjects'
import { commentedKinds, MAX_COMMENT, MAX_QUOTE } from './vocabulary'

const { comments } = schema

export const commentBody = z
  .string()
  .transform((text) => normalizeText(text).trim())
  .refine((text) => text !== '', 'Write something.')
  .refine((text) => text.length <= MAX_COMMENT, 'At most 10,000 characters.')

interface CommentedTarget extends Target {
  subject: Commented
}

export const addComment = defineCommand({
  name: 'comment.add',
  summary: 'Comment on a record or one of its fields',
  description:
    'Begins a thread, or goes on with the one that `thread` names. The body is Markdown. `quote` is what it speaks of, word for word; the list says when those words no longer stand there.',
  permission: 'comment.write',
  input: z.strictObject({
    subject: z.strictObject({ kind: z.enum(commentedKinds), ref: z.string().min(1).max(60) }),
    field: z.string().min(1).max(60).optional(),
    thread: z.uuid('A thread has the id of its first comment.').optional(),
    quote: z.string().trim().min(1).max(MAX_QUOTE, 'At most 2,000 characters.').optional(),
    quotedRevision: z.coerce.number().int().min(0).max(2_000_000_000).optional(),
    body: commentBody,
  }),
  rest: {
    method: 'POST',
    path: '/comments',
    status: 201,
    example: {
      subject: { kind: 'document', ref: 'DOC-7' },
      field: 'problem',
      quote: '1.9 %',
      body: 'Is this **per month**? Billing says 1.7.',
    },
  },
  async find(tx, { subject }): Promise<CommentedTarget> {
    const found = await findCommented(tx, subject.kind, subject.ref)
    return { kind: found.kind, id: found.id, useCaseId: found.useCaseId, ref: found.ref, subject: found }
  },
  async run(tx, input, { subject }) {
    const thread = input.thread ? await findThread(tx, subject, input.thread) : null
    if (thread?.resolvedAt) throw conflict('This thread is resolved. Reopen it to go on with it.')
    if (thread && input.field && input.field !== thread.field) {
      throw invalid('The thread is about another field.', { field: 'Leave it out: the thread says it.' })
    }
    const field = thread ? thread.field : (input.field ?? null)
    const label = field === null ? null : await subject.labelOf(field)
    if (!thread && field !== null && label === null) {
      throw invalid('There is no such field in this record.', { field: 'There is no such field.' })
    }
    const [row] = await tx.db
      .insert(comments)
      .values({
        id: newId(tx),
        workspaceId: tx.ctx.workspaceId,
        subjectKind: subject.kind,
        subjectId: subject.id,
        useCaseId: subject.useCaseId,
        field,
        quote: input.quote ?? null,
        quotedRevision: input.quote ? (input.quotedRevision ?? subject.revision) : null,
        threadId: thread?.id ?? null,
        body: input.body,
        writtenBy: personOf(tx),
      })
      .returning()
    await recordEvent(tx, {
      action: 'comment.added',
      subject: { kind: 'comment', id: row!.id, revision: 1 },
      useCaseId: subject.useCaseId,
      changes: [change(comments, row!)],
      details: { ref: subject.ref, field: label, thread: thread?.id ?? null },
    })
    subject.announce()
    return { id: row!.id, thread: thread?.id ?? row!.id, revision: 1 }
  },
})

/** The first comment of the thread, held as it is: nobody resolves it while it is answered. @throws not_found */
async function findThread(tx: Tx, subject: Commented, id: string) {
  const [row] = await tx.db
    .select()
    .from(comments)
    .where(
      and(
        eq(comments.id, id),
        isNull(comments.threadId),
        eq(comments.subjectKind, subject.kind),
        eq(comments.subjectId, subject.id),
      ),
    )
    .for('share')
  if (!row) throw notFound('thread')
  return row
}
