import { index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { ImportProblem, ModelCardContent } from '@/lib/model-cards/vocabulary'
import { id, instant, now, revision, workspaceId } from './columns'
import { useCases } from './use-cases'

export const registeredModels = pgTable(
  'registered_models',
  {
    id: id(),
    workspaceId: workspaceId(),
    ref: text('ref').notNull(),
    useCaseId: uuid('use_case_id')
      .notNull()
      .references(() => useCases.id),
    name: text('name').notNull(),
    createdBy: uuid('created_by').notNull(),
    createdAt: instant('created_at').notNull().default(now),
    revision: revision(),
  },
  (t) => [
    uniqueIndex('registered_models_ref_key').on(t.workspaceId, t.ref),
    uniqueIndex('registered_models_name_key').on(t.workspaceId, t.useCaseId, t.name),
    index('registered_models_page_idx').on(t.workspaceId, t.id),
  ],
)

export const modelVersions = pgTable(
  'model_versions',
  {
    id: id(),
    workspaceId: workspaceId(),
    modelId: uuid('model_id')
      .notNull()
      .references(() => registeredModels.id),
    version: integer('version').notNull(),
    /** The source's own version string. */
    label: text('label'),
    artifactDigest: text('artifact_digest'),
    imageDigest: text('image_digest'),
    /** Everyone who recorded a digest after the version was made: authors of a part of it. */
    pinnedBy: uuid('pinned_by').array().notNull().default([]),
    /** The published revision of its card that this version stands for. */
    cardRevision: integer('card_revision').notNull(),
    createdBy: uuid('created_by').notNull(),
    createdAt: instant('created_at').notNull().default(now),
    revision: revision(),
  },
  (t) => [uniqueIndex('model_versions_key').on(t.workspaceId, t.modelId, t.version)],
)

export const modelCards = pgTable(
  'model_cards',
  {
    id: id(),
    workspaceId: workspaceId(),
    ref: text('ref').notNull(),
    modelVersionId: uuid('model_version_id')
      .notNull()
      .references(() => modelVersions.id),
    createdAt: instant('created_at').notNull().default(now),
    revision: revision(),
  },
  (t) => [
    uniqueIndex('model_cards_ref_key').on(t.workspaceId, t.ref),
    uniqueIndex('model_cards_version_key').on(t.workspaceId, t.modelVersionId),
  ],
)

/** A published revision of a card. Never changed. */
export const modelCardRevisions = pgTable(
  'model_card_revisions',
  {
    id: id(),
    workspaceId: workspaceId(),
    modelCardId: uuid('model_card_id')
      .notNull()
      .references(() => modelCards.id),
    revision: integer('revision').notNull(),
    content: jsonb('content').$type<ModelCardContent>().notNull(),
    /** What an importer was given, byte for byte, and what it could not read of it. */
    source: text('source'),
    sourceFormat: text('source_format'),
    sourceDigest: text('source_digest'),
    problems: jsonb('problems').$type<ImportProblem[]>().notNull(),
    publishedBy: uuid('published_by').notNull(),
    /** Who wrote it: the publisher, and everyone who saved the draft it was made of. */
    writers: uuid('writers').array().notNull().default([]),
    publishedAt: instant('published_at').notNull().default(now),
  },
  (t) => [
    uniqueIndex('model_card_revisions_key').on(t.workspaceId, t.modelCardId, t.revision),
    index('model_card_revisions_source_idx').on(t.workspaceId, t.sourceDigest),
  ],
)

/** What someone is writing and has not published; saved as they type, no audit entry. */
export const modelCardDrafts = pgTable(
  'model_card_drafts',
  {
    id: id(),
    workspaceId: workspaceId(),
    modelCardId: uuid('model_card_id')
      .notNull()
      .references(() => modelCards.id),
    baseRevision: integer('base_revision').notNull(),
    text: text('text').notNull(),
    savedBy: uuid('saved_by').notNull(),
    writers: uuid('writers').array().notNull().default([]),
    savedAt: instant('saved_at').notNull().default(now),
    revision: revision(),
  },
  (t) => [uniqueIndex('model_card_drafts_card_key').on(t.workspaceId, t.modelCardId)],
)
