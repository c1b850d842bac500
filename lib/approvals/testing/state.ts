import { eq } from 'drizzle-orm'
import { schema } from '@/db/client'
import { withContext } from '@/lib/platform/context'
import type { TestWorkspace } from '@/lib/testing/workspace'

const { approvalDecisions, approvalRequests, auditEntries } = schema

/** A request's row, its decisions and the actions recorded about it: what an attack must not change, and what it must leave. */
export function stateOf(ws: TestWorkspace, requestId: string) {
  return withContext(ws.as('auditor'), async ({ db }) => {
    const [request] = await db.select().from(approvalRequests).where(eq(approvalRequests.id, requestId))
    const decisions = await db
      .select()
      .from(approvalDecisions)
      .where(eq(approvalDecisions.requestId, requestId))
      .orderBy(approvalDecisions.id)
    const entries = await db
      .select({ action: auditEntries.action, actorId: auditEntries.actorId })
      .from(auditEntries)
      .where(eq(auditEntries.subjectId, requestId))
      .orderBy(auditEntries.id)
    return {
      request: request!,
      decisions,
      actions: entries.map(({ action }) => action).filter((action) => action !== 'command.refused'),
      refused: entries.filter(({ action }) => action === 'command.refused').map(({ actorId }) => actorId),
    }
  })
}
