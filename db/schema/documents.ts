import { index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { Answers } from '@/lib/templates/vocabulary'
import { id, instant, now, revision, workspaceId } from './columns'
import { useCases } from './use-cases'

/** A filled template of a use case. `revision` is the newest published one. */
export const documents = pgTable(
  'documents',
  {
    id: id(),
    workspaceId: workspaceId(),
    ref: text('ref').notNull(),
    useCaseId: uuid('use_case_id')
      .notNull()
      .references(() => useCases.id),
    template: text('template').notNull(),
    templateVersion: integer('template_version').notNull(),
    createdAt: instant('created_at').notNull().default(now),
    revision: revision(),
  },
  (t) => [
    uniqueIndex('documents_ref_key').on(t.workspaceId, t.ref),
    index('documents_use_case_idx').on(t.workspaceId, t.useCaseId),
  ],
)

/** What was published, word for word. Never changed. */
export const documentRevisions = pgTable(
  'document_revisions',
  {
    id: id(),
    workspaceId: workspaceId(),
    documentId: uuid('document_id')
      .notNull()
      .references(() => documents.id),
    revision: integer('revision').notNull(),
    answers: jsonb('answers').$type<Answers>().notNull(),
    contentDigest: text('content_digest').notNull(),
    materialDigest: text('material_digest').notNull(),
    publishedBy: uuid('published_by').notNull(),
    publishedAt: instant('published_at').notNull().default(now),
  },
  (t) => [uniqueIndex('document_revisions_key').on(t.workspaceId, t.documentId, t.revision)],
)
