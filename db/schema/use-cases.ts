import { index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { RoleId } from '@/lib/platform/vocabulary'
import type { RiskTier, Stage } from '@/lib/use-cases/vocabulary'
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
    createdBy: uuid('created_by').notNull(),
    createdAt: instant('created_at').notNull().default(now),
    retiredAt: instant('retired_at'),
    revision: revision(),
  },
  (t) => [
    uniqueIndex('use_cases_ref_key').on(t.workspaceId, t.ref),
    index('use_cases_page_idx').on(t.workspaceId, t.id),
  ],
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
    revision: revision(),
  },
  (t) => [uniqueIndex('iterations_number_key').on(t.workspaceId, t.useCaseId, t.number)],
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
