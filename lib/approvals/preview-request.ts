// What asking for an approval would freeze and whom it would ask: shown before anybody is asked.
import { and, desc, eq, isNull } from 'drizzle-orm'
import { schema } from '@/db/client'
import { defineQuery } from '@/lib/platform/command'
import { personOf } from '@/lib/platform/context'
import { AppError } from '@/lib/platform/errors'
import { isAllowed } from '@/lib/platform/permissions'
import { readRights } from '@/lib/platform/rights'
import { readDirectory } from './asked-people'
import { previewRequestInput } from './input'
import { readRequest } from './read-request'
import { bindingOf, findPolicy } from './request-approval'
import { deriveStanding, isUndecided } from './rules'
import { digestsOf, type Subjects } from './subject'
import { NO_ENVIRONMENT } from './vocabulary'

const { approvalRequests } = schema

const unanswered = { decisions: [], isWithdrawn: false, isRevoked: false, isSuperseded: false, expiresAt: null }

/** The query over the subjects that are bound (`lib/subjects.ts`). */
export function previewRequestOf(subjects: Subjects) {
  return defineQuery({
    name: 'approval.preview',
    summary: 'See what a request would freeze, under which workflow and policy, and whom it would ask',
    permission: 'approval.read',
    input: previewRequestInput,
    async run(tx, input) {
      const binding = bindingOf(subjects, input.subject.kind)
      const environment = binding.hasEnvironment ? input.environment : NO_ENVIRONMENT
      const id = await binding.resolve(tx, input.subject)
      const state = await binding.read(tx, id, 'none')
      const { contentDigest, materialDigest } = digestsOf(state.snapshot, state.materialFields)
      const rights = await readRights(tx, state.useCaseId)
      const rows = await tx.db
        .select({ id: approvalRequests.id })
        .from(approvalRequests)
        .where(
          and(
            eq(approvalRequests.subjectId, id),
            eq(approvalRequests.environment, environment),
            isNull(approvalRequests.supersededAt),
          ),
        )
        .orderBy(desc(approvalRequests.id))
      const requests = []
      for (const row of rows) {
        const { request, standing } = await readRequest(tx, row.id, { lock: false })
        const isLive = isUndecided(standing.status) || standing.status === 'approved'
        if (isLive)
          requests.push({
            ref: request.ref,
            status: standing.status,
            isSame: request.materialDigest === materialDigest,
          })
      }
      const policy = await policyOf(() => findPolicy(tx, input.subject.kind, state, environment))
      const directory = await readDirectory(tx, [state.useCaseId])
      const nobodyYet = policy && deriveStanding({ ...unanswered, definition: policy.definition, now: tx.at })
      const asked = { useCaseId: state.useCaseId, authors: state.authors, requesterId: personOf(tx) }
      return {
        label: state.label,
        snapshot: state.snapshot,
        materialFields: state.materialFields,
        contentDigest,
        materialDigest,
        mayRequest: isAllowed('approval.request', rights),
        /** Null: no policy fits, so nobody can approve it and asking is refused. */
        policy: policy && {
          policy: policy.policyLabel,
          workflow: policy.workflowLabel,
          name: policy.workflowName,
          dueDays: policy.dueDays,
          expiresDays: policy.definition.expiresDays,
        },
        requirements: nobodyYet
          ? directory.answers(asked, nobodyYet).map((answer, at) => ({
              ...answer,
              stage: nobodyYet.requirements[at]!.stage.label,
              isSigned: nobodyYet.requirements[at]!.requirement.signature === 'required',
            }))
          : [],
        /** Requests of this environment that still wait or hold. */
        requests,
      }
    },
  })
}

async function policyOf<T>(find: () => Promise<T>): Promise<T | null> {
  try {
    return await find()
  } catch (error) {
    if (error instanceof AppError && error.code === 'forbidden') return null
    throw error
  }
}
