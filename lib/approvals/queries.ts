import { and, asc, desc, eq, inArray, lt, sql } from 'drizzle-orm'
import { z } from 'zod'
import { schema } from '@/db/client'
import { defineQuery } from '@/lib/platform/command'
import { personOf, type Tx } from '@/lib/platform/context'
import { pageInput, readCursor, toPage } from '@/lib/platform/keyset'
import { workspacePeople } from '@/lib/platform/people'
import { readRights } from '@/lib/platform/rights'
import { isoInstant } from '@/lib/platform/times'
import { environments } from '@/lib/platform/vocabulary'
import { findRequest, readRequest, standingOf } from './read-request'
import { decideRefusals, type isInGroup, isUndecided, mayDecide, standingDecisions } from './rules'
import { type ApprovalStatus, approvalStatuses } from './vocabulary'

const {
  approvalDecisions,
  approvalRequests,
  policies,
  policyVersions,
  useCaseMembers,
  useCases,
  workflows,
  workflowVersions,
} = schema

export interface ApprovalItem {
  id: string
  ref: string
  title: string
  note: string
  subjectLabel: string
  environment: string
  status: ApprovalStatus
  useCase: string
  useCaseName: string
  requester: string
  openedAt: string
  dueAt: string | null
}

const itemColumns = {
  id: approvalRequests.id,
  ref: approvalRequests.ref,
  title: approvalRequests.title,
  note: approvalRequests.note,
  subjectLabel: approvalRequests.subjectLabel,
  environment: approvalRequests.environment,
  // The one status that time alone brings about.
  status: sql<ApprovalStatus>`case when ${approvalRequests.status} = 'approved' and ${approvalRequests.expiresAt} <= countersign_now() then 'expired' else ${approvalRequests.status} end`,
  useCase: useCases.ref,
  useCaseName: useCases.name,
  requester: workspacePeople.name,
  openedAt: approvalRequests.openedAt,
  dueAt: approvalRequests.dueAt,
}

export const listApprovals = defineQuery({
  name: 'approval.list',
  summary: 'List approval requests',
  permission: 'approval.read',
  input: z.strictObject({
    ...pageInput,
    status: z.enum(approvalStatuses).optional(),
    environment: z.enum(environments).optional(),
    subject: z.string().max(60).optional(),
  }),
  rest: { method: 'GET', path: '/approvals' },
  async run(tx, input) {
    const after = readCursor(input.cursor)
    const rows = await tx.db
      .select(itemColumns)
      .from(approvalRequests)
      .innerJoin(useCases, eq(useCases.id, approvalRequests.useCaseId))
      .leftJoin(workspacePeople, eq(workspacePeople.id, approvalRequests.requesterId))
      .where(
        and(
          input.status ? eq(itemColumns.status, input.status) : undefined,
          input.environment ? eq(approvalRequests.environment, input.environment) : undefined,
          input.subject ? eq(approvalRequests.subjectLabel, input.subject) : undefined,
          after ? lt(approvalRequests.id, after[0]!) : undefined,
        ),
      )
      .orderBy(desc(approvalRequests.id))
      .limit(input.limit + 1)
    return toPage(rows as ApprovalItem[], input.limit, (row) => [row.id])
  },
})

export interface InboxItem extends ApprovalItem {
  requirement: string
  /** Each requirement with how it stands: what the others said. */
  answers: Array<{ label: string; state: string }>
}

