// Submitting: freezes what is asked for, under which workflow and policy, bound to two digests of it.
import { and, desc, eq } from 'drizzle-orm'
import { schema } from '@/db/client'
import { change, recordEvent } from '@/lib/audit/record-event'
import { defineCommand, type Target } from '@/lib/platform/command'
import { newId, personOf, type Tx } from '@/lib/platform/context'
import { conflict, forbidden, invalid } from '@/lib/platform/errors'
import { nextRef } from '@/lib/platform/refs'
import { requestApprovalInput } from './input'
import { readRequest } from './read-request'
import { recheck } from './recheck'
import { findRule, isUndecided, resolveAccountable } from './rules'
import { digestsOf, type SubjectBinding, type SubjectState, type Subjects } from './subject'
import { NO_ENVIRONMENT, type SubjectKind } from './vocabulary'

const { approvalRequests, policies, policyVersions, workflows, workflowVersions } = schema

interface SubjectTarget extends Target {
  state: SubjectState
  binding: SubjectBinding
}

/** The command over the subjects that are bound (`lib/subjects.ts`). */
export function requestApprovalOf(subjects: Subjects) {
  return defineCommand({
    name: 'approval.request',
    summary: 'Ask for an approval',
    description:
      'Freezes a snapshot of the subject, the workflow and the policy that apply, and asks the people the workflow names. Without a policy that fits, nothing can be approved and the request is refused.',
    permission: 'approval.request',
    input: requestApprovalInput,
    rest: {
      method: 'POST',
      path: '/approvals',
      status: 201,
      example: {
        subject: { kind: 'model_version', ref: 'MDL-7', version: 3 },
        environment: 'production',
        note: 'v3 finds five more leavers in a hundred than v2, at the same cost.',
      },
    },
    async find(tx, input): Promise<SubjectTarget> {
      const binding = bindingOf(subjects, input.subject.kind)
      const id = await binding.resolve(tx, input.subject)
      // Two requests for the same thing at once would not see each other under a shared lock.
      const state = await binding.read(tx, id, 'update')
      return { kind: input.subject.kind, id, useCaseId: state.useCaseId, ref: state.label, state, binding }
    },
    async run(tx, input, { state, binding }) {
      return openRequest(tx, binding, state, input)
    },
  })
}

/**
 * Opens a request about the subject as it stands, its row locked for update: for the command above, and for commands whose own act is to
 * ask (a stage gate). Writes the request's entry. @throws forbidden without a policy that fits, conflict when the same is asked already
 */
export async function openRequest(
  tx: Tx,
  binding: SubjectBinding,
  state: SubjectState,
  input: { environment: string; note: string; contentDigest?: string },
) {
  const environment = binding.hasEnvironment ? input.environment : NO_ENVIRONMENT
  const { canonical, contentDigest, materialDigest } = digestsOf(state.snapshot, state.materialFields)
  if (input.contentDigest && input.contentDigest !== contentDigest) {
    throw conflict('This changed since you looked at it. Look at what would be decided now, then ask.', {
      contentDigest,
    })
  }
  const policy = await findPolicy(tx, state.snapshot.kind, state, environment)
  await assertNoneOpen(tx, state, environment, materialDigest)
  const ref = await nextRef(tx, 'APR')
  const entryId = newId(tx)
  const [request] = await tx.db
    .insert(approvalRequests)
    .values({
      id: newId(tx),
      workspaceId: tx.ctx.workspaceId,
      ref,
      title: binding.question(state, environment),
      note: input.note,
      subjectKind: state.snapshot.kind,
      subjectId: state.snapshot.id,
      subjectRevision: state.snapshot.revision,
      subjectLabel: state.label,
      useCaseId: state.useCaseId,
      environment,
      accountable: state.accountable ?? null,
      snapshot: canonical,
      materialFields: state.materialFields,
      contentDigest,
      materialDigest,
      workflowVersionId: policy.workflowVersionId,
      policyVersionId: policy.policyVersionId,
      authors: state.authors,
      requesterId: personOf(tx),
      dueAt: policy.dueDays === null ? null : inDays(tx.at, policy.dueDays),
      status: 'open',
      statusEntryId: entryId,
    })
    .returning()
  await recordEvent(tx, {
    id: entryId,
    action: 'approval.requested',
    subject: { kind: 'approval_request', id: request!.id, revision: 1 },
    useCaseId: state.useCaseId,
    changes: [change(approvalRequests, request!)],
    details: {
      ref,
      title: request!.title,
      kind: state.snapshot.kind,
      label: state.label,
      environment,
      contentDigest,
      materialDigest,
      workflow: policy.workflowLabel,
      policy: policy.policyLabel,
    },
  })
  await tx.db.insert(schema.outbox).values({
    id: newId(tx),
    workspaceId: tx.ctx.workspaceId,
    task: 'mail_approval_requested',
    payload: { requestId: request!.id },
  })
  return { id: request!.id, ref, status: 'open' as const, contentDigest, materialDigest, title: request!.title }
}

