import { eq } from 'drizzle-orm'
import { schema } from '@/db/client'
import { change, recordEvent } from '@/lib/audit/record-event'
import { defineCommand } from '@/lib/platform/command'
import { personOf } from '@/lib/platform/context'
import { assertRevision } from '@/lib/platform/revision'
import { assertLive, lockMetric } from './find-metric'
import { retireMetricInput } from './input'

const { metrics } = schema

export const retireMetric = defineCommand({
  name: 'metric.retire',
  summary: 'Retire a key metric',
  description:
    'It is tracked no longer and leaves the next revision of the Key metrics document; earlier ones keep it.',
  permission: 'metric.edit',
  input: retireMetricInput,
  rest: {
    method: 'POST',
    path: '/metrics/{metric}/retire',
    example: { revision: 2, reason: 'Nobody used it: recall within the call capacity says the same.' },
  },
  find: (tx, input) => lockMetric(tx, input.metric),
  async run(tx, input, { metric }) {
    await assertLive(tx, metric)
    assertRevision(input.revision, metric.revision, { name: metric.name })
    const [row] = await tx.db
      .update(metrics)
      .set({
        retiredAt: tx.at,
        changedAt: tx.at,
        writers: [...new Set([...metric.writers, personOf(tx)])],
        revision: metric.revision + 1,
      })
      .where(eq(metrics.id, metric.id))
      .returning()
    await recordEvent(tx, {
      action: 'metric.retired',
      subject: { kind: 'metric', id: row!.id, revision: row!.revision },
      useCaseId: metric.useCaseId,
      changes: [change(metrics, row!)],
      details: { ref: row!.ref, name: row!.name, reason: input.reason },
    })
    return { id: row!.id, ref: row!.ref, revision: row!.revision, name: row!.name }
  },
})