/** Undecided requests of the use cases whose roles the person has; the rules then say which of them wait for this person. */
export const listInbox = defineQuery({
  name: 'approval.inbox',
  summary: 'List what waits for my decision',
  permission: 'approval.read',
  input: z.strictObject({}),
  rest: { method: 'GET', path: '/approvals/inbox' },
  async run(tx): Promise<{ items: InboxItem[]; next: null }> {
    const person = personOf(tx)
    const held = await tx.db
      .select({ useCaseId: useCaseMembers.useCaseId, role: useCaseMembers.role })
      .from(useCaseMembers)
      .where(and(eq(useCaseMembers.personId, person), sql`${useCaseMembers.removedAt} is null`))
    const rows = await tx.db
      .select({
        ...itemColumns,
        useCaseId: approvalRequests.useCaseId,
        request: approvalRequests,
        definition: workflowVersions.definition,
      })
      .from(approvalRequests)
      .innerJoin(workflowVersions, eq(workflowVersions.id, approvalRequests.workflowVersionId))
      .innerJoin(useCases, eq(useCases.id, approvalRequests.useCaseId))
      .leftJoin(workspacePeople, eq(workspacePeople.id, approvalRequests.requesterId))
      .where(
        and(
          inArray(approvalRequests.status, ['open', 'changes_requested']),
          sql`not (${person}::uuid = any(${approvalRequests.authors}))`,
          sql`${approvalRequests.requesterId} <> ${person}::uuid`,
        ),
      )
      .orderBy(asc(approvalRequests.dueAt), asc(approvalRequests.id))
      .limit(500)
    const decisions = rows.length
      ? await tx.db
          .select()
          .from(approvalDecisions)
          .where(
            inArray(
              approvalDecisions.requestId,
              rows.map(({ id }) => id),
            ),
          )
          .orderBy(asc(approvalDecisions.decidedAt), asc(approvalDecisions.id))
      : []
    const items: InboxItem[] = []
    for (const { request, definition, useCaseId, ...item } of rows) {
      const mine = decisions.filter(({ requestId }) => requestId === item.id)
      if (standingDecisions(mine).some(({ personId }) => personId === person)) continue
      const standing = standingOf(tx.at, request, definition, mine)
      const roles = [
        ...tx.rights.duties,
        ...held.filter((role) => role.useCaseId === useCaseId).map(({ role }) => role),
      ]
      const verdict = mayDecide({
        standing,
        person: { id: person, roles },
        authors: request.authors,
        requesterId: request.requesterId,
      })
      if ('refusal' in verdict) continue
      if (standing.requirements.find(({ requirement }) => requirement.key === verdict.requirement.key)?.state === 'met')
        continue
      items.push({
        ...(item as ApprovalItem),
        requirement: verdict.requirement.label,
        answers: standing.requirements.map(({ requirement, state }) => ({ label: requirement.label, state })),
      })
    }
    return { items, next: null }
  },
})

export const getApproval = defineQuery({
  name: 'approval.get',
  summary: 'Read an approval request with every answer',
  permission: 'approval.read',
  input: z.strictObject({ approval: z.string().min(1).max(60) }),
  rest: { method: 'GET', path: '/approvals/{approval}' },
  async run(tx, input) {
    const { id } = await findRequest(tx, input.approval)
    const { request, standing, decisions } = await readRequest(tx, id, { lock: false })
    const [useCase] = await tx.db
      .select({ id: useCases.id, ref: useCases.ref, name: useCases.name })
      .from(useCases)
      .where(eq(useCases.id, request.useCaseId))
    const [frozen] = await tx.db
      .select({
        workflow: workflows.ref,
        name: workflows.name,
        workflowVersion: workflowVersions.version,
        policy: policies.ref,
        policyVersion: policyVersions.version,
      })
      .from(workflowVersions)
      .innerJoin(workflows, eq(workflows.id, workflowVersions.workflowId))
      .innerJoin(policyVersions, eq(policyVersions.id, request.policyVersionId))
      .innerJoin(policies, eq(policies.id, policyVersions.policyId))
      .where(eq(workflowVersions.id, request.workflowVersionId))
    const people = await namesIn(tx, [
      request.requesterId,
      ...request.authors,
      ...decisions.map(({ personId }) => personId),
    ])
    const current = standingDecisions(decisions)
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
      useCase: useCase!,
      status: standing.status,
      isUndecided: isUndecided(standing.status),
      requester: { id: request.requesterId, name: people.get(request.requesterId) ?? 'a former member' },
      authors: request.authors.map((author) => ({ id: author, name: people.get(author) ?? 'a former member' })),
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
      snapshot: JSON.parse(request.snapshot) as { fields: Record<string, unknown>; revision: number; schema: string },
      workflow: frozen!,
      requirements: await Promise.all(
        standing.requirements.map(async ({ requirement, stage, state }) => ({
          key: requirement.key,
          label: requirement.label,
          stage: stage.label,
          state,
          quorum: requirement.quorum,
          meaning: requirement.meaning,
          asked: await groupNames(tx, request.useCaseId, requirement.group, [...request.authors, request.requesterId]),
        })),
      ),
      decisions: decisions.map((decision) => ({
        id: decision.id,
        person: people.get(decision.personId) ?? 'a former member',
        personId: decision.personId,
        role: decision.role,
        requirement: decision.requirement,
        decision: decision.decision,
        comment: decision.comment,
        meaning: decision.meaning,
        at: isoInstant(decision.decidedAt),
        entry: decision.entryId,
        statement: decision.statement,
        statementDigest: decision.statementDigest,
        signatureMethod: decision.signatureMethod,
        isReplaced: !current.includes(decision),
      })),
    }
  },
})

