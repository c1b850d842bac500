import { sql } from 'drizzle-orm'
import { boolean, date, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { AnswerSource, Provenance } from '@/lib/documents/vocabulary'
import type { RoleId } from '@/lib/platform/vocabulary'
import type { Answer, Answers } from '@/lib/templates/vocabulary'
import { bytea, exactJson, id, instant, now, revision, workspaceId } from './columns'
import { modelVersions } from './models'
import { useCases } from './use-cases'

/** A filled template of a use case. `revision` is the newest published one; 0 before the first. */
export const documents = pgTable(
  'documents',
  {
    id: id(),
    workspaceId: workspaceId(),
    ref: text('ref').notNull(),
    useCaseId: uuid('use_case_id')
      .notNull()
      .references(() => useCases.id),
    /** Set for a model card: the version it is the card of. */
    modelVersionId: uuid('model_version_id').references(() => modelVersions.id),
    template: text('template').notNull(),
    /** The version that the draft is filled by; a published revision names its own. */
    templateVersion: integer('template_version').notNull(),
    /** Tells apart several documents of one template; the template's name where there is one. */
    title: text('title').notNull().default(''),
    createdAt: instant('created_at').notNull().default(now),
    revision: revision(),
  },
  (t) => [
    uniqueIndex('documents_ref_key').on(t.workspaceId, t.ref),
    index('documents_use_case_idx').on(t.workspaceId, t.useCaseId),
    uniqueIndex('documents_model_version_key').on(t.workspaceId, t.modelVersionId),
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
    templateVersion: integer('template_version').notNull().default(1),
    answers: jsonb('answers').$type<Answers>().notNull(),
    /** Who gave each answer, when and from where. */
    provenance: jsonb('provenance').$type<Provenance>().notNull().default({}),
    /** Everybody who wrote a part of the draft up to then, and who published it. */
    writers: uuid('writers').array().notNull().default([]),
    note: text('note').notNull().default(''),
    contentDigest: text('content_digest').notNull(),
    materialDigest: text('material_digest').notNull(),
    publishedBy: uuid('published_by').notNull(),
    publishedAt: instant('published_at').notNull().default(now),
  },
  (t) => [uniqueIndex('document_revisions_key').on(t.workspaceId, t.documentId, t.revision)],
)

/** The draft of a document, as a whole: its row is the lock under which answers are saved. Its answers lie over the published ones. */
export const documentDrafts = pgTable(
  'document_drafts',
  {
    workspaceId: workspaceId(),
    documentId: uuid('document_id')
      .notNull()
      .references(() => documents.id),
    /** Counts saves; whoever knows a number can ask for what came after it. */
    change: integer('change').notNull().default(0),
    savedBy: uuid('saved_by'),
    savedAt: instant('saved_at').notNull().default(now),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.documentId] })],
)

/** An answer of the draft, exactly as it was typed. No row: the published one stands. */
export const documentAnswers = pgTable(
  'document_answers',
  {
    workspaceId: workspaceId(),
    documentId: uuid('document_id')
      .notNull()
      .references(() => documents.id),
    field: text('field').notNull(),
    value: exactJson<Answer>('value'),
    revision: revision(),
    /** The draft's count at this save. */
    change: integer('change').notNull(),
    savedBy: uuid('saved_by').notNull(),
    savedAt: instant('saved_at').notNull().default(now),
    source: text('source').$type<AnswerSource>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.documentId, t.field] })],
)

/** Earlier states of an answer; saves of one person within a minute are one. */
export const documentAnswerHistory = pgTable(
  'document_answer_history',
  {
    id: id(),
    workspaceId: workspaceId(),
    documentId: uuid('document_id')
      .notNull()
      .references(() => documents.id),
    field: text('field').notNull(),
    revision: integer('revision').notNull(),
    value: exactJson<Answer>('value'),
    savedBy: uuid('saved_by').notNull(),
    startedAt: instant('started_at').notNull(),
    savedAt: instant('saved_at').notNull(),
    source: text('source').$type<AnswerSource>().notNull(),
    /** Of a text long enough to be somebody's own, however its lines are broken; null of any other answer. */
    wordsDigest: text('words_digest').generatedAlwaysAs(sql`countersign_words_digest(value)`),
  },
  (t) => [
    index('document_answer_history_idx').on(t.workspaceId, t.documentId, t.field, t.id),
    index('document_answer_history_words_idx').on(t.workspaceId, t.wordsDigest),
  ],
)

/** The draft as it stood when nobody had typed for a minute. */
export const documentRestorePoints = pgTable(
  'document_restore_points',
  {
    id: id(),
    workspaceId: workspaceId(),
    documentId: uuid('document_id')
      .notNull()
      .references(() => documents.id),
    templateVersion: integer('template_version').notNull(),
    change: integer('change').notNull(),
    answers: jsonb('answers').$type<Answers>().notNull(),
    savedBy: uuid('saved_by').notNull(),
    savedAt: instant('saved_at').notNull(),
  },
  (t) => [index('document_restore_points_idx').on(t.workspaceId, t.documentId, t.id)],
)

/** Who has the document open, and which field they are in. */
export const documentPresence = pgTable(
  'document_presence',
  {
    workspaceId: workspaceId(),
    documentId: uuid('document_id').notNull(),
    personId: uuid('person_id').notNull(),
    field: text('field'),
    seenAt: instant('seen_at').notNull().default(now),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.documentId, t.personId] })],
)

/** An answer that a person or everybody of a role is asked for. */
export const answerRequests = pgTable(
  'answer_requests',
  {
    id: id(),
    workspaceId: workspaceId(),
    documentId: uuid('document_id')
      .notNull()
      .references(() => documents.id),
    field: text('field').notNull(),
    personId: uuid('person_id'),
    role: text('role').$type<RoleId>(),
    dueOn: date('due_on', { mode: 'string' }),
    note: text('note').notNull(),
    askedBy: uuid('asked_by').notNull(),
    askedAt: instant('asked_at').notNull().default(now),
    closedAt: instant('closed_at'),
    closedBy: uuid('closed_by'),
    isAnswered: boolean('is_answered'),
    revision: revision(),
  },
  (t) => [index('answer_requests_document_idx').on(t.workspaceId, t.documentId, t.id)],
)

/** Files that answers refer to, by content: the same bytes are kept once. Never changed. */
export const files = pgTable(
  'files',
  {
    id: id(),
    workspaceId: workspaceId(),
    digest: text('digest').notNull(),
    name: text('name').notNull(),
    /** Found out from the bytes, never from what the sender said. */
    mediaType: text('media_type').notNull(),
    size: integer('size').notNull(),
    bytes: bytea('bytes').notNull(),
    uploadedBy: uuid('uploaded_by').notNull(),
    uploadedAt: instant('uploaded_at').notNull().default(now),
    revision: revision(),
  },
  (t) => [uniqueIndex('files_digest_key').on(t.workspaceId, t.digest)],
)
