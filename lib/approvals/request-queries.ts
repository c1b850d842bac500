// One request with everything that people have to see before they answer it.
import { and, desc, eq, gt, lt, ne, sql } from 'drizzle-orm'
import { z } from 'zod'
import { schema } from '@/db/client'
import { defineQuery } from '@/lib/platform/command'
import { personOf, type Tx } from '@/lib/platform/context'
import { readRights } from '@/lib/platform/rights'
import { isoInstant } from '@/lib/platform/times'
import { readDirectory } from './asked-people'
import { findRequest, type RequestRow, readRequest } from './read-request'
import { decideRefusals, isUndecided, mayDecide, standingDecisions } from './rules'
import type { ApprovalView } from './views'

const { approvalRequests, policies, policyVersions, useCases, workflows, workflowVersions } = schema

const oneRequest = z.strictObject({ approval: z.string().min(1).max(60) })

export const getApproval = defineQuery({
  name: 'approval.get',
  summary: 'Read an approval request with every answer',
  permission: 'approval.read',
  input: oneRequest,
  rest: { method: 'GET', path: '/approvals/{approval}' },
  async run(tx, input): Promise<ApprovalView> {
    const { id } = await findRequest(tx, input.approval)
    const { request, standing, decisions, definition } = await readRequest(tx, id, { lock: false })
    const [place] = await tx.db
      .select({
        useCase: { id: useCases.id, ref: useCases.ref, name: useCases.name },
        workflow: {
          workflow: workflows.ref,
          name: workflows.name,
          workflowVersion: workflowVersions.version,
          policy: policies.ref,
          policyVersion: policyVersions.version,
        },
      })
      .from(workflowVersions)
      .innerJoin(workflows, eq(workflows.id, workflowVersions.workflowId))
      .innerJoin(policyVersions, eq(policyVersions.id, request.policyVersionId))
      .innerJoin(policies, eq(policies.id, policyVersions.policyId))
      .innerJoin(useCases, eq(useCases.id, request.useCaseId))
      .where(eq(workflowVersions.id, request.workflowVersionId))
    const directory = await readDirectory(tx, [request.useCaseId])
    const person = (personId: string) => ({ id: personId, name: directory.nameOf(personId) })
    const current = standingDecisions(decisions)
    const answers = directory.answers(request, standing)
    const requirements = definition.stages.flatMap((stage) =>
      stage.requirements.map(({ key, blocking, meaning }) => ({ key, stage: stage.label, blocking, meaning })),
    )
    return {
      id: request.id,
      ref: request.ref,
      title: request.title,
      note: request.note,
      subject: {
        kind: request.subjectKind,
        id: request.subjectId,
        label: request.subjectLabel,
        revision: request.subjectRevision,
      },
      environment: request.environment,
      useCase: place!.useCase,
      status: standing.status,
      isUndecided: isUndecided(standing.status),
      requester: person(request.requesterId),
      authors: request.authors.map(person),
      openedAt: isoInstant(request.openedAt),
      dueAt: request.dueAt && isoInstant(request.dueAt),
      approvedAt: request.approvedAt && isoInstant(request.approvedAt),
      expiresAt: request.expiresAt && isoInstant(request.expiresAt),
      supersededAt: request.supersededAt && isoInstant(request.supersededAt),
      withdrawnAt: request.withdrawnAt && isoInstant(request.withdrawnAt),
      closingReason: request.closingReason,
      contentDigest: request.contentDigest,
      materialDigest: request.materialDigest,
      materialFields: request.materialFields,
      snapshot: JSON.parse(request.snapshot) as ApprovalView['snapshot'],
      workflow: place!.workflow,
      requirements: answers.map((answer) => {
        const { stage, blocking, meaning } = requirements.find(({ key }) => key === answer.key)!
        return { ...answer, stage, isBlocking: blocking, meaning }
      }),
      decisions: decisions.map((decision) => ({
        id: decision.id,
        person: directory.nameOf(decision.personId),
        personId: decision.personId,
        role: decision.role,
        requirement: decision.requirement,
        decision: decision.decision,
        comment: decision.comment,
        meaning: decision.meaning,
        at: isoInstant(decision.decidedAt),
        entry: decision.entryId,
        contentDigest: decision.contentDigest,
        statement: decision.statement,
        statementDigest: decision.statementDigest,
        signatureMethod: decision.signatureMethod,
        isReplaced: !current.includes(decision),
      })),
      newer: await findNewer(tx, request),
    }
  },
})

