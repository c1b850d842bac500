// What pages and the API are told of a use case's way through the stages.
import type { ApprovalStatus } from '@/lib/approvals/vocabulary'
import type { InvolvedRole, InvolvementMatrix, RiskTier, Stage, StageMoveKind } from './vocabulary'

export interface PersonRef {
  id: string
  name: string
}

/**
 * Answer of `use-case.lifecycle` {useCase, iteration?}. Times are ISO instants, `…On` are days (`2026-11-21`). Everything that
 * is counted in days is counted at the time of the query, so that server and browser show the same.
 */
export interface LifecycleView {
  useCase: {
    id: string
    ref: string
    name: string
    revision: number
    riskTier: RiskTier | null
    retired: { at: string; reason: string; replacement: string | null; recordsKept: string | null } | null
  }
  /** Every stage and role filled: the use case's own matrix, else the default. */
  involvement: InvolvementMatrix
  isDefaultInvolvement: boolean
  /** Today's team and the workspace's risk officers and security specialists; a person once for each of their roles. */
  people: Array<PersonRef & { role: InvolvedRole }>
  /** Oldest first; never empty. */
  iterations: IterationView[]
  /** What comes next for one iteration: the one asked for, else the newest that is not retired; null when all are retired. */
  current: CurrentStage | null
  /** All documents of the use case, in the order of their stages. */
  documents: DocumentProgress[]
  /** Templates that this use case can still begin, those of earlier stages included; `many` ones are always among them. */
  startable: StartableTemplate[]
}

export interface IterationView {
  number: number
  stage: Stage
  stageSince: string
  /** Days in the present stage, the first one counted as 1. */
  days: number
  isRetired: boolean
  startedAt: string
  /** Why it was begun; empty for the first. */
  reason: string
  /** `use-case.move-back` names it. */
  revision: number
  /** `stepsOf(moves, now)` of ./steps.ts. */
  steps: StageStep[]
  /** Oldest first; the first is its start. */
  moves: StageMove[]
}

/** One stay in a stage, or a stage that was passed over. A stage has several steps where an iteration came back to it. */
export interface StageStep {
  stage: Stage
  /** Null where it was skipped. */
  enteredAt: string | null
  /** Null while the iteration is there, and where it was skipped. */
  leftAt: string | null
  /** Days begun; 0 where it was skipped. */
  days: number
  /** The gate by which it was left forward, or skipped; null while there, and where the iteration went back. */
  gate: { ref: string; approval: string | null; passedAt: string } | null
  isSkipped: boolean
  /** Where the iteration went back to from here. */
  wentBackTo: Stage | null
}

export interface StageMove {
  kind: StageMoveKind
  /** Null for the start. */
  from: Stage | null
  to: Stage
  /** Why it went back, was begun, retired, or left stages out; empty for a plain step forward. */
  reason: string
  skipped: Stage[]
  byName: string
  at: string
  gateRef: string | null
  approvalRef: string | null
}

export interface CurrentStage {
  iteration: number
  stage: Stage
  /** `retired` comes after retraining only by `use-case.retire`; then it is null. */
  nextStage: Stage | null
  /** Later targets than the next stage that may be asked for, each with a reason for what it leaves out. */
  canSkipTo: Stage[]
  /** The role that answers for leaving `stage`, and who has it. */
  accountable: {
    role: InvolvedRole
    /** `hasWritten`: wrote a part of what the gate freezes, so they cannot decide on it. */
    people: Array<PersonRef & { hasWritten: boolean }>
  }
  /** What keeps the gate to `nextStage` shut, most urgent first. */
  missing: MissingItem[]
  /** Everything that this gate demands, and how much of it is there: `total - done` equals `missing.length`. */
  total: number
  done: number
  /** The newest gate asked for since the iteration came to `stage` and not passed, whatever became of its request; null: none. */
  liveGate: LiveGate | null
}

export interface LiveGate {
  ref: string
  approvalRef: string
  status: ApprovalStatus
  toStage: Stage
  skipped: Stage[]
  askedBy: string
  askedAt: string
}

export interface MissingItem {
  key: string
  /** "Cost to build", "Stop condition for complaints": what it is called where it is answered. */
  what: string
  /** One line: the document it is part of, or what is wrong with it. */
  why: string | null
  /** Whose part it is; null where people are named. */
  role: InvolvedRole | null
  people: PersonRef[]
  /** Where it is dealt with, below `/w/<workspace>`: `/documents/DOC-3/edit#cost_to_build`. */
  href: string
  dueOn: string | null
}

export interface DocumentProgress {
  ref: string
  /** Its own, or the template's name. */
  title: string
  template: string
  templateName: string
  stage: Stage
  /** Newest published; 0 before the first. */
  revision: number
  /** The draft says something else than the newest revision. */
  hasChanges: boolean
  /** Required questions of the draft that have an answer, and all of them. */
  answered: number
  required: number
}

export interface StartableTemplate {
  template: string
  name: string
  stage: Stage
  purpose: string
  /** The gate of its stage demands one, by the risk tier. */
  isRequired: boolean
  /** Each of it has a title. */
  many: boolean
}

/** Answer of `use-case.preview-gate` {useCase, iteration?, to?}: what `use-case.request-gate` would freeze and whom it would ask. */
export interface GatePreview {
  iteration: number
  from: Stage
  to: Stage
  skipped: Stage[]
  role: InvolvedRole
  /** Documents as they would be frozen: published ones only. */
  documents: Array<{
    ref: string
    title: string
    stage: Stage
    revision: number
    contentDigest: string
    materialDigest: string
    /** The draft has moved on; what is frozen is the published revision. */
    hasChanges: boolean
  }>
  missing: MissingItem[]
  total: number
  /** Null: no policy fits a gate of this use case, so nobody can approve it. */
  policy: { policy: string; workflow: string; name: string; dueDays: number | null; expiresDays: number | null } | null
  requirements: Array<{
    key: string
    label: string
    stage: string
    quorum: number
    /** Who could answer: nobody who wrote a part, and not the person who asks. */
    asked: string[]
    isSigned: boolean
  }>
  /** Why each of the accountable role who is not asked is left out, by name. */
  leftOut: Array<{ name: string; because: 'wrote' | 'asks' }>
}

/** A use case in a list or on the board. */
export interface UseCaseItem {
  id: string
  ref: string
  name: string
  area: string
  problem: string
  sponsor: string | null
  stage: Stage
  stageSince: string
  riskTier: RiskTier | null
  /** As the newest published Added value document promises it. */
  valuePerYear: { amount: number; currency: string } | null
  createdAt: string
}

/** What a filtered portfolio comes to. */
export interface PortfolioSummary {
  /** Use cases of the workspace. */
  all: number
  /** Those that the filter lets through. */
  found: number
  /** Of those found, without a risk tier. */
  unclassified: number
  /** Promised a year by what is found and not retired, the largest number of use cases first; one currency is not added to another. */
  values: Array<{ currency: string; amount: number; useCases: number }>
}

export interface PortfolioFacets {
  sponsors: Array<{ id: string; name: string; useCases: number }>
  areas: Array<{ area: string; useCases: number }>
}

export interface BoardColumn {
  stage: Stage
  useCases: number
  /** The first of them: what waits for me, then what has been there longest. */
  cards: UseCaseItem[]
}

export interface SimilarUseCase {
  id: string
  ref: string
  name: string
  area: string
  problem: string
  /** Between 0 and 1. */
  score: number
  /** In words. */
  why: string
}
