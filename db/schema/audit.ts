import { sql } from 'drizzle-orm'
import { index, integer, pgTable, primaryKey, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { bytea, counter, id, instant, workspaceId, xid8 } from './columns'

/** One entry a change. `body` is the canonical JSON, byte for byte; the other columns repeat it for filters. */
export const auditEntries = pgTable(
  'audit_entries',
  {
    id: id(),
    workspaceId: workspaceId(),
    actorKind: text('actor_kind').notNull(),
    actorId: uuid('actor_id'),
    via: text('via').notNull(),
    action: text('action').notNull(),
    subjectKind: text('subject_kind').notNull(),
    subjectId: uuid('subject_id'),
    subjectRevision: integer('subject_revision'),
    useCaseId: uuid('use_case_id'),
    occurredAt: instant('occurred_at').notNull(),
    body: bytea('body').notNull(),
  },
  (t) => [
    index('audit_entries_page_idx').on(t.workspaceId, t.id),
    index('audit_entries_subject_idx').on(t.workspaceId, t.subjectId, t.id),
    index('audit_entries_use_case_idx').on(t.workspaceId, t.useCaseId, t.id),
  ],
)

/** Entries that wait for their place in the tree, and the governed rows each accounts for. */
export const auditPending = pgTable(
  'audit_pending',
  {
    entryId: uuid('entry_id')
      .primaryKey()
      .references(() => auditEntries.id),
    workspaceId: workspaceId(),
    xact: xid8('xact').notNull().default(sql`pg_current_xact_id()`),
    covers: text('covers').array().notNull(),
  },
  (t) => [index('audit_pending_xact_idx').on(t.xact)],
)

export const auditLeaves = pgTable(
  'audit_leaves',
  {
    seq: counter('seq').primaryKey(),
    entryId: uuid('entry_id')
      .notNull()
      .references(() => auditEntries.id),
    workspaceId: workspaceId(),
    /** Counts without gaps within the workspace. */
    n: counter('n').notNull(),
    leafHash: bytea('leaf_hash').notNull(),
  },
  (t) => [
    unique('audit_leaves_entry_key').on(t.entryId),
    uniqueIndex('audit_leaves_workspace_n_key').on(t.workspaceId, t.n),
  ],
)

/** Full tiles of 256 hashes; partial ones are computed from what lies below. */
export const auditTiles = pgTable(
  'audit_tiles',
  {
    level: integer('level').notNull(),
    tileIndex: counter('tile_index').notNull(),
    hashes: bytea('hashes').notNull(),
  },
  (t) => [primaryKey({ columns: [t.level, t.tileIndex] })],
)

export const auditCheckpoints = pgTable('audit_checkpoints', {
  size: counter('size').primaryKey(),
  root: bytea('root').notNull(),
  note: text('note').notNull(),
  signedAt: instant('signed_at').notNull(),
})

/** The signer's public keys, as C2SP verifier keys. */
export const auditKeys = pgTable('audit_keys', {
  vkey: text('vkey').primaryKey(),
  origin: text('origin').notNull(),
  createdAt: instant('created_at').notNull(),
})

/** Personal values behind the commitments in entries. Value and salt can be erased; the log keeps verifying. */
export const auditCommitments = pgTable(
  'audit_commitments',
  {
    commitment: bytea('commitment').primaryKey(),
    workspaceId: workspaceId(),
    entryId: uuid('entry_id')
      .notNull()
      .references(() => auditEntries.id),
    tableName: text('table_name').notNull(),
    rowId: uuid('row_id').notNull(),
    columnName: text('column_name').notNull(),
    salt: bytea('salt'),
    value: text('value'),
  },
  (t) => [
    index('audit_commitments_row_idx').on(t.workspaceId, t.tableName, t.rowId),
    index('audit_commitments_entry_idx').on(t.entryId),
  ],
)