/** Requests about the same record, in any of its versions: `MDL-7 v3` and `MDL-7 v2` are of one family. */
const sameFamily = (request: RequestRow) =>
  and(
    eq(approvalRequests.subjectKind, request.subjectKind),
    eq(approvalRequests.useCaseId, request.useCaseId),
    sql`split_part(${approvalRequests.subjectLabel}, ' ', 1) = split_part(${request.subjectLabel}, ' ', 1)`,
    ne(approvalRequests.id, request.id),
  )

async function findNewer(tx: Tx, request: RequestRow): Promise<ApprovalView['newer']> {
  const [row] = await tx.db
    .select({ ref: approvalRequests.ref, status: approvalRequests.status })
    .from(approvalRequests)
    .where(
      and(
        sameFamily(request),
        eq(approvalRequests.environment, request.environment),
        gt(approvalRequests.id, request.id),
      ),
    )
    .orderBy(desc(approvalRequests.id))
    .limit(1)
  return row ?? null
}

/** What a request is compared with: the last one of the same record that was approved, else the last one at all. */
export const getPrevious = defineQuery({
  name: 'approval.previous',
  summary: 'Read the earlier request that this one is compared with',
  permission: 'approval.read',
  input: oneRequest,
  rest: { method: 'GET', path: '/approvals/{approval}/previous' },
  async run(tx, input) {
    const request = await findRequest(tx, input.approval)
    const [row] = await tx.db
      .select()
      .from(approvalRequests)
      .where(and(sameFamily(request), lt(approvalRequests.id, request.id)))
      .orderBy(
        sql`${approvalRequests.approvedAt} is null`,
        sql`${approvalRequests.environment} <> ${request.environment}`,
        desc(approvalRequests.id),
      )
      .limit(1)
    if (!row) return { previous: null }
    const snapshot = JSON.parse(row.snapshot) as ApprovalView['snapshot']
    return {
      previous: {
        ref: row.ref,
        label: row.subjectLabel,
        environment: row.environment,
        status: row.status,
        approvedAt: row.approvedAt && isoInstant(row.approvedAt),
        openedAt: isoInstant(row.openedAt),
        contentDigest: row.contentDigest,
        snapshot,
      },
    }
  },
})

/** What the person in front of the page may do with it, and if not, why. */
export const getMyPart = defineQuery({
  name: 'approval.my-part',
  summary: 'See whether and for which requirement I may answer',
  permission: 'approval.read',
  input: oneRequest,
  rest: { method: 'GET', path: '/approvals/{approval}/my-part' },
  async run(tx, input) {
    const person = personOf(tx)
    const { id, useCaseId } = await findRequest(tx, input.approval)
    const { request, standing } = await readRequest(tx, id, { lock: false })
    const rights = await readRights(tx, useCaseId)
    const verdict = mayDecide({
      standing,
      person: { id: person, roles: [...rights.roles, ...rights.duties] },
      authors: request.authors,
      requesterId: request.requesterId,
    })
    const refusal = 'refusal' in verdict ? verdict.refusal : null
    return {
      refusal,
      sentence: refusal && decideRefusals[refusal],
      requirement: 'requirement' in verdict ? verdict.requirement : null,
      mayWithdraw: request.requesterId === person && isUndecided(standing.status),
    }
  },
})
