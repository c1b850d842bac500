// A request with everything its status is derived from, read in one place.
import { and, asc, eq } from 'drizzle-orm'
import { schema } from '@/db/client'
import type { Tx } from '@/lib/platform/context'
import { notFound } from '@/lib/platform/errors'
import { isId } from '@/lib/platform/refs'
import { isoInstant } from '@/lib/platform/times'
import { deriveStanding, resolveAccountable, type Standing } from './rules'
import type { WorkflowDefinition } from './vocabulary'

const { approvalRequests, approvalDecisions, workflowVersions } = schema

export type RequestRow = typeof approvalRequests.$inferSelect
export type DecisionRow = typeof approvalDecisions.$inferSelect

export interface RequestState {
  request: RequestRow
  definition: WorkflowDefinition
  decisions: DecisionRow[]
  standing: Standing
}

/** Only the request's row: to learn what it is about before anything is locked. @throws not_found */
export async function findRequest(tx: Tx, approval: string): Promise<RequestRow> {
  const [row] = await tx.db
    .select()
    .from(approvalRequests)
    .where(isId(approval) ? eq(approvalRequests.id, approval) : eq(approvalRequests.ref, approval.toUpperCase()))
  if (!row) throw notFound('approval request')
  return row
}

/** Reads a request, under its row lock when something is about to be decided. @throws not_found */
export async function readRequest(tx: Tx, id: string, options: { lock: boolean }): Promise<RequestState> {
  const select = tx.db.select().from(approvalRequests).where(eq(approvalRequests.id, id))
  const [request] = options.lock ? await select.for('update') : await select
  if (!request) throw notFound('approval request')
  const [version] = await tx.db
    .select({ definition: workflowVersions.definition })
    .from(workflowVersions)
    .where(eq(workflowVersions.id, request.workflowVersionId))
  const definition = resolveAccountable(version!.definition, request.accountable)
  const decisions = await tx.db
    .select()
    .from(approvalDecisions)
    .where(and(eq(approvalDecisions.requestId, id)))
    .orderBy(asc(approvalDecisions.decidedAt), asc(approvalDecisions.id))
  return {
    request,
    definition,
    decisions,
    standing: standingOf(tx.at, request, definition, decisions),
  }
}

export function standingOf(
  at: string,
  request: Pick<RequestRow, 'withdrawnAt' | 'revokedAt' | 'supersededAt' | 'expiresAt'>,
  definition: WorkflowDefinition,
  decisions: DecisionRow[],
): Standing {
  return deriveStanding({
    definition,
    decisions,
    isWithdrawn: request.withdrawnAt !== null,
    isRevoked: request.revokedAt !== null,
    isSuperseded: request.supersededAt !== null,
    expiresAt: request.expiresAt && isoInstant(request.expiresAt),
    now: at,
  })
}
