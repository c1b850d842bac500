import { desc, eq } from 'drizzle-orm'
import { z } from 'zod'
import { schema } from '@/db/client'
import { change, recordEvent } from '@/lib/audit/record-event'
import { defineCommand } from '@/lib/platform/command'
import { conflict } from '@/lib/platform/errors'
import { assertRevision } from '@/lib/platform/revision'
import { lockUseCase } from '@/lib/use-cases/find-use-case'
import { supersedeGates } from '@/lib/use-cases/supersede-gates'

const { riskAssessments, useCases } = schema

export const liftTierOverride = defineCommand({
  name: 'use-case.lift-risk-tier',
  summary: 'Go back to the risk tier that the questionnaire says',
  description: 'Ends what a risk officer set by hand: the tier is again the one of the last answers.',
  permission: 'use-case.classify',
  input: z.strictObject({
    useCase: z.string().min(1).max(60),
    revision: z.coerce.number().int().min(1).optional(),
    reason: z.string('Say why.').trim().min(1, 'Say why, in a sentence.').max(2000, 'At most 2,000 characters.'),
  }),
  rest: {
    method: 'POST',
    path: '/use-cases/{useCase}/risk-tier/lift',
    example: { revision: 3, reason: 'The answers cover the second market now.' },
  },
  find: (tx, input) => lockUseCase(tx, input.useCase),
  async run(tx, input, { useCase }) {
    assertRevision(input.revision, useCase.revision, { riskTier: useCase.riskTier })
    if (!useCase.isTierOverridden) throw conflict('Its tier is the one of the questionnaire already.')
    const [assessment] = await tx.db
      .select({ tier: riskAssessments.tier })
      .from(riskAssessments)
      .where(eq(riskAssessments.useCaseId, useCase.id))
      .orderBy(desc(riskAssessments.id))
      .limit(1)
    if (!assessment) {
      throw conflict('Nobody has answered the questionnaire yet, so there is no tier to go back to. Answer it first.')
    }
    const [row] = await tx.db
      .update(useCases)
      .set({ riskTier: assessment.tier, isTierOverridden: false, revision: useCase.revision + 1 })
      .where(eq(useCases.id, useCase.id))
      .returning()
    await recordEvent(tx, {
      action: 'use_case.risk_tier_lifted',
      subject: { kind: 'use_case', id: useCase.id, revision: row!.revision },
      useCaseId: useCase.id,
      changes: [change(useCases, row!)],
      details: {
        ref: useCase.ref,
        name: useCase.name,
        was: useCase.riskTier,
        riskTier: row!.riskTier,
        reason: input.reason,
      },
    })
    await supersedeGates(tx, useCase.id)
    return { id: row!.id, ref: row!.ref, revision: row!.revision, riskTier: row!.riskTier }
  },
})
