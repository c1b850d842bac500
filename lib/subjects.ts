// Binds each register's subject to approvals, which know subjects only as a kind, an id and digests.
import { decideApprovalOf } from './approvals/decide-approval'
import { driftOf } from './approvals/drift'
import { previewRequestOf } from './approvals/preview-request'
import { requestApprovalOf } from './approvals/request-approval'
import type { Subjects } from './approvals/subject'
import { designDocumentSubject } from './documents/subject'
import { reauthenticate } from './identity/reauthenticate'
import { modelVersionSubject } from './model-cards/subject'
import { stageGateSubject } from './use-cases/gate-subject'

export const subjects: Subjects = {
  model_version: modelVersionSubject,
  design_document: designDocumentSubject,
  stage_gate: stageGateSubject,
}

export const requestApproval = requestApprovalOf(subjects)
export const previewRequest = previewRequestOf(subjects)
export const decideApproval = decideApprovalOf(subjects, reauthenticate)
export const getDrift = driftOf(subjects)
