import { and, asc, eq, isNull } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import { schema } from '@/db/client'
import { defineQuery } from '@/lib/platform/command'
import { workspacePeople } from '@/lib/platform/people'
import { isAllowed } from '@/lib/platform/permissions'
import { readRights } from '@/lib/platform/rights'
import { isoInstant } from '@/lib/platform/times'
import { isQuoted } from './rules'
import { findCommented } from './subjects'
import type { Discussion, Thread } from './views'
import { commentedKinds } from './vocabulary'

const { comments } = schema

export const listComments = defineQuery({
  name: 'comment.list',
  summary: 'Read the discussion of a record',
  description:
    'Its threads, oldest first; with `field` those about one field, with an empty one those about the whole.',
  permission: 'document.read',
  input: z.strictObject({
    kind: z.enum(commentedKinds),
    ref: z.string().min(1).max(60),
    field: z.string().max(60).optional(),
  }),
  rest: { method: 'GET', path: '/comments' },
  async run(tx, input): Promise<Discussion> {
    const subject = await findCommented(tx, input.kind, input.ref)
    const resolver = alias(workspacePeople, 'resolver')
    const rows = await tx.db
      .select({ comment: comments, byName: workspacePeople.name, resolvedByName: resolver.name })
      .from(comments)
      .leftJoin(workspacePeople, eq(workspacePeople.id, comments.writtenBy))
      .leftJoin(resolver, eq(resolver.id, comments.resolvedBy))
      .where(
        and(
          eq(comments.subjectId, subject.id),
          input.field === undefined
            ? undefined
            : input.field === ''
              ? isNull(comments.field)
              : eq(comments.field, input.field),
        ),
      )
      .orderBy(asc(comments.id))
    const textOf = rows.some(({ comment }) => comment.quote) ? await subject.texts() : () => ''
    const threads = new Map<string, Thread>()
    for (const { comment, byName, resolvedByName } of rows) {
      const { id, field, quote, quotedRevision, threadId, resolvedAt } = comment
      if (!threadId) {
        threads.set(id, {
          id,
          field,
          quote,
          quotedRevision,
          isQuoteChanged: quote !== null && field !== null && !isQuoted(textOf(field), quote),
          resolvedAt: resolvedAt && isoInstant(resolvedAt),
          resolvedByName,
          comments: [],
        })
      }
      threads.get(threadId ?? id)?.comments.push({
        id,
        body: comment.body,
        by: comment.writtenBy,
        byName: byName ?? '',
        at: isoInstant(comment.writtenAt),
        editedAt: comment.editedAt && isoInstant(comment.editedAt),
        revision: comment.revision,
        isMine: comment.writtenBy === tx.ctx.actor.id,
      })
    }
    const rights = await readRights(tx, subject.useCaseId)
    const mayWrite = isAllowed('comment.write', rights)
    return { threads: [...threads.values()], mayWrite, mayResolve: mayWrite && rights.roles.length > 0 }
  },
})
