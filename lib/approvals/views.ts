// What pages and the API are told of requests: the shape of the answers of the queries.
import type { RoleId } from '@/lib/platform/vocabulary'
import type { RequirementState } from './rules'
import type { ApprovalStatus, DecisionKind, SubjectKind } from './vocabulary'

/** How one requirement stands, by name. */
export interface AnswerView {
  key: string
  label: string
  state: RequirementState
  /** The role that is asked; null where people are named. */
  role: RoleId | null
  quorum: number
  /** Who could still answer it. Authors and the requester are not among them. */
  asked: string[]
  /** Who has answered it. */
  given: Array<{ person: string; decision: DecisionKind }>
}

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
  answers: AnswerView[]
}

export interface InboxItem extends ApprovalItem {
  /** The requirement that the person is asked to answer. */
  requirement: string
}

export interface DecisionView {
  id: string
  person: string
  personId: string
  role: RoleId
  requirement: string
  decision: DecisionKind
  comment: string
  meaning: string
  at: string
  entry: string
  /** What they saw and signed over. */
  contentDigest: string
  statement: string
  statementDigest: string
  signatureMethod: string
  /** The person has decided anew since; both stay on record. */
  isReplaced: boolean
}

export interface RequirementView extends AnswerView {
  stage: string
  isBlocking: boolean
  meaning: string
}

export interface PersonView {
  id: string
  name: string
}

export interface ApprovalView {
  id: string
  ref: string
  title: string
  note: string
  subject: { kind: SubjectKind; id: string; label: string; revision: number }
  environment: string
  useCase: { id: string; ref: string; name: string }
  status: ApprovalStatus
  isUndecided: boolean
  requester: PersonView
  authors: PersonView[]
  openedAt: string
  dueAt: string | null
  approvedAt: string | null
  expiresAt: string | null
  supersededAt: string | null
  withdrawnAt: string | null
  closingReason: string | null
  contentDigest: string
  materialDigest: string
  materialFields: string[]
  snapshot: { fields: Record<string, unknown>; revision: number; schema: string }
  workflow: { workflow: string; name: string; workflowVersion: number; policy: string; policyVersion: number }
  requirements: RequirementView[]
  decisions: DecisionView[]
  /** The newest request about the same record in the same environment, when this one is not it. */
  newer: { ref: string; status: ApprovalStatus } | null
}

/** A field of a snapshot in the words of the kind of subject that it shows. */
export interface SnapshotField {
  /** The field of the snapshot, which decides whether a change of it is material. */
  name: string
  /** Stable between two snapshots, so that they can be compared piece by piece. */
  key: string
  label: string
  /** Qualifies the label. */
  note?: string
  /** Null where nothing is given. */
  text: string | null
  kind: 'text' | 'digest' | 'markdown'
  isMaterial: boolean
}

export interface SnapshotChange {
  field: string
  note?: string
  before: string | null
  after: string | null
  verdict?: 'better' | 'worse'
  material: boolean
  whole?: boolean
}

/** Answer of `approval.shown`: what is decided on in people's words, and what differs from the request before it. */
export interface ApprovalContent {
  fields: SnapshotField[]
  /** Null for the first request about a record. */
  previous: {
    ref: string
    label: string
    environment: string
    approvedAt: string | null
    openedAt: string
    changes: SnapshotChange[]
  } | null
}
