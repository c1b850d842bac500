import { index, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { counter, id, instant, now, revision, workspaceId } from './columns'

export const workspaces = pgTable(
  'workspaces',
  {
    id: id(),
    slug: text('slug').notNull(),
    name: text('name').notNull(),
    /** ISO 4217 code that money is compared in. */
    currency: text('currency').notNull().default('EUR'),
    createdAt: instant('created_at').notNull().default(now),
    revision: revision(),
  },
  (t) => [uniqueIndex('workspaces_slug_key').on(t.slug)],
)

/** A person in a workspace, with organisation-wide duties. */
export const members = pgTable(
  'members',
  {
    id: id(),
    workspaceId: workspaceId(),
    personId: uuid('person_id').notNull(),
    duties: text('duties').array().notNull(),
    addedAt: instant('added_at').notNull().default(now),
    removedAt: instant('removed_at'),
    revision: revision(),
  },
  (t) => [
    uniqueIndex('members_workspace_person_key').on(t.workspaceId, t.personId),
    index('members_person_idx').on(t.personId),
  ],
)

/** The next number of each kind of reference; a number is never used again. */
export const refCounters = pgTable(
  'ref_counters',
  {
    workspaceId: workspaceId(),
    prefix: text('prefix').notNull(),
    value: counter('value').notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.prefix] })],
)
