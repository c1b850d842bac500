// The one function behind the gate: REST, command line, CI steps and the page of a version ask it alike.
import { and, desc, eq, inArray, isNull } from 'drizzle-orm'
import { schema } from '@/db/client'
import { type RequestState, readRequest } from '@/lib/approvals/read-request'
import { deriveStanding, isInGroup, standingDecisions } from '@/lib/approvals/rules'
import { digestsOf, type SubjectState } from '@/lib/approvals/subject'
import { modelVersionSubject } from '@/lib/model-cards/subject'
import { findModelVersion } from '@/lib/models/find-model'
import type { Tx } from '@/lib/platform/context'
import { workspacePeople } from '@/lib/platform/people'
import { isoInstant } from '@/lib/platform/times'
import { type GateReason, reasonOf } from './reasons'

const { approvalRequests, members, useCaseMembers } = schema

export interface GateQuestion {
  model: string
  version: number
  environment: string
  artifact?: string | undefined
  image?: string | undefined
}

export interface GateAnswer {
  allowed: boolean
  reasons: GateReason[]
  approvals: Array<{
    ref: string
    status: string
    approvedAt: string | null
    expiresAt: string | null
    contentDigest: string
    materialDigest: string
    decisions: Array<{ person: string; role: string; decision: string; at: string; entry: string }>
  }>
  conditions: never[]
  /** Addresses of the receipts of the decisions that count. */
  receipts: string[]
}

export interface GateVerdict {
  answer: GateAnswer
  subject: { id: string; label: string; useCaseId: string; materialDigest: string }
}

/**
 * Allowed only when a request of this environment stands approved, by people who still hold the roles they decided in
 * and wrote no part of it, on exactly the digest that the version has now. @throws not_found
 */
export async function decideGate(tx: Tx, question: GateQuestion, base: string): Promise<GateVerdict> {
  const { model, version } = await findModelVersion(tx, question.model, question.version)
  const state = await modelVersionSubject.read(tx, version.id, 'none')
  const reasons: GateReason[] = []
  const versionHref = `${base}/models/${model.ref}/versions/${version.version}`
  if (question.artifact && question.artifact !== version.artifactDigest) {
    reasons.push(reasonOf(version.artifactDigest ? 'artifact_differs' : 'artifact_not_recorded', versionHref))
  }
  if (question.image && question.image !== version.imageDigest) {
    reasons.push(reasonOf(version.imageDigest ? 'image_differs' : 'image_not_recorded', versionHref))
  }
  const rows = await tx.db
    .select({ id: approvalRequests.id })
    .from(approvalRequests)
    .where(and(eq(approvalRequests.subjectId, version.id), eq(approvalRequests.environment, question.environment)))
    .orderBy(desc(approvalRequests.id))
    .limit(20)
  const requests: RequestState[] = []
  for (const { id } of rows) requests.push(await readRequest(tx, id, { lock: false }))
  const names = await namesOf(tx, requests)
  const approved: RequestState[] = []
  const refused: GateReason[] = []
  for (const request of requests) {
    const reason = await refusalOf(tx, request, state, names, base)
    if (reason) refused.push(reason)
    else approved.push(request)
  }
  if (approved.length === 0) {
    if (refused.length === 0)
      reasons.push(reasonOf('not_requested', versionHref, { environment: question.environment }))
    // The newest request says why; older ones only add noise.
    else reasons.push(refused[0]!)
  }
  const allowed = reasons.length === 0
  const shown = approved.length > 0 ? approved.slice(0, 1) : requests.slice(0, 1)
  const { materialDigest } = digestsOf(state.snapshot, state.materialFields)
  return {
    subject: { id: version.id, label: state.label, useCaseId: state.useCaseId, materialDigest },
    answer: {
      allowed,
      reasons,
      approvals: shown.map((request) => approvalOf(request, names)),
      conditions: [],
      receipts: shown.flatMap(({ decisions }) =>
        standingDecisions(decisions).map(({ entryId }) => `${base.replace(/\/w\/.*$/, '')}/api/v1/receipts/${entryId}`),
      ),
    },
  }
}

