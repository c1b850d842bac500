import { boolean, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { Template } from '@/lib/templates/vocabulary'
import type { Stage } from '@/lib/use-cases/vocabulary'
import { id, instant, now, revision, workspaceId } from './columns'

/** A design template of the workspace; `version` is the newest published one, 0 before the first. */
export const templates = pgTable(
  'templates',
  {
    id: id(),
    workspaceId: workspaceId(),
    key: text('key').notNull(),
    name: text('name').notNull(),
    stage: text('stage').$type<Stage>().notNull(),
    version: integer('version').notNull(),
    /** The version of the built-in template that was last taken over; null for the workspace's own. */
    builtIn: integer('built_in'),
    /** Retired templates start no new document; documents that exist keep theirs. */
    isRetired: boolean('is_retired').notNull().default(false),
    revision: revision(),
  },
  (t) => [uniqueIndex('templates_key_key').on(t.workspaceId, t.key)],
)

export const templateVersions = pgTable(
  'template_versions',
  {
    id: id(),
    workspaceId: workspaceId(),
    templateId: uuid('template_id')
      .notNull()
      .references(() => templates.id),
    version: integer('version').notNull(),
    definition: jsonb('definition').$type<Template>().notNull(),
    /** `sha256:<hex>` of the definition's canonical JSON. */
    digest: text('digest').notNull(),
    note: text('note').notNull(),
    publishedBy: uuid('published_by').notNull(),
    publishedAt: instant('published_at').notNull().default(now),
    revision: revision(),
  },
  (t) => [uniqueIndex('template_versions_key').on(t.workspaceId, t.templateId, t.version)],
)

/** The next version while it is written: may be incomplete. */
export const templateDrafts = pgTable(
  'template_drafts',
  {
    workspaceId: workspaceId(),
    templateId: uuid('template_id')
      .notNull()
      .references(() => templates.id),
    definition: jsonb('definition').$type<unknown>().notNull(),
    baseVersion: integer('base_version').notNull(),
    savedBy: uuid('saved_by').notNull(),
    savedAt: instant('saved_at').notNull().default(now),
    revision: revision(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.templateId] })],
)
