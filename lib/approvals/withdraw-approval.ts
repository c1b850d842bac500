import { eq } from 'drizzle-orm'
import { schema } from '@/db/client'
import { change, recordEvent } from '@/lib/audit/record-event'
import { defineCommand, type Target } from '@/lib/platform/command'
import { newId, personOf } from '@/lib/platform/context'
import { conflict, forbidden } from '@/lib/platform/errors'
import { closeApprovalInput } from './input'
import { findRequest, readRequest } from './read-request'
import { isUndecided } from './rules'

const { approvalRequests } = schema

export const withdrawApproval = defineCommand({
  name: 'approval.withdraw',
  summary: 'Withdraw an approval request',
  description:
    'Only the person who asked can withdraw, and only while nothing is decided. Answers given so far stay on record.',
  permission: 'approval.withdraw',
  input: closeApprovalInput,
  rest: { method: 'POST', path: '/approvals/{approval}/withdraw' },
  async find(tx, input): Promise<Target & { requestId: string }> {
    const { id, ref, useCaseId } = await findRequest(tx, input.approval)
    return { kind: 'approval_request', id, useCaseId, ref, requestId: id }
  },
  async run(tx, input, { requestId }) {
    const { request, standing } = await readRequest(tx, requestId, { lock: true })
    if (request.requesterId !== personOf(tx)) throw forbidden('Only the person who asked for this can withdraw it.')
    if (!isUndecided(standing.status)) throw conflict('This request is closed already.', { status: standing.status })
    const entryId = newId(tx)
    const [row] = await tx.db
      .update(approvalRequests)
      .set({
        withdrawnAt: tx.at,
        withdrawnBy: personOf(tx),
        closingReason: input.reason,
        status: 'withdrawn',
        statusEntryId: entryId,
        revision: request.revision + 1,
      })
      .where(eq(approvalRequests.id, requestId))
      .returning()
    await recordEvent(tx, {
      id: entryId,
      action: 'approval.withdrawn',
      subject: { kind: 'approval_request', id: requestId, revision: row!.revision },
      useCaseId: request.useCaseId,
      changes: [change(approvalRequests, row!)],
      details: { ref: request.ref, label: request.subjectLabel, reason: input.reason },
    })
    return { id: requestId, ref: request.ref, status: 'withdrawn' as const }
  },
})
