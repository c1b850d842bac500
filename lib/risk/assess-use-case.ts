// The team answers the questionnaire; the answers say the tier.
import { and, arrayOverlaps, eq } from 'drizzle-orm'
import { z } from 'zod'
import { schema } from '@/db/client'
import { change, recordEvent } from '@/lib/audit/record-event'
import { defineCommand } from '@/lib/platform/command'
import { newId, personOf, type Tx } from '@/lib/platform/context'
import { AppError, conflict, invalid } from '@/lib/platform/errors'
import { workspacePeople } from '@/lib/platform/people'
import { assertRevision } from '@/lib/platform/revision'
import { lockUseCase } from '@/lib/use-cases/find-use-case'
import { supersedeGates } from '@/lib/use-cases/supersede-gates'
import { type RiskTier, riskTierLabels } from '@/lib/use-cases/vocabulary'
import { assessRisk, isLower, optionOf, type RiskAnswers } from './rules'
import { lockQuestionnaire, readQuestionnaire } from './store'
import type { Questionnaire } from './vocabulary'

const { riskAssessments, useCases } = schema

export const assessUseCase = defineCommand({
  name: 'use-case.assess',
  summary: 'Answer the risk questionnaire of a use case',
  description:
    'The answers add up to the tier, which the use case then has unless a risk officer set another one. Only a risk officer may send answers that lower it.',
  permission: 'use-case.assess',
  input: z.strictObject({
    useCase: z.string().min(1).max(60),
    revision: z.coerce.number().int().min(1).optional(),
    /** The version of the questionnaire that was answered; the newest where it is left out. */
    version: z.coerce.number().int().min(1).optional(),
    /** The value of the option chosen, by question. */
    answers: z.record(z.string().max(40), z.string().max(40)),
    note: z.string().trim().max(2000, 'At most 2,000 characters.').default(''),
  }),
  rest: {
    method: 'POST',
    path: '/use-cases/{useCase}/risk-assessments',
    status: 201,
    example: {
      revision: 1,
      version: 1,
      answers: {
        subjects: 'individuals',
        autonomy: 'proposal',
        scale: 'many',
        vulnerable: 'among',
        data: 'personal',
        reversal: 'effort',
        rights: 'none',
        safety: 'nothing',
        influence: 'openly',
        reasons: 'general',
        origin: 'own',
      },
      note: 'Assumes that agents keep deciding whom they call.',
    },
  },
  find: (tx, input) => lockUseCase(tx, input.useCase),
  async run(tx, input, { useCase }) {
    assertRevision(input.revision, useCase.revision, { riskTier: useCase.riskTier })
    if (useCase.retiredAt) throw conflict(`${useCase.ref} is retired: how risky it was stays on record.`)
    const { changes: installed } = await lockQuestionnaire(tx)
    const { version, definition } = await readQuestionnaire(tx)
    if (input.version !== undefined && input.version !== version) {
      throw conflict(`The questions are version ${version} by now. Read what changed and answer them again.`, {
        version,
      })
    }
    checkAnswers(definition, input.answers)
    const { tier, points } = assessRisk(definition, input.answers)
    const isSet = !useCase.isTierOverridden && tier !== useCase.riskTier
    if (isSet && useCase.riskTier && isLower(tier, useCase.riskTier)) await assertMayLower(tx, useCase, tier)
    const [assessment] = await tx.db
      .insert(riskAssessments)
      .values({
        id: newId(tx),
        workspaceId: tx.ctx.workspaceId,
        useCaseId: useCase.id,
        questionnaireVersion: version,
        answers: input.answers,
        points,
        tier,
        note: input.note,
        assessedBy: personOf(tx),
      })
      .returning()
    // Also where the tier stays: whoever looks at the old answers must not send a decision about them.
    const [row] = await tx.db
      .update(useCases)
      .set({ riskTier: isSet ? tier : useCase.riskTier, revision: useCase.revision + 1 })
      .where(eq(useCases.id, useCase.id))
      .returning()
    await recordEvent(tx, {
      action: 'use_case.assessed',
      subject: { kind: 'use_case', id: useCase.id, revision: row!.revision },
      useCaseId: useCase.id,
      changes: [...installed, change(riskAssessments, assessment!), change(useCases, row!)],
      details: {
        ref: useCase.ref,
        name: useCase.name,
        tier,
        points,
        version,
        was: useCase.riskTier,
        isOverridden: useCase.isTierOverridden,
        ...(input.note ? { reason: input.note } : {}),
      },
    })
    await supersedeGates(tx, useCase.id)
    return {
      id: assessment!.id,
      ref: useCase.ref,
      revision: row!.revision,
      version,
      points,
      tier,
      riskTier: row!.riskTier,
      isOverridden: row!.isTierOverridden,
    }
  },
})

/** @throws invalid: every question has one of its own options as its answer. */
function checkAnswers({ questions }: Questionnaire, answers: RiskAnswers): void {
  const fields: Record<string, string> = {}
  for (const question of questions) {
    const given = answers[question.key]
    if (given === undefined || given === '') fields[`answers.${question.key}`] = `Choose one for “${question.text}”`
    else if (!optionOf(question, given)) {
      const known = question.options.map(({ value }) => value).join(', ')
      fields[`answers.${question.key}`] = `“${given}” is none of the options: ${known}.`
    }
  }
  for (const name of Object.keys(answers)) {
    if (!questions.some(({ key }) => key === name)) fields[`answers.${name}`] = 'There is no such question.'
  }
  const count = Object.keys(fields).length
  if (count > 0) throw invalid(`${count === 1 ? 'One question needs' : `${count} questions need`} an answer.`, fields)
}

/** @throws forbidden to everyone but a risk officer. */
async function assertMayLower(tx: Tx, useCase: { ref: string; riskTier: RiskTier | null }, tier: RiskTier) {
  if (tx.rights.duties.includes('risk_officer')) return
  const officers = await tx.db
    .select({ name: workspacePeople.name })
    .from(workspacePeople)
    .where(and(eq(workspacePeople.isMember, true), arrayOverlaps(workspacePeople.duties, ['risk_officer'])))
    .orderBy(workspacePeople.name)
  const names = officers.map(({ name }) => name).join(' or ')
  const said = `These answers come to ${riskTierLabels[tier].toLowerCase()}, and ${useCase.ref} stands at ${riskTierLabels[useCase.riskTier!].toLowerCase()}. Only a risk officer lowers a tier`
  const whom = names ? `: ask ${names} to send them.` : ', and this workspace has none.'
  throw new AppError('forbidden', said + whom, { recorded: `${said}.` })
}
