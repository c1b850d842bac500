import { schema } from '@/db/client'
import { change, recordEvent } from '@/lib/audit/record-event'
import { defineCommand } from '@/lib/platform/command'
import { newId, personOf } from '@/lib/platform/context'
import { conflict } from '@/lib/platform/errors'
import { nextRef } from '@/lib/platform/refs'
import { lockUseCase } from '@/lib/use-cases/find-use-case'
import { assertCountable, assertOwner, assertSense } from './check-metric'
import { createMetricInput } from './input'
import { keepTarget } from './targets'

const { metrics } = schema

export const createMetric = defineCommand({
  name: 'metric.create',
  summary: 'Add a key metric to a use case',
  description:
    'Needs a name, whose metric it is and which direction is better; the rest can follow. What is missing is said until it is there.',
  permission: 'metric.edit',
  input: createMetricInput,
  rest: {
    method: 'POST',
    path: '/use-cases/{useCase}/metrics',
    status: 201,
    example: {
      name: 'Recall within 60,000 contacts',
      audience: 'technical',
      definition: 'Of the customers who cancel within 60 days, the share among the 60,000 highest scores of the month.',
      unit: 'share',
      direction: 'higher',
      baseline: 0.41,
      target: 0.7,
      guardrail: 0.62,
      cadence: 'monthly',
      source: 'Monthly evaluation on closed contracts',
    },
  },
  find: (tx, input) => lockUseCase(tx, input.useCase),
  async run(tx, { useCase: _, owner, ...input }, { useCase }) {
    if (useCase.retiredAt) throw conflict('This use case is retired: it takes no new metrics.')
    const figures = { bandLow: null, bandHigh: null, baseline: null, target: null, guardrail: null, unit: '', ...input }
    assertSense(figures)
    assertCountable(figures)
    await assertOwner(tx, owner)
    const [row] = await tx.db
      .insert(metrics)
      .values({
        ...figures,
        id: newId(tx),
        workspaceId: tx.ctx.workspaceId,
        ref: await nextRef(tx, 'MET'),
        useCaseId: useCase.id,
        ownerId: owner ?? null,
        writers: [personOf(tx)],
      })
      .returning()
    await recordEvent(tx, {
      action: 'metric.created',
      subject: { kind: 'metric', id: row!.id, revision: 1 },
      useCaseId: useCase.id,
      changes: [change(metrics, row!), await keepTarget(tx, row!)],
      details: { ref: row!.ref, name: row!.name, audience: row!.audience, useCase: useCase.ref },
    })
    return { id: row!.id, ref: row!.ref, revision: row!.revision, name: row!.name, useCase: useCase.ref }
  },
})