function approvalOf({ request, decisions, standing }: RequestState, names: Map<string, string>) {
  return {
    ref: request.ref,
    status: standing.status,
    approvedAt: request.approvedAt && isoInstant(request.approvedAt),
    expiresAt: request.expiresAt && isoInstant(request.expiresAt),
    contentDigest: request.contentDigest,
    materialDigest: request.materialDigest,
    decisions: standingDecisions(decisions).map((decision) => ({
      person: names.get(decision.personId) ?? 'a former member',
      role: decision.role,
      decision: decision.decision,
      at: isoInstant(decision.decidedAt),
      entry: decision.entryId,
    })),
  }
}

/** Why this request does not open the gate; null when it does. Roles, quorum and digest are checked again here (approvals rule 5). */
async function refusalOf(
  tx: Tx,
  state: RequestState,
  subject: SubjectState,
  names: Map<string, string>,
  base: string,
): Promise<GateReason | null> {
  const { request, standing, definition, decisions } = state
  const href = `${base}/approvals/${request.ref}`
  if (standing.status === 'approved' || standing.status === 'superseded') {
    const current = digestsOf(subject.snapshot, request.materialFields)
    if (current.materialDigest !== request.materialDigest) return reasonOf('superseded', href, { ref: request.ref })
  }
  if (standing.status === 'open') {
    const waiting = standing.requirements.filter(({ requirement, state: at }) => requirement.blocking && at !== 'met')
    return reasonOf('open', href, {
      ref: request.ref,
      waiting: waiting.map(({ requirement }) => requirement.label).join(', '),
    })
  }
  if (standing.status !== 'approved') return reasonOf(standing.status, href, { ref: request.ref })
  const roles = await rolesOf(
    tx,
    request.useCaseId,
    decisions.map(({ personId }) => personId),
  )
  const authors = new Set([...request.authors, ...subject.authors, request.requesterId])
  const counting = standingDecisions(decisions)
  const stillCounting = counting.filter((decision) => {
    const requirement = standing.requirements.find((item) => item.requirement.key === decision.requirement)?.requirement
    const person = { id: decision.personId, roles: roles.get(decision.personId) ?? [] }
    return requirement && isInGroup(requirement.group, person) && !authors.has(decision.personId)
  })
  const again = deriveStanding({
    definition,
    decisions: stillCounting,
    isWithdrawn: false,
    isRevoked: false,
    isSuperseded: false,
    expiresAt: request.expiresAt && isoInstant(request.expiresAt),
    now: tx.at,
  })
  if (again.status === 'approved') return null
  const lost = counting.filter((decision) => !stillCounting.includes(decision))
  const people = [...new Set(lost.map(({ personId }) => names.get(personId) ?? 'a former member'))].join(', ')
  return reasonOf('role_lost', href, { ref: request.ref, people })
}

async function rolesOf(tx: Tx, useCaseId: string, people: string[]): Promise<Map<string, string[]>> {
  const roles = new Map<string, string[]>()
  if (people.length === 0) return roles
  const duties = await tx.db
    .select({ personId: members.personId, duties: members.duties })
    .from(members)
    .where(and(inArray(members.personId, people), isNull(members.removedAt)))
  const held = await tx.db
    .select({ personId: useCaseMembers.personId, role: useCaseMembers.role })
    .from(useCaseMembers)
    .where(
      and(
        eq(useCaseMembers.useCaseId, useCaseId),
        inArray(useCaseMembers.personId, people),
        isNull(useCaseMembers.removedAt),
      ),
    )
  // Someone who left the workspace holds nothing here, whatever their rows in the use case still say.
  for (const { personId, duties: list } of duties) roles.set(personId, [...list])
  for (const { personId, role } of held) roles.get(personId)?.push(role)
  return roles
}

async function namesOf(tx: Tx, requests: RequestState[]): Promise<Map<string, string>> {
  const ids = [...new Set(requests.flatMap(({ decisions }) => decisions.map(({ personId }) => personId)))]
  if (ids.length === 0) return new Map()
  const rows = await tx.db
    .select({ id: workspacePeople.id, name: workspacePeople.name })
    .from(workspacePeople)
    .where(inArray(workspacePeople.id, ids))
  return new Map(rows.map(({ id, name }) => [id, name]))
}
