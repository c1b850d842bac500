// Requests about a document, with who decided what.
import { asc, desc, eq, inArray } from 'drizzle-orm'
import { schema } from '@/db/client'
import { standingDecisions } from '@/lib/approvals/rules'
import { standingStatus } from '@/lib/approvals/standing-status'
import { digestsOf } from '@/lib/approvals/subject'
import { modelVersionSubject } from '@/lib/model-cards/subject'
import type { Tx } from '@/lib/platform/context'
import { workspacePeople } from '@/lib/platform/people'
import { isoInstant } from '@/lib/platform/times'
import { roleLabels } from '@/lib/platform/vocabulary'
import type { DocumentRow } from './find-document'
import type { DocumentApproval } from './views'

const { approvalDecisions, approvalRequests } = schema

/** Newest first; of a model card those of its version. `materialDigest` is that of the newest published revision. */
export async function documentApprovals(
  tx: Tx,
  document: Pick<DocumentRow, 'id' | 'modelVersionId'>,
  ownDigest: string | null,
): Promise<DocumentApproval[]> {
  const subjectId = document.modelVersionId ?? document.id
  const materialDigest = document.modelVersionId ? await versionDigest(tx, document.modelVersionId) : ownDigest
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
    .where(eq(approvalRequests.subjectId, subjectId))
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

async function versionDigest(tx: Tx, versionId: string): Promise<string> {
  const { snapshot, materialFields } = await modelVersionSubject.read(tx, versionId, 'none')
  return digestsOf(snapshot, materialFields).materialDigest
}
