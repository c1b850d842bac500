// Every command and query of the product. A route or server action that is not here, or a listed exception, fails a test.
import { getApproval, getMyPart, listApprovals, listInbox, listPolicies } from '@/lib/approvals/queries'
import { withdrawApproval } from '@/lib/approvals/withdraw-approval'
import { askGate, previewGate } from '@/lib/gate/ask-gate'
import { importModelCard } from '@/lib/integrations/import-model-card'
import { previewModelCard, publishModelCard, saveModelCardDraft } from '@/lib/integrations/publish-model-card'
import { pinArtifacts } from '@/lib/models/pin-artifacts'
import { getModel, getModelVersion, listModels } from '@/lib/models/queries'
import type { AnyCommand, AnyQuery } from '@/lib/platform/command'
import { decideApproval, requestApproval } from '@/lib/subjects'
import { getEntry, getLogState, listActivity, listTrail } from '@/lib/trail/queries'
import { addRole, endRole } from '@/lib/use-cases/change-roles'
import { createUseCase } from '@/lib/use-cases/create-use-case'
import { editUseCase } from '@/lib/use-cases/edit-use-case'
import { listMyRoles } from '@/lib/use-cases/my-roles'
import { getUseCase, listUseCases } from '@/lib/use-cases/queries'

export const definitions = [
  createUseCase,
  editUseCase,
  addRole,
  endRole,
  listUseCases,
  getUseCase,
  listActivity,
  importModelCard,
  publishModelCard,
  saveModelCardDraft,
  previewModelCard,
  pinArtifacts,
  listModels,
  getModel,
  getModelVersion,
  requestApproval,
  decideApproval,
  withdrawApproval,
  listInbox,
  listApprovals,
  getApproval,
  getMyPart,
  listPolicies,
  askGate,
  previewGate,
  listTrail,
  getEntry,
  getLogState,
  listMyRoles,
] as unknown as ReadonlyArray<AnyCommand | AnyQuery>
