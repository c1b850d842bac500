import { type AnyPgColumn, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type {
  ApprovalStatus,
  DecisionKind,
  PolicyRule,
  SubjectKind,
  WorkflowDefinition,
} from '@/lib/approvals/vocabulary'
import type { RoleId } from '@/lib/platform/vocabulary'
import { id, instant, now, revision, workspaceId } from './columns'

export const workflows = pgTable(
  'workflows',
  {
    id: id(),
    workspaceId: workspaceId(),
    ref: text('ref').notNull(),
    name: text('name').notNull(),
    subjectKind: text('subject_kind').$type<SubjectKind>().notNull(),
    version: integer('version').notNull(),
    revision: revision(),
  },
  (t) => [uniqueIndex('workflows_ref_key').on(t.workspaceId, t.ref)],
)

export const workflowVersions = pgTable(
  'workflow_versions',
  {
    id: id(),
    workspaceId: workspaceId(),
    workflowId: uuid('workflow_id')
      .notNull()
      .references(() => workflows.id),
    version: integer('version').notNull(),
    definition: jsonb('definition').$type<WorkflowDefinition>().notNull(),
    publishedBy: uuid('published_by').notNull(),
    publishedAt: instant('published_at').notNull().default(now),
    revision: revision(),
  },
  (t) => [uniqueIndex('workflow_versions_key').on(t.workspaceId, t.workflowId, t.version)],
)

/** Which workflow applies to a kind of subject; the newest version counts for new requests. */
export const policies = pgTable(
  'policies',
  {
    id: id(),
    workspaceId: workspaceId(),
    ref: text('ref').notNull(),
    subjectKind: text('subject_kind').$type<SubjectKind>().notNull(),
    version: integer('version').notNull(),
    revision: revision(),
  },
  (t) => [
    uniqueIndex('policies_ref_key').on(t.workspaceId, t.ref),
    uniqueIndex('policies_subject_kind_key').on(t.workspaceId, t.subjectKind),
  ],
)

export const policyVersions = pgTable(
  'policy_versions',
  {
    id: id(),
    workspaceId: workspaceId(),
    policyId: uuid('policy_id')
      .notNull()
      .references(() => policies.id),
    version: integer('version').notNull(),
    rules: jsonb('rules').$type<PolicyRule[]>().notNull(),
    publishedBy: uuid('published_by').notNull(),
    publishedAt: instant('published_at').notNull().default(now),
    revision: revision(),
  },
  (t) => [uniqueIndex('policy_versions_key').on(t.workspaceId, t.policyId, t.version)],
)

export const approvalRequests = pgTable(
  'approval_requests',
  {
    id: id(),
    workspaceId: workspaceId(),
    ref: text('ref').notNull(),
    title: text('title').notNull(),
    note: text('note').notNull(),
    subjectKind: text('subject_kind').$type<SubjectKind>().notNull(),
    subjectId: uuid('subject_id').notNull(),
    subjectRevision: integer('subject_revision').notNull(),
    subjectLabel: text('subject_label').notNull(),
    useCaseId: uuid('use_case_id').notNull(),
    environment: text('environment').notNull(),
    /** The role that answers for the subject's stage, where the workflow asks whoever that is; frozen with the request. */
    accountable: text('accountable').$type<RoleId>(),
    /** The canonical JSON that was hashed, byte for byte. */
    snapshot: text('snapshot').notNull(),
    materialFields: text('material_fields').array().notNull(),
    contentDigest: text('content_digest').notNull(),
    materialDigest: text('material_digest').notNull(),
    workflowVersionId: uuid('workflow_version_id')
      .notNull()
      .references(() => workflowVersions.id),
    policyVersionId: uuid('policy_version_id')
      .notNull()
      .references(() => policyVersions.id),
    /** People who wrote any part of what was submitted; none of them may decide. */
    authors: uuid('authors').array().notNull(),
    requesterId: uuid('requester_id').notNull(),
    openedAt: instant('opened_at').notNull().default(now),
    dueAt: instant('due_at'),
    withdrawnAt: instant('withdrawn_at'),
    withdrawnBy: uuid('withdrawn_by'),
    revokedAt: instant('revoked_at'),
    revokedBy: uuid('revoked_by'),
    closingReason: text('closing_reason'),
    supersededAt: instant('superseded_at'),
    /** The subject's material digest that no longer matched. */
    supersededDigest: text('superseded_digest'),
    approvedAt: instant('approved_at'),
    expiresAt: instant('expires_at'),
    /** When what was approved was done (a gate passed): from then on an edit of the subject voids nothing. */
    executedAt: instant('executed_at'),
    /** Derived in the transaction that decided it, kept for lists beside the entry that decided it. Nobody sets it. */
    status: text('status').$type<ApprovalStatus>().notNull(),
    statusEntryId: uuid('status_entry_id').notNull(),
    revision: revision(),
  },
  (t) => [
    uniqueIndex('approval_requests_ref_key').on(t.workspaceId, t.ref),
    index('approval_requests_status_idx').on(t.workspaceId, t.status, t.id),
    index('approval_requests_subject_idx').on(t.workspaceId, t.subjectId, t.environment),
  ],
)

/** Who decided what on which digest. Never changed; a person's newer decision names the one it replaces. */
export const approvalDecisions = pgTable(
  'approval_decisions',
  {
    id: id(),
    workspaceId: workspaceId(),
    requestId: uuid('request_id')
      .notNull()
      .references(() => approvalRequests.id),
    personId: uuid('person_id').notNull(),
    role: text('role').$type<RoleId>().notNull(),
    requirement: text('requirement').notNull(),
    decision: text('decision').$type<DecisionKind>().notNull(),
    comment: text('comment').notNull(),
    meaning: text('meaning').notNull(),
    contentDigest: text('content_digest').notNull(),
    materialDigest: text('material_digest').notNull(),
    /** The decision statement's canonical JSON: what the signature is over. */
    statement: text('statement').notNull(),
    statementDigest: text('statement_digest').notNull(),
    signatureMethod: text('signature_method').notNull(),
    signature: jsonb('signature').$type<Record<string, string>>().notNull(),
    replaces: uuid('replaces').references((): AnyPgColumn => approvalDecisions.id),
    entryId: uuid('entry_id').notNull(),
    decidedAt: instant('decided_at').notNull().default(now),
    revision: revision(),
  },
  (t) => [index('approval_decisions_request_idx').on(t.workspaceId, t.requestId, t.id)],
)
