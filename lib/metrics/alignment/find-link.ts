import { eq } from 'drizzle-orm'
import { schema } from '@/db/client'
import type { Target } from '@/lib/platform/command'
import type { Tx } from '@/lib/platform/context'
import { conflict, invalid, notFound } from '@/lib/platform/errors'
import { isId, normalRef } from '@/lib/platform/refs'
import { findUseCase } from '@/lib/use-cases/find-use-case'
import { type Exchange, nonsenseInExchange } from './exchange'

const { metricLinks } = schema

export type LinkRow = typeof metricLinks.$inferSelect

export interface LinkTarget extends Target {
  link: LinkRow
}

/** By id or reference. @throws not_found */
export async function findLink(tx: Tx, reference: string, lock = false): Promise<LinkRow> {
  const select = tx.db
    .select()
    .from(metricLinks)
    .where(isId(reference) ? eq(metricLinks.id, reference) : eq(metricLinks.ref, normalRef(reference)))
  const [row] = lock ? await select.for('update') : await select
  if (!row) throw notFound('metric link')
  return row
}

export async function lockLink(tx: Tx, reference: string): Promise<LinkTarget> {
  const link = await findLink(tx, reference, true)
  return { kind: 'metric_link', id: link.id, useCaseId: link.useCaseId, ref: link.ref, link }
}

/** @throws conflict for a retired link, or one of a retired use case */
export async function assertLinkLive(tx: Tx, link: LinkRow): Promise<void> {
  const useCase = await findUseCase(tx, link.useCaseId)
  if (useCase.retiredAt) throw conflict(`${useCase.ref} is retired, so its links no longer change.`)
  if (link.retiredAt) throw conflict('This link is retired and stays as it was. Draw a new one in its place.')
}

/** @throws invalid for an exchange that makes no sense */
export function assertExchange(exchange: Exchange): void {
  const wrong = nonsenseInExchange(exchange)
  if (Object.keys(wrong).length > 0) throw invalid(Object.values(wrong)[0]!, wrong)
}
