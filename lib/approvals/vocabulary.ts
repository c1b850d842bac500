import type { RoleId } from '@/lib/platform/vocabulary'

export const subjectKinds = [
  'design_document',
  'stage_gate',
  'metric_set',
  'model_version',
  'deployment',
  'retraining_decision',
  'retirement',
  'exception',
  'workflow',
  'template',
] as const
export type SubjectKind = (typeof subjectKinds)[number]

export const approvalStatuses = [
  'open',
  'changes_requested',
  'approved',
  'rejected',
  'withdrawn',
  'expired',
  'superseded',
  'revoked',
] as const
export type ApprovalStatus = (typeof approvalStatuses)[number]

export const decisionKinds = ['approve', 'request_changes', 'reject', 'abstain'] as const
export type DecisionKind = (typeof decisionKinds)[number]

/** Who may answer a requirement: everyone who holds the role, the people named, or whoever answers for the subject's stage. */
export type RequirementGroup = { role: RoleId } | { people: string[] } | { accountable: true }

export interface Requirement {
  key: string
  label: string
  group: RequirementGroup
  /** How many different people of the group must approve. */
  quorum: number
  /** A requirement that does not block only collects feedback. */
  blocking: boolean
  signature: 'none' | 'required'
  /** Requirements that must be answered by somebody else. */
  differentFrom: string[]
  /** The sentence a person signs: what their approval means. */
  meaning: string
}

export interface WorkflowStage {
  key: string
  label: string
  /** Stages that must be complete before this one opens; none: from the start. */
  after: string[]
  requirements: Requirement[]
}

/** A workflow as it is drawn and frozen into a request. */
export interface WorkflowDefinition {
  v: 1
  stages: WorkflowStage[]
  /** Days until answers are due; null: no deadline. */
  dueDays: number | null
  /** Days an approval holds; null: until something voids it. */
  expiresDays: number | null
}

/** The first rule that fits counts; a missing condition fits everything. No rule that fits: denied. */
export interface PolicyRule {
  riskTier: string | null
  environment: string | null
  workflowId: string
}

/** The environment of a request about something that is not released anywhere. */
export const NO_ENVIRONMENT = 'none'

export const decisionLabels: Record<DecisionKind, string> = {
  approve: 'Approve',
  request_changes: 'Request changes',
  reject: 'Reject',
  abstain: 'Abstain, declare a conflict',
}

export const subjectLabels: Record<SubjectKind, string> = {
  design_document: 'Design document',
  stage_gate: 'Stage gate',
  metric_set: 'Key metrics',
  model_version: 'Model version',
  deployment: 'Deployment',
  retraining_decision: 'Retraining decision',
  retirement: 'Retirement',
  exception: 'Exception',
  workflow: 'Workflow',
  template: 'Template',
}
