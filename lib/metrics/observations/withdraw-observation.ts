import { eq } from 'drizzle-orm'
import { schema } from '@/db/client'
import { change, recordEvent } from '@/lib/audit/record-event'
import { defineCommand } from '@/lib/platform/command'
import { newId, personOf } from '@/lib/platform/context'
import { conflict, notFound } from '@/lib/platform/errors'
import { isoInstant } from '@/lib/platform/times'
import { assertLive, lockMetric } from '../find-metric'
import { keepStanding } from '../keep-standing'
import { withdrawObservationInput } from './input'

const { observationSeries, observations, observationWithdrawals } = schema

export const withdrawObservation = defineCommand({
  name: 'observation.withdraw',
  summary: 'Withdraw an observation that is wrong',
  description: 'It counts no longer and stays to be read, with the reason. The right value can then be recorded.',
  permission: 'metric.observe',
  input: withdrawObservationInput,
  rest: {
    method: 'POST',
    path: '/observations/{observation}/withdraw',
    example: { reason: 'Counted on 6,000 contacts instead of 60,000.' },
  },
  async find(tx, input) {
    const [found] = await tx.db
      .select({ metricId: observationSeries.metricId })
      .from(observations)
      .innerJoin(observationSeries, eq(observationSeries.id, observations.seriesId))
      .where(eq(observations.id, input.observation))
    if (!found) throw notFound('observation')
    return lockMetric(tx, found.metricId)
  },
  async run(tx, { observation: id, reason }, { metric }) {
    await assertLive(tx, metric)
    const [observation] = await tx.db.select().from(observations).where(eq(observations.id, id))
    if (observation!.withdrawnAt) throw conflict('This observation is withdrawn already.')
    const [row] = await tx.db
      .insert(observationWithdrawals)
      .values({
        id: newId(tx),
        workspaceId: tx.ctx.workspaceId,
        observationId: id,
        reason,
        withdrawnBy: personOf(tx),
      })
      .returning()
    const observedAt = isoInstant(observation!.observedAt)
    await recordEvent(tx, {
      action: 'observation.withdrawn',
      subject: { kind: 'metric', id: metric.id, revision: metric.revision },
      useCaseId: metric.useCaseId,
      changes: [change(observationWithdrawals, row!)],
      details: { ref: metric.ref, name: metric.name, observedAt, value: observation!.value, unit: metric.unit, reason },
    })
    return { id, metric: metric.ref, standing: await keepStanding(tx, metric, 'withdrawal') }
  },
})
