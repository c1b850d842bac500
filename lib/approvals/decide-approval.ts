// Deciding: the rules of approvals in one place, under the subject's and the request's row locks.
import { randomBytes } from 'node:crypto'
import { and, eq, isNull } from 'drizzle-orm'
import { schema } from '@/db/client'
import { canonicalJson } from '@/lib/audit/canonical-json'
import { change, recordEvent, sha256Text } from '@/lib/audit/record-event'
import { defineCommand, type Target } from '@/lib/platform/command'
import { newId, personOf, type Tx } from '@/lib/platform/context'
import { conflict, forbidden, invalid, notFound } from '@/lib/platform/errors'
import { isAllowed } from '@/lib/platform/permissions'
import type { RoleId } from '@/lib/platform/vocabulary'
import { decideApprovalInput } from './input'
import { findRequest, type RequestRow, readRequest, standingOf } from './read-request'
import { bindingOf } from './request-approval'
import { decideRefusals, mayDecide, meaningOf, standingDecisions } from './rules'
import type { Reauthenticate } from './signature'
import { changedFields, digestsOf, type SubjectState, type Subjects } from './subject'
import type { DecisionKind, Requirement } from './vocabulary'

const { approvalDecisions, approvalRequests, members, policyVersions, useCaseMembers, workflowVersions } = schema

interface DecideTarget extends Target {
  requestId: string
  subject: SubjectState
}

const granted: Record<DecisionKind, string> = {
  approve: 'approval.granted',
  request_changes: 'approval.changes_requested',
  reject: 'approval.rejected',
  abstain: 'approval.abstained',
}

/** The command over the subjects that are bound, with the way a person proves at signing that it is them. */
export function decideApprovalOf(subjects: Subjects, reauthenticate: Reauthenticate) {
  return defineCommand({
    name: 'approval.decide',
    summary: 'Decide on an approval request',
    description:
      'A person, signed in with a browser, answers one requirement of the request, having seen exactly the digests they send. Nobody decides on what they wrote or asked for; a token never decides.',
    permission: 'approval.decide',
    input: decideApprovalInput,
    secret: ['password'],
    rest: { method: 'POST', path: '/approvals/{approval}/decide', status: 201 },
    async before(ctx, input) {
      await reauthenticate(ctx, input.password)
    },
    async find(tx, input): Promise<DecideTarget> {
      const { id, subjectKind, subjectId, ref } = await findRequest(tx, input.approval)
      // The subject first, then the request: the order in which an edit of the subject takes them too.
      const binding = bindingOf(subjects, subjectKind)
      const subject = await binding.read(tx, subjectId, 'share')
      const place = { kind: 'approval_request', id, useCaseId: subject.useCaseId, ref }
      return { ...place, requestId: id, subject }
    },
    async run(tx, input, { requestId, subject }) {
      const person = personOf(tx)
      const { request, definition, decisions, standing } = await readRequest(tx, requestId, { lock: true })
      await lockRoles(tx, request.useCaseId, person)
      const roles = [...tx.rights.roles, ...tx.rights.duties]
      const authors = [...new Set([...request.authors, ...subject.authors])]
      const verdict = mayDecide({
        standing,
        person: { id: person, roles },
        authors,
        requesterId: request.requesterId,
        requirement: input.requirement,
      })
      if ('refusal' in verdict) {
        if (verdict.refusal !== 'closed') throw forbidden(decideRefusals[verdict.refusal])
        // Whoever was reading while it was voided learns what changed, not only that it is over.
        if (standing.status === 'superseded') assertCurrent(request, subject)
        throw conflict(decideRefusals.closed, { status: standing.status })
      }
      assertCurrent(request, subject)
      assertSeen(request, input)
      if (input.decision !== 'approve' && !input.comment) {
        throw invalid('Say why, so that the others can act on it.', {
          comment: 'An answer other than approval needs its reason.',
        })
      }
      const { requirement } = verdict
      const role = roleOf(requirement, roles)
      const versions = await readVersions(tx, request)
      const statement = canonicalJson({
        v: 1,
        request: request.id,
        contentDigest: request.contentDigest,
        materialDigest: request.materialDigest,
        workflowVersion: versions.workflow,
        policyVersion: versions.policy,
        person,
        role,
        requirement: requirement.key,
        decision: input.decision,
        comment: input.comment,
        meaning: meaningOf(requirement, input.decision),
        nonce: randomBytes(16).toString('base64url'),
        at: tx.at,
      })
      const previous = standingDecisions(decisions).find((decision) => decision.personId === person)
      const entryId = newId(tx)
      const [decision] = await tx.db
        .insert(approvalDecisions)
        .values({
          id: newId(tx),
          workspaceId: tx.ctx.workspaceId,
          requestId,
          personId: person,
          role,
          requirement: requirement.key,
          decision: input.decision,
          comment: input.comment,
          meaning: meaningOf(requirement, input.decision),
          contentDigest: request.contentDigest,
          materialDigest: request.materialDigest,
          statement,
          statementDigest: sha256Text(statement),
          signatureMethod: 'password',
          signature: { at: tx.at, session: tx.ctx.actor.sessionId ?? 'none' },
          replaces: previous?.id ?? null,
          entryId,
        })
        .returning()
      const after = standingOf(tx.at, request, definition, [...decisions, decision!])
      const isNowApproved = after.status === 'approved'
      const [updated] = await tx.db
        .update(approvalRequests)
        .set({
          status: after.status,
          statusEntryId: entryId,
          revision: request.revision + 1,
          ...(isNowApproved ? { approvedAt: tx.at, expiresAt: expiry(tx.at, definition.expiresDays) } : {}),
        })
        .where(eq(approvalRequests.id, requestId))
        .returning()
      await recordEvent(tx, {
        id: entryId,
        action: granted[input.decision],
        subject: { kind: 'approval_request', id: requestId, revision: updated!.revision },
        useCaseId: request.useCaseId,
        changes: [change(approvalDecisions, decision!), change(approvalRequests, updated!)],
        details: {
          ref: request.ref,
          label: request.subjectLabel,
          role,
          requirement: requirement.key,
          decision: input.decision,
          statement: decision!.statementDigest,
          materialDigest: request.materialDigest,
          status: after.status,
          ...(previous ? { replaces: previous.id } : {}),
        },
      })
      return { id: decision!.id, request: request.ref, decision: input.decision, status: after.status, entry: entryId }
    },
  })
}

