import { schema } from '@/db/client'
import { change, recordEvent } from '@/lib/audit/record-event'
import { defineCommand, defineQuery } from '@/lib/platform/command'
import { newId, personOf } from '@/lib/platform/context'
import { conflict } from '@/lib/platform/errors'
import { nextRef } from '@/lib/platform/refs'
import { lockUseCase } from '@/lib/use-cases/find-use-case'
import { adviseInput, decideStoreInput } from '../input'
import { storeAdviceLabels } from '../vocabulary'
import { adviceText, adviseOnStore } from './rules'

const { featureStoreDecisions } = schema

export const adviseStore = defineQuery({
  name: 'feature-store.advise',
  summary: 'Weigh whether features need a feature store',
  description:
    'By the cost of computing them, whether they arrive ready to use, and how many projects would share them.',
  permission: 'feature.read',
  input: adviseInput,
  rest: { method: 'GET', path: '/feature-store-advice' },
  run: async (_, answers) => adviseOnStore(answers),
})

export const decideStore = defineCommand({
  name: 'feature-store.decide',
  summary: 'Record whether a use case keeps its features in a feature store',
  description:
    'With the answers, what was advised on them and the reason of whoever decides: the advice binds nobody. The newest decision counts, earlier ones stay.',
  permission: 'feature.edit',
  input: decideStoreInput,
  rest: {
    method: 'POST',
    path: '/use-cases/{useCase}/feature-store-decisions',
    status: 201,
    example: {
      computeCost: 'medium',
      readiness: 'partly',
      projects: 3,
      isOnline: false,
      decision: 'shared_table',
      reason: 'Three monthly batches share them: a table with an owner does until one of them is served online.',
    },
  },
  find: (tx, input) => lockUseCase(tx, input.useCase),
  async run(tx, { useCase: _, decision, reason, ...answers }, { useCase }) {
    if (useCase.retiredAt) throw conflict(`${useCase.ref} is retired: nothing more is decided for it.`)
    const advice = adviseOnStore(answers)
    const [row] = await tx.db
      .insert(featureStoreDecisions)
      .values({
        id: newId(tx),
        workspaceId: tx.ctx.workspaceId,
        ref: await nextRef(tx, 'FSD'),
        useCaseId: useCase.id,
        // What was advised follows from the answers by the rule of its day, so it is kept with them.
        answers: { ...answers, advised: advice.advice },
        advice: adviceText(advice),
        decision,
        reason,
        decidedBy: personOf(tx),
      })
      .returning()
    await recordEvent(tx, {
      action: 'feature_store.decided',
      subject: { kind: 'use_case', id: useCase.id, revision: useCase.revision },
      useCaseId: useCase.id,
      changes: [change(featureStoreDecisions, row!)],
      details: {
        ref: useCase.ref,
        decisionRef: row!.ref,
        useCase: useCase.ref,
        advised: advice.advice,
        decision: storeAdviceLabels[decision].toLowerCase(),
      },
    })
    return { id: row!.id, ref: row!.ref, useCase: useCase.ref, advised: advice.advice, decision }
  },
})