/** What the person in front of the page may do with it, and if not, why. */
export const getMyPart = defineQuery({
  name: 'approval.my-part',
  summary: 'See whether and for which requirement I may answer',
  permission: 'approval.read',
  input: z.strictObject({ approval: z.string().min(1).max(60) }),
  rest: { method: 'GET', path: '/approvals/{approval}/my-part' },
  async run(tx, input) {
    const person = personOf(tx)
    const { id, useCaseId } = await findRequest(tx, input.approval)
    const { request, standing } = await readRequest(tx, id, { lock: false })
    const rights = await readRights(tx, useCaseId)
    const roles = [...rights.roles, ...rights.duties]
    const verdict = mayDecide({
      standing,
      person: { id: person, roles },
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

async function namesIn(tx: Tx, ids: string[]): Promise<Map<string, string>> {
  const rows = await tx.db
    .select({ id: workspacePeople.id, name: workspacePeople.name })
    .from(workspacePeople)
    .where(inArray(workspacePeople.id, [...new Set(ids)]))
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Who could answer a requirement, by name: authors and the requester are left out. */
async function groupNames(
  tx: Tx,
  useCaseId: string,
  group: Parameters<typeof isInGroup>[0],
  excluded: string[],
): Promise<string[]> {
  const condition =
    'people' in group
      ? inArray(workspacePeople.id, group.people.length ? group.people : [excluded[0]!])
      : sql`(${group.role} = any(${workspacePeople.duties}) or exists (select 1 from ${useCaseMembers} u
          where u.person_id = ${workspacePeople.id} and u.use_case_id = ${useCaseId}::uuid and u.role = ${group.role} and u.removed_at is null))`
  const rows = await tx.db
    .select({ id: workspacePeople.id, name: workspacePeople.name })
    .from(workspacePeople)
    .where(and(eq(workspacePeople.isMember, true), condition))
    .orderBy(asc(workspacePeople.name))
  return rows.filter(({ id }) => !excluded.includes(id)).map(({ name }) => name)
}

/** The workflows and policies in force, for everyone to read. */
export const listPolicies = defineQuery({
  name: 'policy.list',
  summary: 'List policies and the workflows they lead to',
  permission: 'workspace.read',
  input: z.strictObject({}),
  rest: { method: 'GET', path: '/policies' },
  async run(tx) {
    const items = await tx.db
      .select({
        id: policies.id,
        ref: policies.ref,
        subjectKind: policies.subjectKind,
        version: policies.version,
        rules: policyVersions.rules,
      })
      .from(policies)
      .innerJoin(
        policyVersions,
        and(eq(policyVersions.policyId, policies.id), eq(policyVersions.version, policies.version)),
      )
      .orderBy(asc(policies.ref))
    const flows = await tx.db
      .select({
        id: workflows.id,
        ref: workflows.ref,
        name: workflows.name,
        version: workflows.version,
        definition: workflowVersions.definition,
      })
      .from(workflows)
      .innerJoin(
        workflowVersions,
        and(eq(workflowVersions.workflowId, workflows.id), eq(workflowVersions.version, workflows.version)),
      )
    return {
      items: items.map((policy) => ({
        ...policy,
        rules: policy.rules.map((rule) => ({
          ...rule,
          workflow: flows.find(({ id }) => id === rule.workflowId) ?? null,
        })),
      })),
      next: null,
    }
  },
})
