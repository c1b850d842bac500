import { doublePrecision, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { DatasetUse, RecordSource } from '@/lib/datasets/vocabulary'
import type { GateAnswer, Strategy } from '@/lib/deployments/vocabulary'
import type { Environment } from '@/lib/platform/vocabulary'
import { id, instant, now, revision, workspaceId } from './columns'
import { datasetVersions, features } from './datasets'
import { runs } from './experiments'
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

/** Once a release of it was approved, the database lets what it is and what it was made of change no more. */
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
    /** The run that made it. */
    runId: uuid('run_id').references(() => runs.id),
    codeCommit: text('code_commit'),
    codeRepository: text('code_repository'),
    configuration: jsonb('configuration').$type<Record<string, string>>().notNull().default({}),
    /** Everyone who recorded a part of it after it was made: authors of that part. */
    pinnedBy: uuid('pinned_by').array().notNull().default([]),
    /** The published revision of its card that this version stands for; 0 before the first. */
    cardRevision: integer('card_revision').notNull(),
    recordedFrom: text('recorded_from').$type<RecordSource>().notNull().default('person'),
    createdBy: uuid('created_by').notNull(),
    createdAt: instant('created_at').notNull().default(now),
    revision: revision(),
  },
  (t) => [
    uniqueIndex('model_versions_key').on(t.workspaceId, t.modelId, t.version),
    index('model_versions_run_idx').on(t.workspaceId, t.runId),
  ],
)

/** A dataset version that a model version was made or tested with. */
export const modelVersionDatasets = pgTable(
  'model_version_datasets',
  {
    id: id(),
    workspaceId: workspaceId(),
    modelVersionId: uuid('model_version_id')
      .notNull()
      .references(() => modelVersions.id),
    datasetVersionId: uuid('dataset_version_id')
      .notNull()
      .references(() => datasetVersions.id),
    use: text('use').$type<DatasetUse>().notNull(),
    revision: revision(),
  },
  (t) => [
    uniqueIndex('model_version_datasets_key').on(t.workspaceId, t.modelVersionId, t.datasetVersionId, t.use),
    index('model_version_datasets_version_idx').on(t.workspaceId, t.datasetVersionId),
  ],
)

export const modelVersionFeatures = pgTable(
  'model_version_features',
  {
    id: id(),
    workspaceId: workspaceId(),
    modelVersionId: uuid('model_version_id')
      .notNull()
      .references(() => modelVersions.id),
    featureId: uuid('feature_id')
      .notNull()
      .references(() => features.id),
    revision: revision(),
  },
  (t) => [
    uniqueIndex('model_version_features_key').on(t.workspaceId, t.modelVersionId, t.featureId),
    index('model_version_features_feature_idx').on(t.workspaceId, t.featureId),
  ],
)

/** A name that points to one version of a model: champion, challenger. */
export const modelAliases = pgTable(
  'model_aliases',
  {
    id: id(),
    workspaceId: workspaceId(),
    modelId: uuid('model_id')
      .notNull()
      .references(() => registeredModels.id),
    alias: text('alias').notNull(),
    /** Null once it was taken away. */
    versionId: uuid('version_id').references(() => modelVersions.id),
    revision: revision(),
  },
  (t) => [uniqueIndex('model_aliases_key').on(t.workspaceId, t.modelId, t.alias)],
)

/** Each move of an alias with its reason. Never changed: what it pointed to at any time is in here. */
export const modelAliasMoves = pgTable(
  'model_alias_moves',
  {
    id: id(),
    workspaceId: workspaceId(),
    modelId: uuid('model_id')
      .notNull()
      .references(() => registeredModels.id),
    alias: text('alias').notNull(),
    fromVersionId: uuid('from_version_id').references(() => modelVersions.id),
    toVersionId: uuid('to_version_id').references(() => modelVersions.id),
    reason: text('reason').notNull(),
    movedBy: uuid('moved_by'),
    movedAt: instant('moved_at').notNull().default(now),
    revision: revision(),
  },
  (t) => [index('model_alias_moves_idx').on(t.workspaceId, t.modelId, t.alias, t.id)],
)

/** A model version in an environment, as it was reported: a fact, also where no approval stood behind it. */
export const deployments = pgTable(
  'deployments',
  {
    id: id(),
    workspaceId: workspaceId(),
    ref: text('ref').notNull(),
    modelVersionId: uuid('model_version_id')
      .notNull()
      .references(() => modelVersions.id),
    environment: text('environment').$type<Environment>().notNull(),
    imageDigest: text('image_digest'),
    artifactDigest: text('artifact_digest'),
    strategy: text('strategy').$type<Strategy>().notNull(),
    /** Share of the traffic in percent, 0 to 100; a shadow answers nobody. */
    traffic: doublePrecision('traffic').notNull(),
    endpoint: text('endpoint'),
    startedAt: instant('started_at').notNull(),
    endedAt: instant('ended_at'),
    /** What the gate said when it was reported. */
    gate: jsonb('gate').$type<GateAnswer>().notNull(),
    recordedFrom: text('recorded_from').$type<RecordSource>().notNull().default('ci'),
    reportedBy: uuid('reported_by'),
    recordedAt: instant('recorded_at').notNull().default(now),
    revision: revision(),
  },
  (t) => [
    uniqueIndex('deployments_ref_key').on(t.workspaceId, t.ref),
    index('deployments_version_idx').on(t.workspaceId, t.modelVersionId, t.environment),
    index('deployments_time_idx').on(t.workspaceId, t.environment, t.startedAt),
  ],
)
