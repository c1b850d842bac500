import { sql } from 'drizzle-orm'
import {
  date,
  doublePrecision,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import type { ObservationSource } from '@/lib/metrics/observations/vocabulary'
import { id, instant, now, revision, workspaceId } from './columns'
import { metrics } from './metrics'
import { modelVersions } from './models'

/** Values that were recorded together. The log has its digest, which is over the values: that is how they are governed. */
export const observationBatches = pgTable(
  'observation_batches',
  {
    id: id(),
    workspaceId: workspaceId(),
    metricId: uuid('metric_id')
      .notNull()
      .references(() => metrics.id),
    source: text('source').$type<ObservationSource>().notNull(),
    /** The file they came from, where they came from one. */
    filename: text('filename'),
    rows: integer('rows').notNull(),
    /** Over the canonical lines of its observations; see docs/audit-formats.md. */
    digest: text('digest').notNull(),
    recordedBy: uuid('recorded_by'),
    recordedAt: instant('recorded_at').notNull().default(now),
    revision: revision(),
  },
  (t) => [index('observation_batches_metric_idx').on(t.workspaceId, t.metricId, t.id)],
)

/** What observations of a metric have in common: which model version, where, for whom. */
export const observationSeries = pgTable(
  'observation_series',
  {
    id: id(),
    workspaceId: workspaceId(),
    metricId: uuid('metric_id')
      .notNull()
      .references(() => metrics.id),
    modelVersionId: uuid('model_version_id').references(() => modelVersions.id),
    /** Empty where it was not said. */
    environment: text('environment').notNull().default(''),
    /** Empty for all of them. */
    slice: text('slice').notNull().default(''),
  },
  (t) => [
    unique('observation_series_key')
      .on(t.workspaceId, t.metricId, t.modelVersionId, t.environment, t.slice)
      .nullsNotDistinct(),
  ],
)

/** A dated value. Never changed: a wrong one is withdrawn and says so. */
export const observations = pgTable(
  'observations',
  {
    id: id(),
    workspaceId: workspaceId(),
    seriesId: uuid('series_id')
      .notNull()
      .references(() => observationSeries.id),
    batchId: uuid('batch_id')
      .notNull()
      .references(() => observationBatches.id),
    observedAt: instant('observed_at').notNull(),
    value: doublePrecision('value').notNull(),
    note: text('note').notNull().default(''),
    /** Set by the database when a withdrawal is written. */
    withdrawnAt: instant('withdrawn_at'),
  },
  (t) => [
    uniqueIndex('observations_key').on(t.workspaceId, t.seriesId, t.observedAt).where(sql`withdrawn_at is null`),
    index('observations_withdrawn_idx')
      .on(t.workspaceId, t.seriesId, t.observedAt)
      .where(sql`withdrawn_at is not null`),
    index('observations_batch_idx').on(t.workspaceId, t.batchId),
  ],
)

/** Why a value does not count. Never changed. */
export const observationWithdrawals = pgTable(
  'observation_withdrawals',
  {
    id: id(),
    workspaceId: workspaceId(),
    observationId: uuid('observation_id')
      .notNull()
      .references(() => observations.id),
    reason: text('reason').notNull(),
    withdrawnBy: uuid('withdrawn_by').notNull(),
    withdrawnAt: instant('withdrawn_at').notNull().default(now),
    revision: revision(),
  },
  (t) => [uniqueIndex('observation_withdrawals_key').on(t.workspaceId, t.observationId)],
)

/** A day of a series with its extremes, kept by the database, so that a long history is drawn without reading all of it. */
export const observationDays = pgTable(
  'observation_days',
  {
    workspaceId: workspaceId(),
    seriesId: uuid('series_id')
      .notNull()
      .references(() => observationSeries.id),
    day: date('day', { mode: 'string' }).notNull(),
    count: integer('count').notNull(),
    total: doublePrecision('total').notNull(),
    least: doublePrecision('least').notNull(),
    leastAt: instant('least_at').notNull(),
    most: doublePrecision('most').notNull(),
    mostAt: instant('most_at').notNull(),
    last: doublePrecision('last').notNull(),
    lastAt: instant('last_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.seriesId, t.day] })],
)
