import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { schema } from '@/db/client'
import { change, recordEvent } from '@/lib/audit/record-event'
import { defineCommand } from '@/lib/platform/command'
import { conflict } from '@/lib/platform/errors'
import { assertRevision } from '@/lib/platform/revision'
import { lockUseCase } from './find-use-case'
import { supersedeGates } from './supersede-gates'
import { riskTiers } from './vocabulary'

const { useCases } = schema

export const setRiskTier = defineCommand({
  name: 'use-case.set-risk-tier',
  summary: 'Set the risk tier of a use case',
  description:
    'Overrides what the questionnaire says, until the override is lifted. The tier decides which templates and which policy apply; a request for a gate that waits or was approved under another tier is void.',
  permission: 'use-case.classify',
  input: z.strictObject({
    useCase: z.string().min(1).max(60),
    revision: z.coerce.number().int().min(1).optional(),
    riskTier: z.enum(riskTiers, 'Choose a tier.'),
    reason: z.string('Say why.').trim().min(1, 'Say why, in a sentence.').max(2000, 'At most 2,000 characters.'),
  }),
  rest: {
    method: 'POST',
    path: '/use-cases/{useCase}/risk-tier',
    example: {
      revision: 1,
      riskTier: 'limited',
      reason: 'It chooses who receives an offer; nobody is refused a service.',
    },
  },
  find: (tx, input) => lockUseCase(tx, input.useCase),
  async run(tx, input, { useCase }) {
    assertRevision(input.revision, useCase.revision, { riskTier: useCase.riskTier })
    // What the questionnaire says may be set by hand as well: then later answers do not move it.
    if (input.riskTier === useCase.riskTier && useCase.isTierOverridden)
      throw conflict('It has this risk tier already.')
    const [row] = await tx.db
      .update(useCases)
      .set({ riskTier: input.riskTier, isTierOverridden: true, revision: useCase.revision + 1 })
      .where(eq(useCases.id, useCase.id))
      .returning()
    await recordEvent(tx, {
      action: 'use_case.risk_tier_set',
      subject: { kind: 'use_case', id: useCase.id, revision: row!.revision },
      useCaseId: useCase.id,
      changes: [change(useCases, row!)],
      details: {
        ref: useCase.ref,
        name: useCase.name,
        was: useCase.riskTier,
        riskTier: input.riskTier,
        reason: input.reason,
      },
    })
    await supersedeGates(tx, useCase.id)
    return { id: row!.id, ref: row!.ref, revision: row!.revision, riskTier: row!.riskTier }
  },
})
