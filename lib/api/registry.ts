// Every command and query of the product. A route or server action that is not here, or a listed exception, fails a test.
import { listPolicies } from '@/lib/approvals/policy-queries'
import { listApprovals, listInbox } from '@/lib/approvals/queries'
import { getApproval, getMyPart, getPrevious } from '@/lib/approvals/request-queries'
import { withdrawApproval } from '@/lib/approvals/withdraw-approval'
import { askGate, previewGate } from '@/lib/gate/ask-gate'
import { inviteMember, listInvitations, withdrawInvitation } from '@/lib/identity/invitations'
import { createToken, listTokens, revokeToken } from '@/lib/identity/tokens'
import { importModelCard } from '@/lib/integrations/import-model-card'
import { readImportReport } from '@/lib/integrations/import-report'
import { saveModelCardDraft } from '@/lib/integrations/model-card-draft'
import { previewModelCard, publishModelCard } from '@/lib/integrations/publish-model-card'
import { compareCardRevisions, readCardRevision } from '@/lib/model-cards/queries'
import { getModelVersion } from '@/lib/models/get-version'
import { pinArtifacts } from '@/lib/models/pin-artifacts'
import { getModel, listImportPlaces, listModels } from '@/lib/models/queries'
import type { AnyCommand, AnyQuery } from '@/lib/platform/command'
import { decideApproval, getDrift, previewRequest, requestApproval } from '@/lib/subjects'
import { getEntry, getLogState, listActivity, listMyNews, listTrail, listTrailFacets } from '@/lib/trail/queries'
import { readReceipt } from '@/lib/trail/receipts'
import { recordReading } from '@/lib/trail/record-reading'
import { addRole, endRole } from '@/lib/use-cases/change-roles'
import { createUseCase } from '@/lib/use-cases/create-use-case'
import { editUseCase } from '@/lib/use-cases/edit-use-case'
import { listMyRoles } from '@/lib/use-cases/my-roles'
import { countUseCases, getUseCase, listUseCases } from '@/lib/use-cases/queries'
import { setRiskTier } from '@/lib/use-cases/set-risk-tier'
import { changeDuties } from '@/lib/workspaces/change-duties'
import { getMember, listMembers } from '@/lib/workspaces/members'
import { removeMember } from '@/lib/workspaces/remove-member'

export const definitions = [
  createUseCase,
  editUseCase,
  addRole,
  endRole,
  setRiskTier,
  listUseCases,
  countUseCases,
  getUseCase,
  listActivity,
  listMyNews,
  importModelCard,
  publishModelCard,
  saveModelCardDraft,
  previewModelCard,
  compareCardRevisions,
  readCardRevision,
  readImportReport,
  pinArtifacts,
  listModels,
  getModel,
  getModelVersion,
  listImportPlaces,
  requestApproval,
  previewRequest,
  decideApproval,
  withdrawApproval,
  listInbox,
  listApprovals,
  getApproval,
  getMyPart,
  getPrevious,
  getDrift,
  listPolicies,
  askGate,
  previewGate,
  listTrail,
  getEntry,
  getLogState,
  listTrailFacets,
  readReceipt,
  recordReading,
  listMyRoles,
  listMembers,
  getMember,
  changeDuties,
  removeMember,
  inviteMember,
  withdrawInvitation,
  listInvitations,
  createToken,
  listTokens,
  revokeToken,
] as unknown as ReadonlyArray<AnyCommand | AnyQuery>
