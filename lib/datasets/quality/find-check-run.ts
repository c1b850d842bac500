import { eq } from 'drizzle-orm'
import { schema } from '@/db/client'
import type { Tx } from '@/lib/platform/context'
import { notFound } from '@/lib/platform/errors'
import { isId, normalRef } from '@/lib/platform/refs'
import type { CheckRunRow } from '../keep-check-run'

const { checkRuns } = schema

/** By id or reference. @throws not_found */
export async function findCheckRun(tx: Tx, reference: string): Promise<CheckRunRow> {
  const [row] = await tx.db
    .select()
    .from(checkRuns)
    .where(isId(reference) ? eq(checkRuns.id, reference) : eq(checkRuns.ref, normalRef(reference)))
  if (!row) throw notFound('check run')
  return row
}
