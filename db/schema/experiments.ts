import { index, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { DatasetUse, RecordSource } from '@/lib/datasets/vocabulary'
import type { RunArtifact, RunMetric, RunStatus } from '@/lib/experiments/vocabulary'
import { id, instant, now, revision, workspaceId } from './columns'
import { datasetVersions } from './datasets'
import { useCases } from './use-cases'

export const experiments = pgTable(
  'experiments',
  {
    id: id(),
    workspaceId: workspaceId(),
    ref: text('ref').notNull(),
    useCaseId: uuid('use_case_id')
      .notNull()
      .references(() => useCases.id),
    name: text('name').notNull(),
    description: text('description').notNull().default(''),
    /** The tool that has it, and its id there; empty for one of the portal's own. */
    system: text('system').notNull().default(''),
    externalId: text('external_id'),
    recordedFrom: text('recorded_from').$type<RecordSource>().notNull().default('person'),
    createdBy: uuid('created_by'),
    createdAt: instant('created_at').notNull().default(now),
    revision: revision(),
  },
  (t) => [
    uniqueIndex('experiments_ref_key').on(t.workspaceId, t.ref),
    uniqueIndex('experiments_name_key').on(t.workspaceId, t.useCaseId, t.name),
    index('experiments_page_idx').on(t.workspaceId, t.id),
  ],
)

export const runs = pgTable(
  'runs',
  {
    id: id(),
    workspaceId: workspaceId(),
    ref: text('ref').notNull(),
    experimentId: uuid('experiment_id')
      .notNull()
      .references(() => experiments.id),
    name: text('name').notNull(),
    status: text('status').$type<RunStatus>().notNull(),
    startedAt: instant('started_at'),
    endedAt: instant('ended_at'),
    parameters: jsonb('parameters').$type<Record<string, string>>().notNull().default({}),
    metrics: jsonb('metrics').$type<RunMetric[]>().notNull().default([]),
    tags: jsonb('tags').$type<Record<string, string>>().notNull().default({}),
    codeCommit: text('code_commit'),
    codeRepository: text('code_repository'),
    environment: jsonb('environment').$type<Record<string, string>>().notNull().default({}),
    artifacts: jsonb('artifacts').$type<RunArtifact[]>().notNull().default([]),
    system: text('system').notNull().default(''),
    externalId: text('external_id'),
    recordedFrom: text('recorded_from').$type<RecordSource>().notNull().default('person'),
    recordedBy: uuid('recorded_by'),
    recordedAt: instant('recorded_at').notNull().default(now),
    revision: revision(),
  },
  (t) => [
    uniqueIndex('runs_ref_key').on(t.workspaceId, t.ref),
    uniqueIndex('runs_external_key').on(t.workspaceId, t.system, t.externalId),
    index('runs_experiment_idx').on(t.workspaceId, t.experimentId, t.id),
  ],
)

/** A dataset version that a run used. Never changed. */
export const runDatasets = pgTable(
  'run_datasets',
  {
    id: id(),
    workspaceId: workspaceId(),
    runId: uuid('run_id')
      .notNull()
      .references(() => runs.id),
    datasetVersionId: uuid('dataset_version_id')
      .notNull()
      .references(() => datasetVersions.id),
    use: text('use').$type<DatasetUse>().notNull(),
    revision: revision(),
  },
  (t) => [
    uniqueIndex('run_datasets_key').on(t.workspaceId, t.runId, t.datasetVersionId, t.use),
    index('run_datasets_version_idx').on(t.workspaceId, t.datasetVersionId),
  ],
)
