import { doublePrecision, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { MetricAudience, MetricCadence, MetricDirection } from '@/lib/metrics/vocabulary'
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
