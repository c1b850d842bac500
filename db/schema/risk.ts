import { index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { Questionnaire } from '@/lib/risk/vocabulary'
import type { RiskTier } from '@/lib/use-cases/vocabulary'
import { id, instant, now, revision, workspaceId } from './columns'
import { useCases } from './use-cases'

/** The questions that a workspace finds the risk tier by: one row; `version` is the newest. */
export const riskQuestionnaires = pgTable(
  'risk_questionnaires',
  {
    id: id(),
    workspaceId: workspaceId(),
    version: integer('version').notNull(),
    revision: revision(),
  },
  (t) => [uniqueIndex('risk_questionnaires_key').on(t.workspaceId)],
)

export const riskQuestionnaireVersions = pgTable(
  'risk_questionnaire_versions',
  {
    id: id(),
    workspaceId: workspaceId(),
    questionnaireId: uuid('questionnaire_id')
      .notNull()
      .references(() => riskQuestionnaires.id),
    version: integer('version').notNull(),
    definition: jsonb('definition').$type<Questionnaire>().notNull(),
    note: text('note').notNull(),
    publishedBy: uuid('published_by').notNull(),
    publishedAt: instant('published_at').notNull().default(now),
    revision: revision(),
  },
  (t) => [uniqueIndex('risk_questionnaire_versions_key').on(t.workspaceId, t.questionnaireId, t.version)],
)

/** A use case's answers and the tier they add up to. Never changed. */
export const riskAssessments = pgTable(
  'risk_assessments',
  {
    id: id(),
    workspaceId: workspaceId(),
    useCaseId: uuid('use_case_id')
      .notNull()
      .references(() => useCases.id),
    questionnaireVersion: integer('questionnaire_version').notNull(),
    /** The value of the option chosen, by question. */
    answers: jsonb('answers').$type<Record<string, string>>().notNull(),
    points: integer('points').notNull(),
    tier: text('tier').$type<RiskTier>().notNull(),
    note: text('note').notNull(),
    assessedBy: uuid('assessed_by').notNull(),
    assessedAt: instant('assessed_at').notNull().default(now),
    revision: revision(),
  },
  (t) => [index('risk_assessments_use_case_idx').on(t.workspaceId, t.useCaseId, t.id)],
)
