import { type AnyPgColumn, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { id, instant, now, revision, workspaceId } from './columns'

/** What people say about a record, or about one field of it. A thread is a comment and its answers. */
export const comments = pgTable(
  'comments',
  {
    id: id(),
    workspaceId: workspaceId(),
    subjectKind: text('subject_kind').notNull(),
    subjectId: uuid('subject_id').notNull(),
    useCaseId: uuid('use_case_id'),
    field: text('field'),
    /** What it speaks of, word for word, and the revision it stood in. */
    quote: text('quote'),
    quotedRevision: integer('quoted_revision'),
    /** The first comment of the thread; null for that one itself. */
    threadId: uuid('thread_id').references((): AnyPgColumn => comments.id),
    body: text('body').notNull(),
    writtenBy: uuid('written_by').notNull(),
    writtenAt: instant('written_at').notNull().default(now),
    editedAt: instant('edited_at'),
    resolvedAt: instant('resolved_at'),
    resolvedBy: uuid('resolved_by'),
    revision: revision(),
  },
  (t) => [index('comments_subject_idx').on(t.workspaceId, t.subjectId, t.field, t.id)],
)
