// What decisions add up to. Pure: the same answer on the server, in a list, at the gate and in a verifier.
import type { RoleId } from '@/lib/platform/vocabulary'
import type {
  ApprovalStatus,
  DecisionKind,
  PolicyRule,
  Requirement,
  RequirementGroup,
  WorkflowDefinition,
  WorkflowStage,
} from './vocabulary'

export interface DecisionFact {
  id: string
  personId: string
  requirement: string
  decision: DecisionKind
  /** The same person's earlier decision that this one takes the place of. */
  replaces: string | null
}

export interface RequestFacts {
  definition: WorkflowDefinition
  /** Every decision ever filed, oldest first. */
  decisions: readonly DecisionFact[]
  isWithdrawn: boolean
  isRevoked: boolean
  isSuperseded: boolean
  /** Microsecond ISO instants compare as text. */
  expiresAt: string | null
  now: string
}

export type RequirementState = 'waiting' | 'open' | 'met' | 'rejected' | 'changes_requested'

export interface Standing {
  status: ApprovalStatus
  requirements: Array<{
    requirement: Requirement
    stage: WorkflowStage
    state: RequirementState
    counted: DecisionFact[]
  }>
}

/**
 * Each person's newest decision: one person counts once (approvals rule 2). Which is the newest is said by the decision that
 * replaces, never by a time: of two transactions the one that began first may be the one that decided last.
 */
export function standingDecisions<D extends DecisionFact>(decisions: readonly D[]): D[] {
  const replaced = new Set(decisions.map(({ replaces }) => replaces))
  const newest = new Map<string, D>()
  for (const decision of decisions) if (!replaced.has(decision.id)) newest.set(decision.personId, decision)
  return [...newest.values()]
}

/** The status of a request, derived from its decisions; nobody sets it. */
export function deriveStanding(facts: RequestFacts): Standing {
  const standing = standingDecisions(facts.decisions)
  const complete = new Set<string>()
  const requirements: Standing['requirements'] = []
  // Stages are few; repeat until nothing more completes, so that their order in the definition does not matter.
  for (let changed = true; changed; ) {
    changed = false
    for (const stage of facts.definition.stages) {
      if (complete.has(stage.key) || !stage.after.every((key) => complete.has(key))) continue
      if (stage.requirements.every((item) => !item.blocking || isMet(item, standing))) {
        complete.add(stage.key)
        changed = true
      }
    }
  }
  for (const stage of facts.definition.stages) {
    const isOpen = stage.after.every((key) => complete.has(key))
    for (const requirement of stage.requirements) {
      const counted = standing.filter((decision) => decision.requirement === requirement.key)
      requirements.push({ requirement, stage, state: stateOf(requirement, counted, isOpen), counted })
    }
  }
  return { requirements, status: statusOf(facts, requirements, complete.size === facts.definition.stages.length) }
}

function stateOf(requirement: Requirement, counted: DecisionFact[], isOpen: boolean): RequirementState {
  if (counted.some(({ decision }) => decision === 'reject')) return 'rejected'
  if (counted.some(({ decision }) => decision === 'request_changes')) return 'changes_requested'
  if (isMet(requirement, counted)) return 'met'
  return isOpen ? 'open' : 'waiting'
}

function isMet(requirement: Requirement, decisions: readonly DecisionFact[]): boolean {
  const people = new Set<string>()
  for (const decision of decisions) {
    if (decision.requirement !== requirement.key) continue
    if (decision.decision === 'reject' || decision.decision === 'request_changes') return false
    if (decision.decision === 'approve') people.add(decision.personId)
  }
  // A quorum of none would approve without anybody.
  return people.size >= Math.max(1, requirement.quorum)
}

function statusOf(facts: RequestFacts, requirements: Standing['requirements'], isComplete: boolean): ApprovalStatus {
  if (facts.isRevoked) return 'revoked'
  if (facts.isSuperseded) return 'superseded'
  if (facts.isWithdrawn) return 'withdrawn'
  const blocking = requirements.filter(({ requirement }) => requirement.blocking)
  if (blocking.some(({ state }) => state === 'rejected')) return 'rejected'
  if (blocking.some(({ state }) => state === 'changes_requested')) return 'changes_requested'
  // A workflow without a single blocking requirement approves nothing: no gate is not a gate.
  if (!isComplete || blocking.length === 0) return 'open'
  return facts.expiresAt !== null && facts.expiresAt <= facts.now ? 'expired' : 'approved'
}