export function bindingOf(subjects: Subjects, kind: SubjectKind): SubjectBinding {
  const binding = subjects[kind]
  if (!binding)
    throw invalid('Nothing of this kind can be approved here.', { 'subject.kind': 'Not a kind that can be approved.' })
  return binding
}

/** The policy's newest version and the workflow it leads to. @throws forbidden when none fits: no policy means denied. */
export async function findPolicy(tx: Tx, kind: SubjectKind, state: SubjectState, environment: string) {
  const [policy] = await tx.db
    .select({ ref: policies.ref, version: policies.version, id: policyVersions.id, rules: policyVersions.rules })
    .from(policies)
    .innerJoin(
      policyVersions,
      and(eq(policyVersions.policyId, policies.id), eq(policyVersions.version, policies.version)),
    )
    .where(eq(policies.subjectKind, kind))
  const rule = policy && findRule(policy.rules, { riskTier: state.riskTier, environment })
  if (!rule) {
    throw forbidden(
      'No policy says who approves this, so nobody can. An administrator has to add a policy for it first.',
    )
  }
  const [workflow] = await tx.db
    .select({
      ref: workflows.ref,
      name: workflows.name,
      version: workflows.version,
      id: workflowVersions.id,
      definition: workflowVersions.definition,
    })
    .from(workflows)
    .innerJoin(
      workflowVersions,
      and(eq(workflowVersions.workflowId, workflows.id), eq(workflowVersions.version, workflows.version)),
    )
    .where(eq(workflows.id, rule.workflowId))
  if (!workflow) throw forbidden('The policy for this names a workflow that does not exist, so nobody can approve it.')
  return {
    policyVersionId: policy.id,
    policyLabel: `${policy.ref} v${policy.version}`,
    workflowVersionId: workflow.id,
    workflowLabel: `${workflow.ref} v${workflow.version}`,
    workflowName: workflow.name,
    definition: resolveAccountable(workflow.definition, state.accountable ?? null),
    dueDays: workflow.definition.dueDays,
  }
}

/**
 * One live request per subject and environment on the same digest: a second would only split the answers. An approval that
 * no longer holds at the gate, because somebody behind it lost their role, does not stand in the way of a new one.
 */
async function assertNoneOpen(tx: Tx, state: SubjectState, environment: string, materialDigest: string): Promise<void> {
  const rows = await tx.db
    .select({ id: approvalRequests.id, ref: approvalRequests.ref })
    .from(approvalRequests)
    .where(
      and(
        eq(approvalRequests.subjectId, state.snapshot.id),
        eq(approvalRequests.environment, environment),
        eq(approvalRequests.materialDigest, materialDigest),
      ),
    )
    .orderBy(desc(approvalRequests.id))
  for (const { id, ref } of rows) {
    const standing = await readRequest(tx, id, { lock: false })
    const { status } = standing.standing
    if (isUndecided(status)) throw conflict(`${ref} already asks for exactly this.`, { ref, status })
    if (status !== 'approved') continue
    const again = await recheck(tx, standing, state.authors)
    if (again.standing.status === 'approved')
      throw conflict(`${ref} has approved exactly this already.`, { ref, status })
  }
}

function inDays(at: string, days: number): string {
  return new Date(new Date(at).getTime() + days * 86_400_000).toISOString()
}
