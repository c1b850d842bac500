import { eq } from 'drizzle-orm'
import { schema } from '@/db/client'
import { change, recordEvent } from '@/lib/audit/record-event'
import { defineCommand } from '@/lib/platform/command'
import { personOf } from '@/lib/platform/context'
import { assertRevision } from '@/lib/platform/revision'
import { findMetric } from '../find-metric'
import { assertExchange, assertLinkLive, type LinkRow, lockLink } from './find-link'
import { editLinkInput, retireLinkInput } from './input'

const { metricLinks } = schema

const attributes = [
  'rationale',
  'evidence',
  'per',
  'rate',
  'rateLow',
  'rateHigh',
  'formula',
  'uncertainty',
  'holdsLow',
  'holdsHigh',
] as const satisfies ReadonlyArray<keyof LinkRow>

const answer = ({ id, ref, revision, terms }: LinkRow) => ({ id, ref, revision, terms })

export const editLink = defineCommand({
  name: 'metric-link.edit',
  summary: 'Change what a link says',
  description:
    'Only what is sent changes. Both sides have to sign what it says now: earlier signatures were for other terms.',
  permission: 'metric.edit',
  input: editLinkInput,
  rest: {
    method: 'PATCH',
    path: '/metric-links/{link}',
    repeatable: true,
    example: { revision: 1, rate: 42, rateLow: 33, rateHigh: 51 },
  },
  find: (tx, input) => lockLink(tx, input.link),
  async run(tx, { link: _, revision, ...input }, { link }) {
    await assertLinkLive(tx, link)
    assertRevision(revision, link.revision, standing(link))
    const next = { ...link, ...input }
    if (next.rate !== null) next.per ??= 1
    const changed = attributes.filter((name) => next[name] !== link[name])
    if (changed.length === 0) return answer(link)
    assertExchange(next)
    const [row] = await tx.db
      .update(metricLinks)
      .set({
        ...Object.fromEntries(attributes.map((name) => [name, next[name]])),
        terms: link.terms + 1,
        writers: [...new Set([...link.writers, personOf(tx)])],
        changedAt: tx.at,
        revision: link.revision + 1,
      })
      .where(eq(metricLinks.id, link.id))
      .returning()
    const { from, to } = await endsOf(tx, link)
    await recordEvent(tx, {
      action: 'metric_link.edited',
      subject: { kind: 'metric_link', id: link.id, revision: row!.revision },
      useCaseId: link.useCaseId,
      changes: [change(metricLinks, row!)],
      details: { ref: link.ref, from, to, changed },
    })
    return answer(row!)
  },
})

export const retireLink = defineCommand({
  name: 'metric-link.retire',
  summary: 'Retire a link between metrics',
  description: 'It is drawn and counted with no longer. What was signed stays in the log.',
  permission: 'metric.edit',
  input: retireLinkInput,
  rest: {
    method: 'POST',
    path: '/metric-links/{link}/retire',
    example: { revision: 1, reason: 'Offers are sent by mail now: the capacity of the team no longer matters.' },
  },
  find: (tx, input) => lockLink(tx, input.link),
  async run(tx, { revision, reason }, { link }) {
    await assertLinkLive(tx, link)
    assertRevision(revision, link.revision, standing(link))
    const [row] = await tx.db
      .update(metricLinks)
      .set({
        retiredAt: tx.at,
        changedAt: tx.at,
        writers: [...new Set([...link.writers, personOf(tx)])],
        revision: link.revision + 1,
      })
      .where(eq(metricLinks.id, link.id))
      .returning()
    const { from, to } = await endsOf(tx, link)
    await recordEvent(tx, {
      action: 'metric_link.retired',
      subject: { kind: 'metric_link', id: link.id, revision: row!.revision },
      useCaseId: link.useCaseId,
      changes: [change(metricLinks, row!)],
      details: { ref: link.ref, from, to, reason },
    })
    return answer(row!)
  },
})

async function endsOf(tx: Parameters<typeof findMetric>[0], link: LinkRow) {
  return { from: (await findMetric(tx, link.fromId)).name, to: (await findMetric(tx, link.toId)).name }
}

/** What a conflict shows of the one that stands. */
const standing = (link: LinkRow): Record<string, unknown> =>
  Object.fromEntries(attributes.map((name) => [name, link[name]]))
