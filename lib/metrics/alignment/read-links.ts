// Links with their ends and the signatures that count, as every page and command reads them.
import { and, asc, eq, isNull, or, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { schema } from '@/db/client'
import type { Tx } from '@/lib/platform/context'
import { workspacePeople } from '@/lib/platform/people'
import { readRights } from '@/lib/platform/rights'
import { isoInstant } from '@/lib/platform/times'
import { linkSides } from '../vocabulary'
import type { MetricLinkView } from './views'
import { type Reader, signingRole } from './who-signs'

const { metricLinks, metricLinkSignatures, metrics, useCases } = schema
const from = alias(metrics, 'from_metric')
const to = alias(metrics, 'to_metric')

/** A person of the workspace by id; the name of who left stays, an owner who left owns it no more. */
const memberName = (id: SQL) =>
  sql<string | null>`(select p.name from workspace_people_view p where p.id = ${id} and p.is_member)`

const endOf = (metric: typeof from | typeof to) => ({
  id: metric.id,
  ref: metric.ref,
  name: metric.name,
  unit: metric.unit,
  audience: metric.audience,
  ownerId: metric.ownerId,
  owner: memberName(sql`${metric.ownerId}`),
})

/** Who reads: what they may sign depends on it. */
export async function readReader(tx: Tx, useCaseId: string): Promise<Reader> {
  const { roles, duties } = await readRights(tx, useCaseId)
  return { id: tx.ctx.actor.id, roles, isAuditor: duties.includes('auditor') }
}

/** Live links between live metrics of a use case, in the order they were drawn. */
export const linksOf = (tx: Tx, useCaseId: string, reader: Reader): Promise<MetricLinkView[]> =>
  readLinks(
    tx,
    and(
      eq(metricLinks.useCaseId, useCaseId),
      isNull(metricLinks.retiredAt),
      isNull(from.retiredAt),
      isNull(to.retiredAt),
    ),
    reader,
  )

/** Live links of a metric, whichever side it is on. */
export const linksOfMetric = (tx: Tx, metricId: string, reader: Reader): Promise<MetricLinkView[]> =>
  readLinks(
    tx,
    and(
      or(eq(metricLinks.fromId, metricId), eq(metricLinks.toId, metricId)),
      isNull(metricLinks.retiredAt),
      isNull(from.retiredAt),
      isNull(to.retiredAt),
    ),
    reader,
  )

export async function readLink(tx: Tx, linkId: string, reader: Reader): Promise<MetricLinkView> {
  const [link] = await readLinks(tx, eq(metricLinks.id, linkId), reader)
  return link!
}

async function readLinks(tx: Tx, where: SQL | undefined, reader: Reader): Promise<MetricLinkView[]> {
  const rows = await tx.db
    .select({
      link: metricLinks,
      useCase: { ref: useCases.ref, name: useCases.name },
      from: endOf(from),
      to: endOf(to),
    })
    .from(metricLinks)
    .innerJoin(useCases, eq(useCases.id, metricLinks.useCaseId))
    .innerJoin(from, eq(from.id, metricLinks.fromId))
    .innerJoin(to, eq(to.id, metricLinks.toId))
    .where(where)
    .orderBy(asc(metricLinks.id))
  const signatures = await signaturesOf(
    tx,
    rows.map(({ link }) => link.id),
  )
  return rows.map(({ link, useCase, from, to }) => {
    const signed = signatures
      .filter(({ linkId, terms }) => linkId === link.id && terms === link.terms)
      .map(({ linkId: _, terms: __, ...signature }) => signature)
    const ends = {
      from: { ...from, ownerId: from.owner && from.ownerId },
      to: { ...to, ownerId: to.owner && to.ownerId },
    }
    const isLive = link.retiredAt === null
    const { workspaceId: _, useCaseId: __, fromId: ___, toId: ____, writers: _____, createdAt: ______, ...terms } = link
    return {
      ...terms,
      useCase,
      ...ends,
      signatures: signed,
      isAgreed: isLive && linkSides.every((side) => signed.some((signature) => signature.side === side)),
      maySign: isLive ? linkSides.filter((side) => signingRole(reader, { ...ends, signatures: signed }, side)) : [],
      changedAt: isoInstant(link.changedAt),
      retiredAt: link.retiredAt && isoInstant(link.retiredAt),
    }
  })
}

async function signaturesOf(tx: Tx, links: readonly string[]) {
  if (links.length === 0) return []
  const rows = await tx.db
    .select({
      linkId: metricLinkSignatures.linkId,
      terms: metricLinkSignatures.terms,
      side: metricLinkSignatures.side,
      personId: metricLinkSignatures.personId,
      person: sql<string>`coalesce(${workspacePeople.name}, 'a former member')`,
      role: metricLinkSignatures.role,
      signedAt: metricLinkSignatures.signedAt,
    })
    .from(metricLinkSignatures)
    .leftJoin(workspacePeople, eq(workspacePeople.id, metricLinkSignatures.personId))
    .where(sql`${metricLinkSignatures.linkId} = any(${sql.param([...links])}::uuid[])`)
    .orderBy(asc(metricLinkSignatures.id))
  return rows.map((row) => ({ ...row, signedAt: isoInstant(row.signedAt) }))
}
