import { and, eq, isNull } from 'drizzle-orm'
import { schema } from '@/db/client'
import { change, recordEvent } from '@/lib/audit/record-event'
import { defineCommand } from '@/lib/platform/command'
import { newId, personOf, type Tx } from '@/lib/platform/context'
import { conflict, invalid } from '@/lib/platform/errors'
import { nextRef } from '@/lib/platform/refs'
import { lockUseCase, type UseCaseRow } from '@/lib/use-cases/find-use-case'
import { findMetric, type MetricRow } from '../find-metric'
import { assertExchange } from './find-link'
import { createLinkInput } from './input'

const { metricLinks } = schema

export const createLink = defineCommand({
  name: 'metric-link.create',
  summary: 'Say that one metric drives another',
  description:
    'With the reason and, where it is known, what one is worth in the other: a rate with its uncertainty (when the driver moves by `per`, the driven moves by `rate`, between `rateLow` and `rateHigh`) or a formula of `x`. Its two sides are then signed by those who answer for them.',
  permission: 'metric.edit',
  input: createLinkInput,
  rest: {
    method: 'POST',
    path: '/use-cases/{useCase}/metric-links',
    status: 201,
    example: {
      from: 'MET-1',
      to: 'MET-5',
      rationale: 'Of 134 leavers more that a point finds a month, 30 % accept the offer.',
      evidence: 'Six months of campaigns, ±9',
      per: 0.01,
      rate: 40,
      rateLow: 31,
      rateHigh: 49,
      holdsLow: 0.58,
      holdsHigh: 0.74,
    },
  },
  find: (tx, input) => lockUseCase(tx, input.useCase),
  async run(tx, { useCase: _, from: fromRef, to: toRef, ...input }, { useCase }) {
    if (useCase.retiredAt) throw conflict('This use case is retired: its metrics are no longer linked.')
    const from = await findEnd(tx, useCase, 'from', fromRef)
    const to = await findEnd(tx, useCase, 'to', toRef)
    if (from.id === to.id) throw invalid('A metric does not drive itself.', { to: 'Choose another metric.' })
    const empty = { rateLow: null, rateHigh: null, formula: null, uncertainty: null, holdsLow: null, holdsHigh: null }
    const exchange = { ...empty, rate: null, per: null, ...input }
    if (exchange.rate !== null) exchange.per ??= 1
    assertExchange(exchange)
    await assertNew(tx, from, to)
    const [row] = await tx.db
      .insert(metricLinks)
      .values({
        ...exchange,
        id: newId(tx),
        workspaceId: tx.ctx.workspaceId,
        ref: await nextRef(tx, 'LNK'),
        useCaseId: useCase.id,
        fromId: from.id,
        toId: to.id,
        writers: [personOf(tx)],
      })
      .returning()
    await recordEvent(tx, {
      action: 'metric_link.created',
      subject: { kind: 'metric_link', id: row!.id, revision: 1 },
      useCaseId: useCase.id,
      changes: [change(metricLinks, row!)],
      details: { ref: row!.ref, from: from.name, to: to.name, fromRef: from.ref, toRef: to.ref },
    })
    return { id: row!.id, ref: row!.ref, revision: row!.revision, terms: row!.terms, useCase: useCase.ref }
  },
})

async function findEnd(tx: Tx, useCase: UseCaseRow, end: 'from' | 'to', reference: string): Promise<MetricRow> {
  const metric = await findMetric(tx, reference)
  if (metric.useCaseId !== useCase.id) {
    const sentence = `${metric.ref} is a metric of another use case.`
    throw invalid(sentence, { [end]: sentence })
  }
  if (metric.retiredAt)
    throw invalid(`${metric.ref} is retired.`, { [end]: 'This metric is retired: choose a live one.' })
  return metric
}

async function assertNew(tx: Tx, from: MetricRow, to: MetricRow): Promise<void> {
  const [there] = await tx.db
    .select({ ref: metricLinks.ref })
    .from(metricLinks)
    .where(and(eq(metricLinks.fromId, from.id), eq(metricLinks.toId, to.id), isNull(metricLinks.retiredAt)))
  if (there) throw conflict(`${there.ref} says already that ${from.ref} drives ${to.ref}. Change that one.`)
}
