// Requests about a document, with who decided what.
import { asc, desc, eq, inArray } from 'drizzle-orm'
import { schema } from '@/db/client'
import { standingDecisions } from '@/lib/approvals/rules'
import { standingStatus } from '@/lib/approvals/standing-status'
import type { Tx } from '@/lib/platform/context'
import { workspacePeople } from '@/lib/platform/people'
import { isoInstant } from '@/lib/platform/times'
import { roleLabels } from '@/lib/platform/vocabulary'
import type { DocumentApproval } from './views'

const { approvalDecisions, approvalRequests } = schema

/** Newest first. `materialDigest` is that of the newest published revision. */
export async function documentApprovals(
  tx: Tx,
  documentId: string,
  materialDigest: string | null,
): Promise<DocumentApproval[]> {
  const rows = await tx.db
    .select({
      id: approvalRequests.id,
      ref: approvalRequests.ref,
      title: approvalRequests.title,
      status: standingStatus,
      revision: approvalRequests.subjectRevision,
      openedAt: approvalRequests.openedAt,
      requester: workspacePeople.name,
      materialDigest: approvalRequests.materialDigest,
    })
    .from(approvalRequests)
    .leftJoin(workspacePeople, eq(workspacePeople.id, approvalRequests.requesterId))
    .where(eq(approvalRequests.subjectId, documentId))
    .orderBy(desc(approvalRequests.id))
  if (rows.length === 0) return []
  const decisions = await tx.db
    .select({ decision: approvalDecisions, name: workspacePeople.name })
    .from(approvalDecisions)
    .leftJoin(workspacePeople, eq(workspacePeople.id, approvalDecisions.personId))
    .where(
      inArray(
        approvalDecisions.requestId,
        rows.map(({ id }) => id),
      ),
    )
    .orderBy(asc(approvalDecisions.decidedAt), asc(approvalDecisions.id))
  return rows.map(({ id, ...row }) => {
    const mine = decisions.filter(({ decision }) => decision.requestId === id)
    const standing = standingDecisions(mine.map(({ decision }) => decision))
    return {
      ...row,
      openedAt: isoInstant(row.openedAt),
      requester: row.requester ?? 'a former member',
      isCurrent: row.materialDigest === materialDigest,
      decisions: standing.map(({ id: decisionId, role, decision, meaning, decidedAt }) => ({
        person: mine.find((one) => one.decision.id === decisionId)?.name ?? 'a former member',
        role: roleLabels[role],
        decision,
        meaning,
        at: isoInstant(decidedAt),
      })),
    }
  })
}
