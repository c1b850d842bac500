import { asc, desc, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { schema } from '@/db/client'
import { defineQuery } from '@/lib/platform/command'
import { workspacePeople } from '@/lib/platform/people'
import { isoInstant } from '@/lib/platform/times'
import { findUseCase } from '@/lib/use-cases/find-use-case'
import { readUseCaseInput } from '@/lib/use-cases/input'
import { readTierDecision } from '@/lib/use-cases/tier-decision'
import { questionnaireSchema } from './definition'
import { assessRisk, compareAnswers } from './rules'
import { readQuestionnaire, readQuestionnaires } from './store'
import type { AssessmentsView, QuestionnairePreview, QuestionnaireView } from './views'

const { riskAssessments, riskQuestionnaireVersions, useCases } = schema

export const getQuestionnaire = defineQuery({
  name: 'risk-questionnaire.get',
  summary: 'Read the risk questionnaire and its versions',
  permission: 'use-case.read',
  input: z.strictObject({ version: z.coerce.number().int().min(1).optional() }),
  rest: { method: 'GET', path: '/risk-questionnaire' },
  async run(tx, input): Promise<QuestionnaireView> {
    const { version, definition } = await readQuestionnaire(tx, input.version)
    const rows = await tx.db
      .select({
        version: riskQuestionnaireVersions.version,
        note: riskQuestionnaireVersions.note,
        publishedBy: workspacePeople.name,
        publishedAt: riskQuestionnaireVersions.publishedAt,
      })
      .from(riskQuestionnaireVersions)
      .leftJoin(workspacePeople, eq(workspacePeople.id, riskQuestionnaireVersions.publishedBy))
      .orderBy(desc(riskQuestionnaireVersions.version))
    const versions = rows.map((row) => ({ ...row, publishedAt: isoInstant(row.publishedAt) }))
    const standing = versions.find((row) => row.version === version)
    return {
      version,
      definition,
      note: standing?.note ?? 'Built in',
      publishedBy: standing?.publishedBy ?? null,
      publishedAt: standing?.publishedAt ?? null,
      newest: versions[0]?.version ?? 1,
      versions,
    }
  },
})

export const listAssessments = defineQuery({
  name: 'use-case.assessments',
  summary: 'List the risk assessments of a use case, newest first',
  permission: 'use-case.read',
  input: readUseCaseInput,
  rest: { method: 'GET', path: '/use-cases/{useCase}/risk-assessments' },
  async run(tx, input): Promise<AssessmentsView> {
    const { id, ref, name, revision, riskTier, isTierOverridden } = await findUseCase(tx, input.useCase)
    const rows = await tx.db
      .select({ row: riskAssessments, by: workspacePeople.name })
      .from(riskAssessments)
      .leftJoin(workspacePeople, eq(workspacePeople.id, riskAssessments.assessedBy))
      .where(eq(riskAssessments.useCaseId, id))
      .orderBy(desc(riskAssessments.id))
    const questionnaires = await readQuestionnaires(tx)
    const given = rows.map(({ row, by }) => ({ row, by, questionnaire: questionnaires.get(row.questionnaireVersion)! }))
    return {
      useCase: {
        id,
        ref,
        name,
        revision,
        riskTier,
        isOverridden: isTierOverridden,
        decided: riskTier ? await readTierDecision(tx, id) : null,
      },
      items: given.map(({ row, by, questionnaire }, at) => {
        const before = given[at + 1]
        return {
          id: row.id,
          questionnaireVersion: row.questionnaireVersion,
          answers: row.answers,
          points: row.points,
          tier: row.tier,
          note: row.note,
          by,
          at: isoInstant(row.assessedAt),
          reasons: assessRisk(questionnaire, row.answers).reasons,
          changes: before
            ? compareAnswers(
                { questionnaire: before.questionnaire, answers: before.row.answers },
                { questionnaire, answers: row.answers },
              )
            : [],
        }
      }),
      next: null,
    }
  },
})

export const previewQuestionnaire = defineQuery({
  name: 'risk-questionnaire.preview',
  summary: 'See which tiers a draft of the questionnaire would change',
  description: 'As if every use case kept the answers it gave last. Changes nothing.',
  permission: 'use-case.read',
  input: z.strictObject({ definition: questionnaireSchema }),
  rest: { method: 'POST', path: '/risk-questionnaire/preview' },
  async run(tx, input): Promise<QuestionnairePreview> {
    const rows = await tx.db
      .selectDistinctOn([riskAssessments.useCaseId], {
        ref: useCases.ref,
        name: useCases.name,
        isOverridden: useCases.isTierOverridden,
        from: riskAssessments.tier,
        answers: riskAssessments.answers,
      })
      .from(riskAssessments)
      .innerJoin(useCases, eq(useCases.id, riskAssessments.useCaseId))
      .orderBy(asc(riskAssessments.useCaseId), desc(riskAssessments.id))
    const [all] = await tx.db.select({ count: sql<number>`count(*)::int` }).from(useCases)
    const results = rows.map(({ answers, ...row }) => ({ ...row, result: assessRisk(input.definition, answers) }))
    return {
      assessed: rows.length,
      changed: results
        .filter(({ from, result }) => result.tier !== from)
        .map(({ result, ...row }) => ({ ...row, to: result.tier })),
      incomplete: results.filter(({ result }) => result.missing.length > 0).length,
      unassessed: all!.count - rows.length,
    }
  },
})
