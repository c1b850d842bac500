// What a material edit does to approvals, and the warning before it.
import { and, asc, eq, inArray, isNull, ne } from 'drizzle-orm'
import { schema } from '@/db/client'
import { change, recordEvent } from '@/lib/audit/record-event'
import { newId, type Tx } from '@/lib/platform/context'
import { workspacePeople } from '@/lib/platform/people'
import { standingDecisions } from './rules'
import { digestsOf, type SubjectState } from './subject'

const { approvalRequests, approvalDecisions } = schema

export interface VoidedApproval {
  ref: string
  title: string
  status: string
  environment: string
  /** Names of those whose approval stands so far. */
  approvedBy: string[]
}

const live = (subjectId: string) =>
  and(
    eq(approvalRequests.subjectId, subjectId),
    inArray(approvalRequests.status, ['open', 'changes_requested', 'approved', 'expired']),
    isNull(approvalRequests.supersededAt),
    // What was approved and done is a fact; a later edit does not undo it.
    isNull(approvalRequests.executedAt),
  )

/** The approvals that the subject, standing as given, would void: shown before anything is published. */
export async function findVoidedApprovals(tx: Tx, subject: SubjectState): Promise<VoidedApproval[]> {
  const rows = await tx.db
    .select()
    .from(approvalRequests)
    .where(live(subject.snapshot.id))
    .orderBy(asc(approvalRequests.id))
  const voided = rows.filter(
    (row) => digestsOf(subject.snapshot, row.materialFields).materialDigest !== row.materialDigest,
  )
  if (voided.length === 0) return []
  const decisions = await tx.db
    .select({
      id: approvalDecisions.id,
      requestId: approvalDecisions.requestId,
      personId: approvalDecisions.personId,
      requirement: approvalDecisions.requirement,
      decision: approvalDecisions.decision,
      replaces: approvalDecisions.replaces,
      name: workspacePeople.name,
    })
    .from(approvalDecisions)
    .leftJoin(workspacePeople, eq(workspacePeople.id, approvalDecisions.personId))
    .where(
      inArray(
        approvalDecisions.requestId,
        voided.map(({ id }) => id),
      ),
    )
    .orderBy(asc(approvalDecisions.decidedAt), asc(approvalDecisions.id))
  return voided.map((row) => ({
    ref: row.ref,
    title: row.title,
    status: row.status,
    environment: row.environment,
    approvedBy: standingDecisions(decisions.filter(({ requestId }) => requestId === row.id))
      .filter(({ decision }) => decision === 'approve')
      .map(({ name }) => name ?? 'a former member'),
  }))
}

/**
 * Voids every live request of the subject whose material digest it no longer has. Called in the transaction
 * of the edit, after it, with the subject's row locked for update. Returns the references voided.
 */
export async function supersedeApprovals(tx: Tx, subject: SubjectState): Promise<string[]> {
  const rows = await tx.db
    .select()
    .from(approvalRequests)
    .where(and(live(subject.snapshot.id), ne(approvalRequests.status, 'superseded')))
    .orderBy(asc(approvalRequests.id))
    .for('update')
  const refs: string[] = []
  for (const row of rows) {
    const { materialDigest } = digestsOf(subject.snapshot, row.materialFields)
    if (materialDigest === row.materialDigest) continue
    const entryId = newId(tx)
    const [updated] = await tx.db
      .update(approvalRequests)
      .set({
        supersededAt: tx.at,
        supersededDigest: materialDigest,
        status: 'superseded',
        statusEntryId: entryId,
        revision: row.revision + 1,
      })
      .where(eq(approvalRequests.id, row.id))
      .returning()
    await recordEvent(tx, {
      id: entryId,
      action: 'approval.superseded',
      subject: { kind: 'approval_request', id: row.id, revision: updated!.revision },
      useCaseId: row.useCaseId,
      changes: [change(approvalRequests, updated!)],
      details: {
        ref: row.ref,
        label: row.subjectLabel,
        was: row.materialDigest,
        is: materialDigest,
        previousStatus: row.status,
      },
    })
    refs.push(row.ref)
  }
  return refs
}
