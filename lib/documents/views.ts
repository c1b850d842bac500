// What screens and the API are told of a document.
import type { ApprovalStatus } from '@/lib/approvals/vocabulary'
import type { Completeness } from '@/lib/templates/rules'
import type { Answer, Answers, Template } from '@/lib/templates/vocabulary'
import type { RiskTier, Stage } from '@/lib/use-cases/vocabulary'
import type { AnswerSource } from './vocabulary'

/** Who gave an answer; by name. */
export interface AnswerOrigin {
  by: string
  byName: string
  at: string
  source: AnswerSource
}

export interface DocumentItem {
  id: string
  ref: string
  title: string
  useCase: string
  template: string
  templateName: string
  stage: Stage
  /** Newest published; 0 before the first. */
  revision: number
  publishedAt: string | null
  savedAt: string | null
}

export interface RevisionItem {
  revision: number
  templateVersion: number
  note: string
  publishedAt: string
  publishedBy: string
  contentDigest: string
  materialDigest: string
}

export interface DocumentApproval {
  ref: string
  title: string
  status: ApprovalStatus
  /** The revision that was asked about. */
  revision: number
  openedAt: string
  requester: string
  /** Whether it is about the newest published revision's material content. */
  isCurrent: boolean
  decisions: Array<{ person: string; role: string; decision: string; meaning: string; at: string }>
}

/** The version that a document is the model card of. */
export interface ModelVersionRef {
  /** `MDL-7 v3` */
  ref: string
  model: string
  name: string
  version: number
  label: string | null
  artifact: string | null
  image: string | null
}

export interface DocumentView {
  id: string
  ref: string
  title: string
  useCase: { id: string; ref: string; name: string; riskTier: RiskTier | null; isRetired: boolean }
  /** Null for a design document. */
  modelVersion: ModelVersionRef | null
  /** The version that the draft is filled by. */
  template: Template
  /** The newest version of the template; larger than the draft's where it could be moved. */
  newestTemplate: number
  /** Newest published; 0 before the first. */
  revision: number
  draft: {
    change: number
    savedAt: string | null
    savedBy: string | null
    answers: Answers
    /** By field; a field that is not here is at 0. */
    revisions: Record<string, number>
    origins: Record<string, AnswerOrigin>
  }
  /** The draft says something else than the newest revision. */
  hasChanges: boolean
  completeness: Completeness
  /** Required answers that the gate of the stage would find missing, in order. */
  missing: Array<{ section: string; field: string; label: string; role: string }>
  /** What whoever asks may do with it; nothing of it once the use case is retired. */
  may: { edit: boolean; request: boolean }
  /** Newest first. */
  revisions: RevisionItem[]
  approvals: DocumentApproval[]
  /** Names of everybody whose id stands in an answer or an origin. */
  names: Record<string, string>
}

/** One published revision, to be read. */
export interface RevisionView extends RevisionItem {
  ref: string
  title: string
  useCase: { ref: string; name: string; riskTier: RiskTier | null }
  modelVersion: ModelVersionRef | null
  template: Template
  answers: Answers
  origins: Record<string, AnswerOrigin>
  newest: number
  approvals: DocumentApproval[]
  names: Record<string, string>
}

export interface ComparedField {
  field: string
  label: string
  isMaterial: boolean
  before: Answer
  after: Answer
}

export interface ComparedState {
  /** “Revision 3”, “Draft”, or when the restore point was kept. */
  label: string
  at: string | null
  by: string | null
}
