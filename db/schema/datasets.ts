import {
  bigint,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import type {
  AssessmentBasis,
  CheckResult,
  DatasetColumn,
  IdentityKind,
  LegalBasis,
  PersonalDataClass,
  QualityDimension,
  RecordSource,
  RemedyKind,
} from '@/lib/datasets/vocabulary'
import { id, instant, now, revision, workspaceId } from './columns'
import { useCases } from './use-cases'

export const datasets = pgTable(
  'datasets',
  {
    id: id(),
    workspaceId: workspaceId(),
    ref: text('ref').notNull(),
    name: text('name').notNull(),
    description: text('description').notNull().default(''),
    /** Where it comes from, in words. */
    source: text('source').notNull().default(''),
    /** The use case whose team keeps it; null for one that belongs to nobody in particular. */
    useCaseId: uuid('use_case_id').references(() => useCases.id),
    ownerId: uuid('owner_id'),
    legalBasis: text('legal_basis').$type<LegalBasis>().notNull().default('unknown'),
    licence: text('licence').notNull().default(''),
    personalData: text('personal_data').$type<PersonalDataClass>().notNull().default('unknown'),
    recordedFrom: text('recorded_from').$type<RecordSource>().notNull().default('person'),
    createdBy: uuid('created_by'),
    createdAt: instant('created_at').notNull().default(now),
    retiredAt: instant('retired_at'),
    revision: revision(),
  },
  (t) => [
    uniqueIndex('datasets_ref_key').on(t.workspaceId, t.ref),
    uniqueIndex('datasets_name_key').on(t.workspaceId, t.name),
    index('datasets_page_idx').on(t.workspaceId, t.id),
  ],
)

/** Names that other tools have for a dataset: an OpenLineage namespace and name, a DVC path. */
export const datasetNames = pgTable(
  'dataset_names',
  {
    id: id(),
    workspaceId: workspaceId(),
    datasetId: uuid('dataset_id')
      .notNull()
      .references(() => datasets.id),
    namespace: text('namespace').notNull(),
    name: text('name').notNull(),
    revision: revision(),
  },
  (t) => [uniqueIndex('dataset_names_key').on(t.workspaceId, t.namespace, t.name)],
)

/** A content of a dataset. Never changed. */
export const datasetVersions = pgTable(
  'dataset_versions',
  {
    id: id(),
    workspaceId: workspaceId(),
    datasetId: uuid('dataset_id')
      .notNull()
      .references(() => datasets.id),
    version: integer('version').notNull(),
    /** The source's own version string. */
    label: text('label'),
    identityKind: text('identity_kind').$type<IdentityKind>().notNull(),
    identity: text('identity').notNull(),
    location: text('location'),
    rows: bigint('rows', { mode: 'number' }),
    bytes: bigint('bytes', { mode: 'number' }),
    columns: jsonb('columns').$type<DatasetColumn[]>().notNull().default([]),
    note: text('note').notNull().default(''),
    recordedFrom: text('recorded_from').$type<RecordSource>().notNull().default('person'),
    recordedBy: uuid('recorded_by'),
    recordedAt: instant('recorded_at').notNull().default(now),
    revision: revision(),
  },
  (t) => [
    uniqueIndex('dataset_versions_key').on(t.workspaceId, t.datasetId, t.version),
    uniqueIndex('dataset_versions_identity_key').on(t.workspaceId, t.datasetId, t.identityKind, t.identity),
  ],
)

/** Results of automated checks of a dataset. Never changed. */
export const checkRuns = pgTable(
  'check_runs',
  {
    id: id(),
    workspaceId: workspaceId(),
    ref: text('ref').notNull(),
    datasetId: uuid('dataset_id')
      .notNull()
      .references(() => datasets.id),
    datasetVersionId: uuid('dataset_version_id').references(() => datasetVersions.id),
    /** The format it was read from, or `person`. */
    tool: text('tool').notNull(),
    name: text('name').notNull(),
    ranAt: instant('ran_at').notNull(),
    passed: integer('passed').notNull(),
    failed: integer('failed').notNull(),
    results: jsonb('results').$type<CheckResult[]>().notNull(),
    /** Of what was recorded, so that the same results are not recorded twice. */
    digest: text('digest').notNull(),
    recordedBy: uuid('recorded_by'),
    recordedAt: instant('recorded_at').notNull().default(now),
    revision: revision(),
  },
  (t) => [
    uniqueIndex('check_runs_ref_key').on(t.workspaceId, t.ref),
    uniqueIndex('check_runs_digest_key').on(t.workspaceId, t.datasetId, t.digest),
  ],
)

/** A score of one dimension of quality with what it rests on. Never changed: the newest of a dimension counts. */
export const qualityAssessments = pgTable(
  'quality_assessments',
  {
    id: id(),
    workspaceId: workspaceId(),
    datasetVersionId: uuid('dataset_version_id')
      .notNull()
      .references(() => datasetVersions.id),
    dimension: text('dimension').$type<QualityDimension>().notNull(),
    /** 0 to 100. */
    score: doublePrecision('score').notNull(),
    basis: text('basis').$type<AssessmentBasis>().notNull(),
    reason: text('reason').notNull(),
    checkRunId: uuid('check_run_id').references(() => checkRuns.id),
    assessedBy: uuid('assessed_by').notNull(),
    assessedAt: instant('assessed_at').notNull().default(now),
    revision: revision(),
  },
  (t) => [index('quality_assessments_idx').on(t.workspaceId, t.datasetVersionId, t.dimension, t.id)],
)

/** What is done about low quality. */
export const qualityRemedies = pgTable(
  'quality_remedies',
  {
    id: id(),
    workspaceId: workspaceId(),
    ref: text('ref').notNull(),
    datasetVersionId: uuid('dataset_version_id')
      .notNull()
      .references(() => datasetVersions.id),
    dimension: text('dimension').$type<QualityDimension>().notNull(),
    kind: text('kind').$type<RemedyKind>().notNull(),
    plan: text('plan').notNull(),
    ownerId: uuid('owner_id').notNull(),
    dueOn: date('due_on', { mode: 'string' }),
    openedBy: uuid('opened_by').notNull(),
    openedAt: instant('opened_at').notNull().default(now),
    closedBy: uuid('closed_by'),
    closedAt: instant('closed_at'),
    outcome: text('outcome').notNull().default(''),
    revision: revision(),
  },
  (t) => [
    uniqueIndex('quality_remedies_ref_key').on(t.workspaceId, t.ref),
    index('quality_remedies_version_idx').on(t.workspaceId, t.datasetVersionId),
  ],
)

export const features = pgTable(
  'features',
  {
    id: id(),
    workspaceId: workspaceId(),
    ref: text('ref').notNull(),
    name: text('name').notNull(),
    /** What it is a fact of: customer, contract, cell site. */
    entity: text('entity').notNull(),
    valueType: text('value_type').notNull(),
    description: text('description').notNull().default(''),
    datasetId: uuid('dataset_id').references(() => datasets.id),
    /** The column or the computation it comes from. */
    derivation: text('derivation').notNull().default(''),
    ownerId: uuid('owner_id'),
    useCaseId: uuid('use_case_id').references(() => useCases.id),
    createdBy: uuid('created_by'),
    createdAt: instant('created_at').notNull().default(now),
    retiredAt: instant('retired_at'),
    revision: revision(),
  },
  (t) => [
    uniqueIndex('features_ref_key').on(t.workspaceId, t.ref),
    uniqueIndex('features_name_key').on(t.workspaceId, t.entity, t.name),
  ],
)

/** A use case that uses a feature. */
export const featureUses = pgTable(
  'feature_uses',
  {
    id: id(),
    workspaceId: workspaceId(),
    featureId: uuid('feature_id')
      .notNull()
      .references(() => features.id),
    useCaseId: uuid('use_case_id')
      .notNull()
      .references(() => useCases.id),
    addedBy: uuid('added_by'),
    addedAt: instant('added_at').notNull().default(now),
    endedAt: instant('ended_at'),
    revision: revision(),
  },
  (t) => [uniqueIndex('feature_uses_key').on(t.workspaceId, t.featureId, t.useCaseId)],
)

/** Whether a use case keeps its features in a feature store, with what was weighed. Never changed: the newest counts. */
export const featureStoreDecisions = pgTable(
  'feature_store_decisions',
  {
    id: id(),
    workspaceId: workspaceId(),
    ref: text('ref').notNull(),
    useCaseId: uuid('use_case_id')
      .notNull()
      .references(() => useCases.id),
    answers: jsonb('answers').$type<Record<string, number | string | boolean>>().notNull(),
    advice: text('advice').notNull(),
    decision: text('decision').notNull(),
    reason: text('reason').notNull(),
    decidedBy: uuid('decided_by').notNull(),
    decidedAt: instant('decided_at').notNull().default(now),
    revision: revision(),
  },
  (t) => [
    uniqueIndex('feature_store_decisions_ref_key').on(t.workspaceId, t.ref),
    index('feature_store_decisions_idx').on(t.workspaceId, t.useCaseId, t.id),
  ],
)
