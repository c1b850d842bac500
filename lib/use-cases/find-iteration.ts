import { and, asc, desc, eq } from 'drizzle-orm'
import { schema } from '@/db/client'
import type { Tx } from '@/lib/platform/context'
import { conflict, notFound } from '@/lib/platform/errors'
import type { UseCaseRow } from './find-use-case'

const { iterations } = schema

export type IterationRow = typeof iterations.$inferSelect

/** The iteration of that number, else the newest that is not retired; its row locked. @throws not_found, conflict when all are retired */
export async function lockIteration(tx: Tx, useCase: UseCaseRow, number?: number): Promise<IterationRow> {
  const rows = await tx.db
    .select()
    .from(iterations)
    .where(and(eq(iterations.useCaseId, useCase.id), number === undefined ? undefined : eq(iterations.number, number)))
    .orderBy(desc(iterations.number))
    .for('update')
  if (number !== undefined && !rows[0]) throw notFound(`iteration ${number} of ${useCase.ref}`)
  const row = rows.find(({ stage }) => stage !== 'retired')
  if (!row) throw conflict(`${useCase.ref} is retired.`)
  return row
}

export async function listIterations(tx: Tx, useCaseId: string): Promise<IterationRow[]> {
  return tx.db.select().from(iterations).where(eq(iterations.useCaseId, useCaseId)).orderBy(asc(iterations.number))
}
