// A run or a feature that changes: what was asked of the versions made with it is void, as when a part of theirs changes.
import { and, asc, eq, inArray, isNotNull } from 'drizzle-orm'
import { schema } from '@/db/client'
import { supersedeApprovals } from '@/lib/approvals/supersede-approvals'
import type { Tx } from '@/lib/platform/context'
import { modelVersionSubject } from './subject'

const { approvalRequests, modelVersionFeatures, modelVersions } = schema

/**
 * Ids of the versions, locked for an edit. The row of the run or feature is locked already: whoever adds it to a version
 * waits for that row, and holds no row that is asked for here.
 */
export async function lockVersionsMadeWith(tx: Tx, part: { runId: string } | { featureId: string }): Promise<string[]> {
  const isMadeWith =
    'runId' in part
      ? eq(modelVersions.runId, part.runId)
      : inArray(
          modelVersions.id,
          tx.db
            .select({ id: modelVersionFeatures.modelVersionId })
            .from(modelVersionFeatures)
            .where(eq(modelVersionFeatures.featureId, part.featureId)),
        )
  const rows = await tx.db
    .select({ id: modelVersions.id })
    .from(modelVersions)
    .where(isMadeWith)
    .orderBy(asc(modelVersions.id))
    .for('update')
  return rows.map(({ id }) => id)
}

/** The first approval that any of these versions ever had. */
export async function firstApprovalOf(tx: Tx, versionIds: string[]): Promise<string | null> {
  const [row] = await tx.db
    .select({ ref: approvalRequests.ref })
    .from(approvalRequests)
    .where(
      and(
        inArray(approvalRequests.subjectId, versionIds),
        eq(approvalRequests.subjectKind, 'model_version'),
        isNotNull(approvalRequests.approvedAt),
      ),
    )
    .orderBy(asc(approvalRequests.id))
    .limit(1)
  return row?.ref ?? null
}

/** Called after the edit. Returns the references voided. */
export async function supersedeVersions(tx: Tx, versionIds: readonly string[]): Promise<string[]> {
  const voided: string[] = []
  for (const id of versionIds)
    voided.push(...(await supersedeApprovals(tx, await modelVersionSubject.read(tx, id, 'none'))))
  return voided
}
