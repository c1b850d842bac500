import { eq } from 'drizzle-orm'
import { schema } from '@/db/client'
import { change, recordEvent } from '@/lib/audit/record-event'
import { defineCommand } from '@/lib/platform/command'
import { personOf } from '@/lib/platform/context'
import { assertRevision } from '@/lib/platform/revision'
import { findUseCase } from '@/lib/use-cases/find-use-case'
import { reopenLinks } from './alignment/reopen-links'
import { assertCountable, assertOwner, assertSense, assertUnmeasured } from './check-metric'
import { assertLive, lockMetric, type MetricRow } from './find-metric'
import { editMetricInput } from './input'
import { keepStanding } from './keep-standing'
import { isNewTarget, keepTarget } from './targets'

const { metrics } = schema

const attributes = [
  'name',
  'audience',
  'definition',
  'unit',
  'direction',
  'bandLow',
  'bandHigh',
  'baseline',
  'target',
  'guardrail',
  'ownerId',
  'cadence',
  'source',
  'series',
  'isValue',
] as const satisfies ReadonlyArray<keyof MetricRow>

/** What the log repeats word for word; longer texts it only names. */
const short = new Set<string>([
  'unit',
  'direction',
  'bandLow',
  'bandHigh',
  'baseline',
  'target',
  'guardrail',
  'cadence',
  'isValue',
])

/** What the two sides of a link agreed about: whose it is and what its figures mean. */
const agreedOn = new Set<string>(['audience', 'ownerId', 'definition', 'unit', 'direction'])

export const editMetric = defineCommand({
  name: 'metric.edit',
  summary: 'Change a key metric',
  description:
    'Only what is sent changes; null takes a value away. Documents that were published keep the metric as it stood then. Where it changes whose metric it is or what its figures mean, its links have to be signed again.',
  permission: 'metric.edit',
  input: editMetricInput,
  rest: {
    method: 'PATCH',
    path: '/metrics/{metric}',
    repeatable: true,
    example: { revision: 1, target: 0.72, guardrail: 0.62 },
  },
  find: (tx, input) => lockMetric(tx, input.metric),
  async run(tx, { metric: _, revision, owner, ...input }, { metric }) {
    await assertLive(tx, metric)
    assertRevision(revision, metric.revision, standing(metric))
    const next = { ...metric, ...input, ...(owner === undefined ? {} : { ownerId: owner }) }
    const changed = attributes.filter((name) => next[name] !== metric[name])
    const useCase = await findUseCase(tx, metric.useCaseId)
    const answer = ({ id, ref, revision, name }: MetricRow) => ({ id, ref, revision, name, useCase: useCase.ref })
    // Whoever saves without a change wrote no part of it, and may still decide on it.
    if (changed.length === 0) return answer(metric)
    assertSense(next)
    assertCountable(next)
    if (changed.includes('ownerId')) await assertOwner(tx, next.ownerId)
    if (changed.includes('unit') && metric.unit) await assertUnmeasured(tx, metric)
    const isAimedAnew = isNewTarget(changed)
    const [row] = await tx.db
      .update(metrics)
      .set({
        ...Object.fromEntries(attributes.map((name) => [name, next[name]])),
        targetVersion: metric.targetVersion + (isAimedAnew ? 1 : 0),
        writers: [...new Set([...metric.writers, personOf(tx)])],
        changedAt: tx.at,
        revision: metric.revision + 1,
      })
      .where(eq(metrics.id, metric.id))
      .returning()
    const pick = (of: MetricRow) =>
      Object.fromEntries(changed.filter((name) => short.has(name)).map((name) => [name, of[name]]))
    await recordEvent(tx, {
      action: 'metric.edited',
      subject: { kind: 'metric', id: row!.id, revision: row!.revision },
      useCaseId: useCase.id,
      changes: [
        change(metrics, row!),
        ...(isAimedAnew ? [await keepTarget(tx, row!)] : []),
        ...(changed.some((name) => agreedOn.has(name)) ? await reopenLinks(tx, row!) : []),
      ],
      details: { ref: row!.ref, name: row!.name, useCase: useCase.ref, changed, was: pick(metric), now: pick(row!) },
    })
    if (isAimedAnew || changed.includes('cadence')) await keepStanding(tx, row!, 'edit')
    return answer(row!)
  },
})

/** What a conflict shows of the one that stands. */
function standing(metric: MetricRow): Record<string, unknown> {
  return Object.fromEntries(attributes.map((name) => [name === 'ownerId' ? 'owner' : name, metric[name]]))
}