/** Statuses in which people may still answer. */
export function isUndecided(status: ApprovalStatus): boolean {
  return status === 'open' || status === 'changes_requested'
}

export interface Person {
  id: string
  roles: readonly string[]
}

export function isInGroup(group: RequirementGroup, person: Person): boolean {
  if ('role' in group) return person.roles.includes(group.role)
  // Nobody answers for a subject without a stage.
  return 'people' in group && group.people.includes(person.id)
}

/** The definition with "whoever answers for it" replaced by the role that did when the request was made. */
export function resolveAccountable(definition: WorkflowDefinition, accountable: RoleId | null): WorkflowDefinition {
  if (!accountable) return definition
  const resolve = (requirement: Requirement): Requirement =>
    'accountable' in requirement.group ? { ...requirement, group: { role: accountable } } : requirement
  return {
    ...definition,
    stages: definition.stages.map((stage) => ({ ...stage, requirements: stage.requirements.map(resolve) })),
  }
}

export type DecideRefusal =
  | 'closed'
  | 'author'
  | 'requester'
  | 'administrator'
  | 'not_asked'
  | 'too_early'
  | 'counts_elsewhere'

export const decideRefusals: Record<DecideRefusal, string> = {
  closed: 'This request is closed; nothing can be decided on it any more.',
  author: 'You wrote a part of what is being decided. Nobody decides on their own work.',
  requester: 'You asked for this approval. Somebody else has to give it.',
  administrator: 'Administrators cannot decide on anybody’s behalf.',
  not_asked: 'The workflow of this request does not ask a role that you have.',
  too_early: 'An earlier stage of this request is not complete yet.',
  counts_elsewhere: 'Your answer already counts for another requirement, and one person counts once.',
}

export interface DecideFacts {
  standing: Standing
  person: Person
  authors: readonly string[]
  requesterId: string
  /** The requirement to answer; without it, the first one that the person may answer. */
  requirement?: string
}

/** Whether this person may answer this request now, and for which requirement (approvals rules 1 and 2). */
export function mayDecide(facts: DecideFacts): { requirement: Requirement } | { refusal: DecideRefusal } {
  const { standing, person } = facts
  if (!isUndecided(standing.status)) return { refusal: 'closed' }
  if (facts.authors.includes(person.id)) return { refusal: 'author' }
  if (facts.requesterId === person.id) return { refusal: 'requester' }
  const mine = standing.requirements.filter(
    ({ requirement }) =>
      isInGroup(requirement.group, person) &&
      (facts.requirement === undefined || requirement.key === facts.requirement),
  )
  if (mine.length === 0) return { refusal: person.roles.includes('admin') ? 'administrator' : 'not_asked' }
  const ready = mine.filter(({ state }) => state !== 'waiting')
  if (ready.length === 0) return { refusal: 'too_early' }
  const earlier = standing.requirements.find(({ counted }) => counted.some(({ personId }) => personId === person.id))
  const chosen =
    ready.find(({ requirement }) => requirement.key === earlier?.requirement.key) ??
    ready.find(({ state }) => state !== 'met') ??
    ready[0]!
  if (earlier && earlier.requirement.key !== chosen.requirement.key) return { refusal: 'counts_elsewhere' }
  return { requirement: chosen.requirement }
}

/** The sentence an answer means, as it is shown before signing and as it is signed. */
export function meaningOf(requirement: Pick<Requirement, 'meaning'>, decision: DecisionKind): string {
  if (decision === 'approve') return requirement.meaning
  if (decision === 'abstain') return 'I take no part in this decision and have declared why.'
  return decision === 'reject'
    ? 'I have read what is shown and reject it.'
    : 'I have read what is shown and ask for changes first.'
}

/** The first rule that fits; null means denied, never "no gate". */
export function findRule(
  rules: readonly PolicyRule[],
  subject: { riskTier: string | null; environment: string },
): PolicyRule | null {
  return (
    rules.find(
      (rule) =>
        (rule.riskTier === null || rule.riskTier === subject.riskTier) &&
        (rule.environment === null || rule.environment === subject.environment),
    ) ?? null
  )
}
