import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { schema } from '@/db/client'
import { defineCommand } from '@/lib/platform/command'
import { forbidden } from '@/lib/platform/errors'
import { isoInstant } from '@/lib/platform/times'
import { findUseCase } from '@/lib/use-cases/find-use-case'
import { lockMetric } from './find-metric'
import { tell } from './keep-standing'

const { metricStandings } = schema

/** Of the worker's clock: nobody says by hand that no value arrived. */
export const markStale = defineCommand({
  name: 'metric.mark-stale',
  summary: 'Notice that a metric has gone stale',
  permission: 'metric.observe',
  input: z.strictObject({ metric: z.uuid() }),
  isDraft: true,
  find: (tx, input) => lockMetric(tx, input.metric),
  async run(tx, _, { metric }) {
    if (tx.ctx.actor.kind !== 'system') throw forbidden('The portal notices this by itself.')
    const mine = and(eq(metricStandings.workspaceId, tx.ctx.workspaceId), eq(metricStandings.metricId, metric.id))
    const [standing] = await tx.db.select().from(metricStandings).where(mine)
    const isLate = standing?.dueAt && isoInstant(standing.dueAt) < tx.at
    if (!isLate || standing.staleAt) return { isStale: Boolean(isLate) }
    const useCase = await findUseCase(tx, metric.useCaseId)
    if (metric.retiredAt || useCase.retiredAt) {
      // Nobody waits for a value any more.
      await tx.db.update(metricStandings).set({ dueAt: null }).where(mine)
      return { isStale: false }
    }
    await tx.db.update(metricStandings).set({ staleAt: tx.at }).where(mine)
    await tell(tx, metric, 'stale', {
      value: standing.value,
      observedAt: isoInstant(standing.observedAt),
      unit: metric.unit,
      cadence: metric.cadence,
    })
    return { isStale: true }
  },
})
