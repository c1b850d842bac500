import { boolean, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { ConnectionKind, ImportChannel, ImportReport, MadeRecord, ProposalStatus } from '@/lib/imports/vocabulary'
import type { Answer } from '@/lib/templates/vocabulary'
import { bytea, exactJson, id, instant, now, revision, workspaceId } from './columns'
import { datasets } from './datasets'
import { documents } from './documents'
import { useCases } from './use-cases'

/** What was given by another tool, as it was given, and what was read of it. */
export const imports = pgTable(
  'imports',
  {
    id: id(),
    workspaceId: workspaceId(),
    ref: text('ref').notNull(),
    format: text('format').notNull(),
    filename: text('filename'),
    /** `sha256:<hex>` of the bytes. */
    digest: text('digest').notNull(),
    size: integer('size').notNull(),
    /** Null once the copy was removed: the digest still tells whether a file is the one. */
    bytes: bytea('bytes'),
    useCaseId: uuid('use_case_id').references(() => useCases.id),
    channel: text('channel').$type<ImportChannel>().notNull(),
    /** The card it was read into, or proposes to. */
    documentId: uuid('document_id').references(() => documents.id),
    report: jsonb('report').$type<ImportReport>().notNull(),
    /** What was made of it. */
    made: jsonb('made').$type<MadeRecord[]>().notNull().default([]),
    importedBy: uuid('imported_by'),
    importedAt: instant('imported_at').notNull().default(now),
    revision: revision(),
  },
  (t) => [
    uniqueIndex('imports_ref_key').on(t.workspaceId, t.ref),
    index('imports_digest_idx').on(t.workspaceId, t.digest),
    index('imports_document_idx').on(t.workspaceId, t.documentId),
  ],
)

/** An answer of a card that a file gives and a person wrote otherwise: somebody accepts or declines it. */
export const proposals = pgTable(
  'proposals',
  {
    id: id(),
    workspaceId: workspaceId(),
    importId: uuid('import_id')
      .notNull()
      .references(() => imports.id),
    documentId: uuid('document_id')
      .notNull()
      .references(() => documents.id),
    field: text('field').notNull(),
    proposed: exactJson<Answer>('proposed'),
    /** What stood there when it was proposed. */
    standing: exactJson<Answer>('standing'),
    status: text('status').$type<ProposalStatus>().notNull(),
    decidedBy: uuid('decided_by'),
    decidedAt: instant('decided_at'),
    createdAt: instant('created_at').notNull().default(now),
    revision: revision(),
  },
  (t) => [index('proposals_document_idx').on(t.workspaceId, t.documentId, t.status)],
)

/** Another system that the portal reads from, or that calls it. */
export const connections = pgTable(
  'connections',
  {
    id: id(),
    workspaceId: workspaceId(),
    ref: text('ref').notNull(),
    kind: text('kind').$type<ConnectionKind>().notNull(),
    name: text('name').notNull(),
    url: text('url').notNull(),
    useCaseId: uuid('use_case_id')
      .notNull()
      .references(() => useCases.id),
    /** Only models and experiments whose names begin so; empty: all. */
    models: text('models').notNull().default(''),
    /** Sealed with the deployment's key. */
    token: text('token'),
    webhookSecret: text('webhook_secret'),
    everyMinutes: integer('every_minutes').notNull(),
    isOn: boolean('is_on').notNull().default(true),
    /** In whose name it writes: whoever set it up. */
    createdBy: uuid('created_by').notNull(),
    createdAt: instant('created_at').notNull().default(now),
    revision: revision(),
  },
  (t) => [uniqueIndex('connections_ref_key').on(t.workspaceId, t.ref)],
)

/** How far a connection has been read; no record, only a mark. */
export const connectionStates = pgTable(
  'connection_states',
  {
    connectionId: uuid('connection_id')
      .primaryKey()
      .references(() => connections.id),
    workspaceId: workspaceId(),
    cursor: jsonb('cursor').$type<unknown>(),
    dueAt: instant('due_at').notNull().default(now),
    startedAt: instant('started_at'),
    finishedAt: instant('finished_at'),
    /** Empty when the last time went well. */
    fault: text('fault').notNull().default(''),
    counts: jsonb('counts').$type<Record<string, number>>().notNull().default({}),
  },
  (t) => [index('connection_states_due_idx').on(t.dueAt)],
)

/** Deliveries that were taken already: senders repeat them. */
export const webhookDeliveries = pgTable(
  'webhook_deliveries',
  {
    id: id(),
    workspaceId: workspaceId(),
    connectionId: uuid('connection_id')
      .notNull()
      .references(() => connections.id),
    deliveryId: text('delivery_id').notNull(),
    receivedAt: instant('received_at').notNull().default(now),
  },
  (t) => [uniqueIndex('webhook_deliveries_key').on(t.workspaceId, t.connectionId, t.deliveryId)],
)

/** A job that reads and writes datasets. */
export const lineageJobs = pgTable(
  'lineage_jobs',
  {
    id: id(),
    workspaceId: workspaceId(),
    ref: text('ref').notNull(),
    namespace: text('namespace').notNull(),
    name: text('name').notNull(),
    description: text('description').notNull().default(''),
    useCaseId: uuid('use_case_id').references(() => useCases.id),
    createdAt: instant('created_at').notNull().default(now),
    revision: revision(),
  },
  (t) => [
    uniqueIndex('lineage_jobs_ref_key').on(t.workspaceId, t.ref),
    uniqueIndex('lineage_jobs_key').on(t.workspaceId, t.namespace, t.name),
  ],
)

export const lineageJobDatasets = pgTable(
  'lineage_job_datasets',
  {
    id: id(),
    workspaceId: workspaceId(),
    jobId: uuid('job_id')
      .notNull()
      .references(() => lineageJobs.id),
    datasetId: uuid('dataset_id')
      .notNull()
      .references(() => datasets.id),
    direction: text('direction').$type<'input' | 'output'>().notNull(),
    seenAt: instant('seen_at').notNull().default(now),
    revision: revision(),
  },
  (t) => [
    uniqueIndex('lineage_job_datasets_key').on(t.workspaceId, t.jobId, t.datasetId, t.direction),
    index('lineage_job_datasets_dataset_idx').on(t.workspaceId, t.datasetId),
  ],
)
