// The one function behind the gate: REST, command line, CI steps and the page of a version ask it alike.
import { and, desc, eq, inArray } from 'drizzle-orm'
import { schema } from '@/db/client'
import { type RequestState, readRequest } from '@/lib/approvals/read-request'
import { recheck } from '@/lib/approvals/recheck'
import { standingDecisions } from '@/lib/approvals/rules'
import { digestsOf, type SubjectState } from '@/lib/approvals/subject'
import { modelVersionSubject } from '@/lib/model-cards/subject'
import { findModelVersion } from '@/lib/models/find-model'
import type { Tx } from '@/lib/platform/context'
import { workspacePeople } from '@/lib/platform/people'
import { isoInstant } from '@/lib/platform/times'
import { type GateReason, reasonOf } from './reasons'

const { approvalRequests } = schema

export interface GateQuestion {
  model: string
  version: number
  environment: string
  artifact?: string | undefined
  image?: string | undefined
  /** Asked afterwards: only what was approved by this moment counts. */
  approvedBy?: string | undefined
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
    const reason = await refusalOf(tx, request, state, names, { base, approvedBy: question.approvedBy })
    if (reason) refused.push(reason)
    else approved.push(request)
    // Whoever asked again and was rejected does not fall back on an older yes.
    if (request.standing.status === 'rejected' && isOn(request, state)) break
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

function isOn({ request }: RequestState, { snapshot }: SubjectState): boolean {
  return digestsOf(snapshot, request.materialFields).materialDigest === request.materialDigest
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
  { base, approvedBy }: { base: string; approvedBy: string | undefined },
): Promise<GateReason | null> {
  const { request, standing } = state
  const href = `${base}/approvals/${request.ref}`
  if ((standing.status === 'approved' || standing.status === 'superseded') && !isOn(state, subject))
    return reasonOf('superseded', href, { ref: request.ref })
  if (standing.status === 'open') {
    const waiting = standing.requirements.filter(({ requirement, state: at }) => requirement.blocking && at !== 'met')
    return reasonOf('open', href, {
      ref: request.ref,
      waiting: waiting.map(({ requirement }) => requirement.label).join(', '),
    })
  }
  if (standing.status !== 'approved') return reasonOf(standing.status, href, { ref: request.ref })
  const { standing: again, lost } = await recheck(tx, state, subject.authors)
  const isLate = approvedBy && request.approvedAt && isoInstant(request.approvedAt) > isoInstant(approvedBy)
  if (again.status === 'approved') return isLate ? reasonOf('approved_later', href, { ref: request.ref }) : null
  const people = [...new Set(lost.map(({ personId }) => names.get(personId) ?? 'a former member'))].join(', ')
  return reasonOf('role_lost', href, { ref: request.ref, people })
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
