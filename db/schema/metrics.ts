import { isNull } from 'drizzle-orm'
import {
  boolean,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import type {
  LevelContent,
  LinkSide,
  MetricAudience,
  MetricCadence,
  MetricDirection,
  MetricStanding,
} from '@/lib/metrics/vocabulary'
import { id, instant, now, revision, workspaceId } from './columns'
import { useCases } from './use-cases'

/** A key metric of a use case (domain.md §3). */
export const metrics = pgTable(
  'metrics',
  {
    id: id(),
    workspaceId: workspaceId(),
    ref: text('ref').notNull(),
    useCaseId: uuid('use_case_id')
      .notNull()
      .references(() => useCases.id),
    name: text('name').notNull(),
    audience: text('audience').$type<MetricAudience>().notNull(),
    definition: text('definition').notNull().default(''),
    unit: text('unit').notNull().default(''),
    direction: text('direction').$type<MetricDirection>().notNull(),
    /** The band of a metric that should stay within one. */
    bandLow: doublePrecision('band_low'),
    bandHigh: doublePrecision('band_high'),
    baseline: doublePrecision('baseline'),
    target: doublePrecision('target'),
    /** Beyond it someone must act. */
    guardrail: doublePrecision('guardrail'),
    ownerId: uuid('owner_id'),
    cadence: text('cadence').$type<MetricCadence>(),
    /** Where its observations come from. */
    source: text('source').notNull().default(''),
    /** The series of a Prometheus exposition that it is read from: `churn_recall{slice="all"}`. */
    series: text('series').notNull().default(''),
    /** What it gains against its baseline is counted in the value ledger. */
    isValue: boolean('is_value').notNull().default(false),
    /** The newest of its targets. */
    targetVersion: integer('target_version').notNull().default(1),
    /** Everybody who wrote a part of it. */
    writers: uuid('writers').array().notNull().default([]),
    createdAt: instant('created_at').notNull().default(now),
    changedAt: instant('changed_at').notNull().default(now),
    retiredAt: instant('retired_at'),
    revision: revision(),
  },
  (t) => [
    uniqueIndex('metrics_ref_key').on(t.workspaceId, t.ref),
    index('metrics_use_case_idx').on(t.workspaceId, t.useCaseId),
  ],
)

/** What a metric was to reach, as of a time: the figures by which a result is judged. Never changed; a new target is a new version. */
export const metricTargets = pgTable(
  'metric_targets',
  {
    id: id(),
    workspaceId: workspaceId(),
    metricId: uuid('metric_id')
      .notNull()
      .references(() => metrics.id),
    version: integer('version').notNull(),
    unit: text('unit').notNull(),
    direction: text('direction').$type<MetricDirection>().notNull(),
    bandLow: doublePrecision('band_low'),
    bandHigh: doublePrecision('band_high'),
    baseline: doublePrecision('baseline'),
    target: doublePrecision('target'),
    guardrail: doublePrecision('guardrail'),
    setBy: uuid('set_by').notNull(),
    setAt: instant('set_at').notNull().default(now),
    revision: revision(),
  },
  (t) => [uniqueIndex('metric_targets_key').on(t.workspaceId, t.metricId, t.version)],
)

/** "A drives B" (domain.md §3), with what one is worth in the other. */
export const metricLinks = pgTable(
  'metric_links',
  {
    id: id(),
    workspaceId: workspaceId(),
    ref: text('ref').notNull(),
    useCaseId: uuid('use_case_id')
      .notNull()
      .references(() => useCases.id),
    fromId: uuid('from_id')
      .notNull()
      .references(() => metrics.id),
    toId: uuid('to_id')
      .notNull()
      .references(() => metrics.id),
    rationale: text('rationale').notNull(),
    /** What the rate rests on. */
    evidence: text('evidence').notNull().default(''),
    /** When the driver moves by `per`, the driven moves by `rate`, somewhere between `rateLow` and `rateHigh`. */
    per: doublePrecision('per'),
    rate: doublePrecision('rate'),
    rateLow: doublePrecision('rate_low'),
    rateHigh: doublePrecision('rate_high'),
    /** In place of a rate: the driven as a formula of the driver `x`, right within a share of `uncertainty`. */
    formula: text('formula'),
    uncertainty: doublePrecision('uncertainty'),
    /** Values of the driver between which the rate holds. */
    holdsLow: doublePrecision('holds_low'),
    holdsHigh: doublePrecision('holds_high'),
    /** Counts what its two sides sign: a signature is for one of them. */
    terms: integer('terms').notNull().default(1),
    writers: uuid('writers').array().notNull().default([]),
    createdAt: instant('created_at').notNull().default(now),
    changedAt: instant('changed_at').notNull().default(now),
    retiredAt: instant('retired_at'),
    revision: revision(),
  },
  (t) => [
    uniqueIndex('metric_links_ref_key').on(t.workspaceId, t.ref),
    uniqueIndex('metric_links_pair_key').on(t.workspaceId, t.fromId, t.toId).where(isNull(t.retiredAt)),
    index('metric_links_use_case_idx').on(t.workspaceId, t.useCaseId),
  ],
)

/** A role stands behind the metrics of its level, and its side of the links, as they read then. Never changed. */
export const levelSignOffs = pgTable(
  'level_sign_offs',
  {
    id: id(),
    workspaceId: workspaceId(),
    useCaseId: uuid('use_case_id')
      .notNull()
      .references(() => useCases.id),
    audience: text('audience').$type<MetricAudience>().notNull(),
    personId: uuid('person_id').notNull(),
    role: text('role').notNull(),
    content: jsonb('content').$type<LevelContent>().notNull(),
    signedAt: instant('signed_at').notNull().default(now),
    revision: revision(),
  },
  (t) => [index('level_sign_offs_use_case_idx').on(t.workspaceId, t.useCaseId, t.audience, t.id)],
)

/** One side of a link signed for its terms; both sides make it agreed. Never changed. */
export const metricLinkSignatures = pgTable(
  'metric_link_signatures',
  {
    id: id(),
    workspaceId: workspaceId(),
    linkId: uuid('link_id')
      .notNull()
      .references(() => metricLinks.id),
    terms: integer('terms').notNull(),
    side: text('side').$type<LinkSide>().notNull(),
    personId: uuid('person_id').notNull(),
    /** The role by which they could: of the level, or `owner` of the metric. */
    role: text('role').notNull(),
    signOffId: uuid('sign_off_id').references(() => levelSignOffs.id),
    signedAt: instant('signed_at').notNull().default(now),
    revision: revision(),
  },
  (t) => [uniqueIndex('metric_link_signatures_key').on(t.workspaceId, t.linkId, t.terms, t.side)],
)

/** How a metric stands by its newest overall value. Follows from observations and targets; kept so that lists need not look at them. */
export const metricStandings = pgTable(
  'metric_standings',
  {
    metricId: uuid('metric_id').primaryKey(),
    workspaceId: workspaceId(),
    seriesId: uuid('series_id').notNull(),
    observedAt: instant('observed_at').notNull(),
    value: doublePrecision('value').notNull(),
    standing: text('standing').$type<MetricStanding>().notNull(),
    since: instant('since').notNull(),
    /** When it goes stale by its cadence; null where none follows. */
    dueAt: instant('due_at'),
    /** When that was noticed. */
    staleAt: instant('stale_at'),
  },
  (t) => [
    index('metric_standings_due_idx').on(t.workspaceId, t.dueAt),
    foreignKey({ columns: [t.metricId], foreignColumns: [metrics.id] }),
  ],
)
