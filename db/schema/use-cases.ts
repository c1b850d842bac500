import { boolean, index, integer, jsonb, numeric, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { RoleId } from '@/lib/platform/vocabulary'
import type { InvolvementMatrix, RiskTier, Stage, StageMoveKind } from '@/lib/use-cases/vocabulary'
import { id, instant, now, revision, workspaceId } from './columns'

export const useCases = pgTable(
  'use_cases',
  {
    id: id(),
    workspaceId: workspaceId(),
    ref: text('ref').notNull(),
    name: text('name').notNull(),
    problem: text('problem').notNull(),
    area: text('area').notNull(),
    sponsorId: uuid('sponsor_id').notNull(),
    riskTier: text('risk_tier').$type<RiskTier>(),
    /** A risk officer set the tier against what the questionnaire says. */
    isTierOverridden: boolean('is_tier_overridden').notNull().default(false),
    /** Who does, answers for, is asked and is told, by stage; null: the default matrix. */
    involvement: jsonb('involvement').$type<InvolvementMatrix>(),
    createdBy: uuid('created_by').notNull(),
    createdAt: instant('created_at').notNull().default(now),
    retiredAt: instant('retired_at'),
    retiredReason: text('retired_reason'),
    /** What takes its place, in words or as a reference. */
    replacement: text('replacement'),
    /** Where its data and records are kept. */
    recordsKept: text('records_kept'),
    revision: revision(),
  },
  (t) => [
    uniqueIndex('use_cases_ref_key').on(t.workspaceId, t.ref),
    index('use_cases_page_idx').on(t.workspaceId, t.id),
    index('use_cases_newest_idx').on(t.workspaceId, t.createdAt, t.id),
    index('use_cases_name_idx').on(t.workspaceId, t.name, t.id),
  ],
)

/**
 * What the newest published Added value document promises a year. Kept beside the document by the database itself, so that a
 * portfolio is summed without reading documents.
 */
export const useCaseValues = pgTable(
  'use_case_values',
  {
    useCaseId: uuid('use_case_id')
      .primaryKey()
      .references(() => useCases.id),
    workspaceId: workspaceId(),
    amount: numeric('amount', { precision: 20, scale: 2 }).notNull(),
    /** ISO 4217 */
    currency: text('currency').notNull(),
  },
  (t) => [index('use_case_values_workspace_idx').on(t.workspaceId)],
)

/** One walk of a use case through the stages; the first is made with the use case. */
export const iterations = pgTable(
  'iterations',
  {
    id: id(),
    workspaceId: workspaceId(),
    useCaseId: uuid('use_case_id')
      .notNull()
      .references(() => useCases.id),
    number: integer('number').notNull(),
    stage: text('stage').$type<Stage>().notNull(),
    stageSince: instant('stage_since').notNull().default(now),
    startedAt: instant('started_at').notNull().default(now),
    /** Why it was begun; the first one needs no reason. */
    reason: text('reason').notNull().default(''),
    revision: revision(),
  },
  (t) => [uniqueIndex('iterations_number_key').on(t.workspaceId, t.useCaseId, t.number)],
)

/** A gate that somebody asked to pass: from the stage an iteration is in to a later one. Decided by an approval request about it. */
export const stageGates = pgTable(
  'stage_gates',
  {
    id: id(),
    workspaceId: workspaceId(),
    ref: text('ref').notNull(),
    useCaseId: uuid('use_case_id')
      .notNull()
      .references(() => useCases.id),
    iterationId: uuid('iteration_id')
      .notNull()
      .references(() => iterations.id),
    fromStage: text('from_stage').$type<Stage>().notNull(),
    toStage: text('to_stage').$type<Stage>().notNull(),
    /** Stages in between that are left out, with the reason. */
    skipped: text('skipped').array().$type<Stage[]>().notNull(),
    skipReason: text('skip_reason').notNull(),
    note: text('note').notNull(),
    askedBy: uuid('asked_by').notNull(),
    askedAt: instant('asked_at').notNull().default(now),
    passedAt: instant('passed_at'),
    passedBy: uuid('passed_by'),
    revision: revision(),
  },
  (t) => [
    uniqueIndex('stage_gates_ref_key').on(t.workspaceId, t.ref),
    index('stage_gates_iteration_idx').on(t.workspaceId, t.iterationId, t.id),
  ],
)

/** Every step of an iteration, forward through a gate or back with a reason. Never changed. */
export const stageMoves = pgTable(
  'stage_moves',
  {
    id: id(),
    workspaceId: workspaceId(),
    useCaseId: uuid('use_case_id')
      .notNull()
      .references(() => useCases.id),
    iterationId: uuid('iteration_id')
      .notNull()
      .references(() => iterations.id),
    kind: text('kind').$type<StageMoveKind>().notNull(),
    /** Null for the first. */
    fromStage: text('from_stage').$type<Stage>(),
    toStage: text('to_stage').$type<Stage>().notNull(),
    skipped: text('skipped').array().$type<Stage[]>().notNull(),
    reason: text('reason').notNull(),
    gateId: uuid('gate_id').references(() => stageGates.id),
    movedBy: uuid('moved_by').notNull(),
    movedAt: instant('moved_at').notNull().default(now),
    revision: revision(),
  },
  (t) => [index('stage_moves_use_case_idx').on(t.workspaceId, t.useCaseId, t.id)],
)

/** A list's filter and order that a person keeps under a name. */
export const savedViews = pgTable(
  'saved_views',
  {
    id: id(),
    workspaceId: workspaceId(),
    personId: uuid('person_id').notNull(),
    list: text('list').notNull(),
    name: text('name').notNull(),
    /** The list's query string. */
    query: text('query').notNull(),
    createdAt: instant('created_at').notNull().default(now),
  },
  (t) => [uniqueIndex('saved_views_key').on(t.workspaceId, t.personId, t.list, t.name)],
)

/** A person's role in one use case. Ended rows stay: they answer "who could, then". */
export const useCaseMembers = pgTable(
  'use_case_members',
  {
    id: id(),
    workspaceId: workspaceId(),
    useCaseId: uuid('use_case_id')
      .notNull()
      .references(() => useCases.id),
    personId: uuid('person_id').notNull(),
    role: text('role').$type<RoleId>().notNull(),
    addedAt: instant('added_at').notNull().default(now),
    removedAt: instant('removed_at'),
    revision: revision(),
  },
  (t) => [
    uniqueIndex('use_case_members_role_key').on(t.workspaceId, t.useCaseId, t.personId, t.role),
    index('use_case_members_person_idx').on(t.workspaceId, t.personId),
  ],
)