/** Held until the commit, so that a role which is taken away at this moment is taken away before or after, never in between. */
async function lockRoles(tx: Tx, useCaseId: string, person: string): Promise<void> {
  const [member] = await tx.db
    .select({ duties: members.duties })
    .from(members)
    .where(and(eq(members.personId, person), isNull(members.removedAt)))
    .for('share')
  if (!member) throw notFound('workspace')
  const held = await tx.db
    .select({ role: useCaseMembers.role })
    .from(useCaseMembers)
    .where(
      and(
        eq(useCaseMembers.useCaseId, useCaseId),
        eq(useCaseMembers.personId, person),
        isNull(useCaseMembers.removedAt),
      ),
    )
    .for('share')
  tx.rights = { duties: member.duties as RoleId[], roles: held.map(({ role }) => role) }
  if (!isAllowed('approval.decide', tx.rights)) throw forbidden(decideRefusals.not_asked)
}

/** Rule 3: what was asked for must be what the subject still is. */
function assertCurrent(request: RequestRow, subject: SubjectState): void {
  const { contentDigest, materialDigest } = digestsOf(subject.snapshot, request.materialFields)
  if (materialDigest === request.materialDigest) return
  const changed = changedFields(request, subject)
  throw conflict(
    `What was asked for has changed since: ${changed.map(subject.fieldLabel).join(', ')}. This request no longer fits it, and nothing was signed.`,
    { contentDigest, materialDigest, changed },
  )
}

/** Rule 3: a decision is on what its maker saw. */
function assertSeen(request: RequestRow, seen: { contentDigest: string; materialDigest: string }): void {
  if (seen.contentDigest === request.contentDigest && seen.materialDigest === request.materialDigest) return
  throw conflict('What you saw is not what this request is about. Load the page again and read it.', {
    contentDigest: request.contentDigest,
    materialDigest: request.materialDigest,
  })
}

function roleOf(requirement: Requirement, roles: readonly RoleId[]): RoleId {
  return 'role' in requirement.group ? requirement.group.role : roles[0]!
}

async function readVersions(tx: Tx, request: RequestRow): Promise<{ workflow: number; policy: number }> {
  const [row] = await tx.db
    .select({ workflow: workflowVersions.version, policy: policyVersions.version })
    .from(workflowVersions)
    .innerJoin(policyVersions, eq(policyVersions.id, request.policyVersionId))
    .where(eq(workflowVersions.id, request.workflowVersionId))
  return row!
}

function expiry(at: string, days: number | null): string | null {
  return days === null ? null : new Date(new Date(at).getTime() + days * 86_400_000).toISOString()
}
