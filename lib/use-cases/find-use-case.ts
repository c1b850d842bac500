import { eq } from 'drizzle-orm'
import { schema } from '@/db/client'
import type { Target } from '@/lib/platform/command'
import type { Tx } from '@/lib/platform/context'
import { notFound } from '@/lib/platform/errors'
import { isId, normalRef } from '@/lib/platform/refs'

const { useCases } = schema

export type UseCaseRow = typeof useCases.$inferSelect

export interface UseCaseTarget extends Target {
  useCase: UseCaseRow
}

/** By id or reference. @throws not_found */
export async function findUseCase(
  tx: Tx,
  reference: string,
  lock: 'none' | 'share' | 'update' = 'none',
): Promise<UseCaseRow> {
  const select = tx.db
    .select()
    .from(useCases)
    .where(isId(reference) ? eq(useCases.id, reference) : eq(useCases.ref, normalRef(reference)))
  const [row] = lock === 'none' ? await select : await select.for(lock)
  if (!row) throw notFound('use case')
  return row
}

export async function lockUseCase(tx: Tx, reference: string): Promise<UseCaseTarget> {
  const useCase = await findUseCase(tx, reference, 'update')
  return { kind: 'use_case', id: useCase.id, useCaseId: useCase.id, ref: useCase.ref, useCase }
}
