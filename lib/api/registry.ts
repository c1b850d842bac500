import { takeMessage } from '@/lib/integrations/connections/take-message'
import { takeLineageEvent } from '@/lib/integrations/open-lineage/take-event'
// Every command and query of the product. A route or server action that is not here, or a listed exception, fails a test.

import { listPolicies } from '@/lib/approvals/policy-queries'
import { listApprovals, listInbox } from '@/lib/approvals/queries'
import { getApproval, getMyPart, getPrevious } from '@/lib/approvals/request-queries'
import { withdrawApproval } from '@/lib/approvals/withdraw-approval'
import { createDataset } from '@/lib/datasets/create-dataset'
import { editDataset } from '@/lib/datasets/edit-dataset'
import { getDataset } from '@/lib/datasets/get-dataset'
import { getDatasetVersion } from '@/lib/datasets/get-version'
import { listDatasetFacets, listDatasets } from '@/lib/datasets/list-datasets'
import { listDataPlaces } from '@/lib/datasets/list-places'
import { listDatasetUses } from '@/lib/datasets/list-uses'
import { listDatasetVersions } from '@/lib/datasets/list-versions'
import { nameDataset } from '@/lib/datasets/name-dataset'
import { assessQuality } from '@/lib/datasets/quality/assess'
import { closeRemedy } from '@/lib/datasets/quality/close-remedy'
import { openRemedy } from '@/lib/datasets/quality/open-remedy'
import { listQualityHistory } from '@/lib/datasets/quality/read-assessments'
import { getCheckRun, listCheckRuns } from '@/lib/datasets/quality/read-checks'
import { listRemedies } from '@/lib/datasets/quality/read-remedies'
import { recordChecks } from '@/lib/datasets/quality/record-checks'
import { recordDatasetVersion } from '@/lib/datasets/record-version'
import { retireDataset } from '@/lib/datasets/retire-dataset'
import { changeDeployment } from '@/lib/deployments/change-deployment'
import { getDeployment, listDeploymentFacets, listDeployments, readTimeline } from '@/lib/deployments/queries'
import { addComment } from '@/lib/discussion/add-comment'
import { editComment, reopenThread, resolveThread } from '@/lib/discussion/change-comment'
import { listComments } from '@/lib/discussion/list-comments'
import { exportDocument } from '@/lib/documents/export-document'
import { bePresent } from '@/lib/documents/live/be-present'
import { listChanges } from '@/lib/documents/live/changes'
import { migrateDocument, previewMigration } from '@/lib/documents/migrate-document'
import { previewDocument, publishDocument } from '@/lib/documents/publish-document'
import { getDocument, getDocumentRevision, listDocuments } from '@/lib/documents/queries'
import { closeAnswerRequest, withdrawAnswerRequest } from '@/lib/documents/requests/close-request'
import { listAnswerRequests, listAskedOfMe } from '@/lib/documents/requests/queries'
import { requestAnswer } from '@/lib/documents/requests/request-answer'
import { saveAnswers } from '@/lib/documents/save-answers'
import { startDocument } from '@/lib/documents/start-document'
import { compareDocument, documentHistory, restoreDocument } from '@/lib/documents/states'
import { compareRuns } from '@/lib/experiments/comparison/compare-runs'
import { createExperiment, editExperiment } from '@/lib/experiments/create-experiment'
import { listExperimentPlaces } from '@/lib/experiments/list-places'
import { getExperiment, listExperimentFacets, listExperiments } from '@/lib/experiments/queries'
import { recordRun, updateRun } from '@/lib/experiments/record-run'
import { getRun, listRuns } from '@/lib/experiments/run-queries'
import { createFeature } from '@/lib/features/create-feature'
import { editFeature } from '@/lib/features/edit-feature'
import { addFeatureUse, endFeatureUse } from '@/lib/features/feature-uses'
import { getFeature, listFeatureFacets, listFeatures } from '@/lib/features/queries'
import { retireFeature } from '@/lib/features/retire-feature'
import { adviseStore, decideStore } from '@/lib/features/store-advice/decide-store'
import { getStoreFacts, listStoreDecisions } from '@/lib/features/store-advice/queries'
import { readFile, uploadFile } from '@/lib/files/upload-file'
import { askGate, previewGate } from '@/lib/gate/ask-gate'
import { reportDeployment } from '@/lib/gate/report-deployment'
import { inviteMember, listInvitations, withdrawInvitation } from '@/lib/identity/invitations'
import { createToken, listTokens, revokeToken } from '@/lib/identity/tokens'
import { getImport, listFilePlaces, listImports, readImportedFile } from '@/lib/imports/queries'
import { removeImportCopy } from '@/lib/imports/remove-copy'
import { exportCard } from '@/lib/integrations/card-exports/export-card'
import { createConnection } from '@/lib/integrations/connections/create-connection'
import { editConnection, pullNow, switchConnection } from '@/lib/integrations/connections/edit-connection'
import { getConnection, listConnectionPlaces, listConnections } from '@/lib/integrations/connections/queries'
import { takePage } from '@/lib/integrations/connections/take-page'
import { importModelCard } from '@/lib/integrations/import-model-card'
import { readImportReport } from '@/lib/integrations/import-report'
import { giveFile } from '@/lib/integrations/imports/give-file'
import { importObservations, previewObservationsImport } from '@/lib/integrations/observations/import-observations'
import { proposeCard } from '@/lib/integrations/propose-to-card'
import { getLineage } from '@/lib/lineage/queries'
import { createLink } from '@/lib/metrics/alignment/create-link'
import { editLink, retireLink } from '@/lib/metrics/alignment/edit-link'
import { getAlignment, getLink, getWhatIf } from '@/lib/metrics/alignment/queries'
import { signLevel, signLink } from '@/lib/metrics/alignment/sign'
import { listMetricCatalogue } from '@/lib/metrics/catalogue'
import { createMetric } from '@/lib/metrics/create-metric'
import { editMetric } from '@/lib/metrics/edit-metric'
import { getLedger, listLedger } from '@/lib/metrics/ledger/queries'
import { markStale } from '@/lib/metrics/mark-stale'
import { listObservations } from '@/lib/metrics/observations/list-observations'
import { readHistory } from '@/lib/metrics/observations/read-history'
import { recordObservations } from '@/lib/metrics/observations/record-observations'
import { withdrawObservation } from '@/lib/metrics/observations/withdraw-observation'
import { getMetric, listMetricFacets, listMetrics } from '@/lib/metrics/queries'
import { retireMetric } from '@/lib/metrics/retire-metric'
import { decideProposal } from '@/lib/model-cards/proposals/decide'
import { listProposals } from '@/lib/model-cards/proposals/queries'
import { compareCards, readCard } from '@/lib/model-cards/queries'
import { moveAlias } from '@/lib/models/aliases/move-alias'
import { getModelAsOf, listAliasMoves } from '@/lib/models/as-of/queries'
import { getModelVersion } from '@/lib/models/get-version'
import { listVersions } from '@/lib/models/list-versions'
import { pinArtifacts } from '@/lib/models/pin-artifacts'
import { getModel, listImportPlaces, listModels } from '@/lib/models/queries'
import { getParts, recordParts } from '@/lib/models/record-parts'
import { registerModel, registerModelVersion } from '@/lib/models/register-model'
import type { AnyCommand, AnyQuery } from '@/lib/platform/command'
import { assessUseCase } from '@/lib/risk/assess-use-case'
import { liftTierOverride } from '@/lib/risk/lift-override'
import { publishQuestionnaire } from '@/lib/risk/publish-questionnaire'
import { getQuestionnaire, listAssessments, previewQuestionnaire } from '@/lib/risk/queries'
import { deleteView, listViews, saveView } from '@/lib/saved-views/saved-views'
import { showApproval, showRequest } from '@/lib/shown-subjects'
import { decideApproval, getDrift, previewRequest, requestApproval } from '@/lib/subjects'
import { compareVersions, getTemplateDraft } from '@/lib/templates/compare-versions'
import { createTemplate } from '@/lib/templates/create-template'
import { discardTemplateDraft, saveTemplateDraft } from '@/lib/templates/draft'
import { importTemplate } from '@/lib/templates/import-template'
import { publishTemplate } from '@/lib/templates/publish-template'
import { exportTemplate, getTemplate, listOlderDocuments, listTemplates } from '@/lib/templates/queries'
import { reopenTemplate, retireTemplate } from '@/lib/templates/retire-template'
import { takeBuiltIn } from '@/lib/templates/take-built-in'
import { getEntry, getLogState, listActivity, listMyNews, listTrail, listTrailFacets } from '@/lib/trail/queries'
import { readReceipt } from '@/lib/trail/receipts'
import { recordReading } from '@/lib/trail/record-reading'
import { readBoard } from '@/lib/use-cases/board'
import { moveBack, retireUseCase, startIteration } from '@/lib/use-cases/change-course'
import { addRole, endRole } from '@/lib/use-cases/change-roles'
import { createUseCase } from '@/lib/use-cases/create-use-case'
import { editUseCase } from '@/lib/use-cases/edit-use-case'
import { getLifecycle } from '@/lib/use-cases/lifecycle'
import { listUseCases } from '@/lib/use-cases/list-use-cases'
import { listMyRoles } from '@/lib/use-cases/my-roles'
import { passGate } from '@/lib/use-cases/pass-gate'
import { listPortfolioFacets, summarisePortfolio } from '@/lib/use-cases/portfolio-summary'
import { getUseCase } from '@/lib/use-cases/queries'
import { previewGateRequest, requestGate } from '@/lib/use-cases/request-gate'
import { setInvolvement } from '@/lib/use-cases/set-involvement'
import { setRiskTier } from '@/lib/use-cases/set-risk-tier'
import { listSimilarUseCases } from '@/lib/use-cases/similar'
import { listWaiting } from '@/lib/use-cases/waiting'
import { changeDuties } from '@/lib/workspaces/change-duties'
import { getMember, listMembers } from '@/lib/workspaces/members'
import { removeMember } from '@/lib/workspaces/remove-member'

export const definitions = [
  getLineage,
  takeLineageEvent,
  giveFile,
  listImports,
  getImport,
  listFilePlaces,
  readImportedFile,
  removeImportCopy,
  createConnection,
  editConnection,
  switchConnection,
  pullNow,
  takePage,
  takeMessage,
  listConnections,
  getConnection,
  listConnectionPlaces,
  moveAlias,
  listAliasMoves,
  getModelAsOf,
  listVersions,
  recordParts,
  getParts,
  reportDeployment,
  changeDeployment,
  listDeployments,
  listDeploymentFacets,
  readTimeline,
  getDeployment,
  createExperiment,
  editExperiment,
  listExperiments,
  listExperimentFacets,
  listExperimentPlaces,
  getExperiment,
  compareRuns,
  recordRun,
  updateRun,
  listRuns,
  getRun,
  createUseCase,
  editUseCase,
  getLifecycle,
  previewGateRequest,
  requestGate,
  passGate,
  moveBack,
  startIteration,
  retireUseCase,
  setInvolvement,
  addRole,
  endRole,
  setRiskTier,
  liftTierOverride,
  assessUseCase,
  listAssessments,
  getQuestionnaire,
  previewQuestionnaire,
  publishQuestionnaire,
  listUseCases,
  summarisePortfolio,
  listPortfolioFacets,
  readBoard,
  listWaiting,
  listSimilarUseCases,
  saveView,
  deleteView,
  listViews,
  getUseCase,
  listActivity,
  listMyNews,
  startDocument,
  saveAnswers,
  previewMigration,
  migrateDocument,
  publishDocument,
  previewDocument,
  listDocuments,
  getDocument,
  getDocumentRevision,
  exportDocument,
  compareDocument,
  documentHistory,
  restoreDocument,
  createTemplate,
  saveTemplateDraft,
  discardTemplateDraft,
  publishTemplate,
  importTemplate,
  takeBuiltIn,
  retireTemplate,
  reopenTemplate,
  listTemplates,
  getTemplate,
  getTemplateDraft,
  compareVersions,
  exportTemplate,
  listOlderDocuments,
  importModelCard,
  proposeCard,
  decideProposal,
  listProposals,
  registerModel,
  registerModelVersion,
  compareCards,
  exportCard,
  readCard,
  readImportReport,
  pinArtifacts,
  listModels,
  getModel,
  getModelVersion,
  listImportPlaces,
  createMetric,
  editMetric,
  retireMetric,
  recordObservations,
  withdrawObservation,
  importObservations,
  previewObservationsImport,
  listObservations,
  readHistory,
  markStale,
  createLink,
  editLink,
  retireLink,
  signLink,
  signLevel,
  getLink,
  getAlignment,
  getWhatIf,
  getLedger,
  listLedger,
  listMetrics,
  getMetric,
  listMetricFacets,
  listMetricCatalogue,
  createDataset,
  editDataset,
  retireDataset,
  nameDataset,
  recordDatasetVersion,
  listDatasets,
  listDatasetFacets,
  getDataset,
  listDatasetVersions,
  getDatasetVersion,
  listDatasetUses,
  listDataPlaces,
  recordChecks,
  listCheckRuns,
  getCheckRun,
  assessQuality,
  listQualityHistory,
  openRemedy,
  closeRemedy,
  listRemedies,
  createFeature,
  editFeature,
  retireFeature,
  addFeatureUse,
  endFeatureUse,
  listFeatures,
  listFeatureFacets,
  getFeature,
  adviseStore,
  decideStore,
  getStoreFacts,
  listStoreDecisions,
  requestApproval,
  previewRequest,
  decideApproval,
  withdrawApproval,
  listInbox,
  listApprovals,
  getApproval,
  getMyPart,
  getPrevious,
  showApproval,
  showRequest,
  getDrift,
  listPolicies,
  askGate,
  previewGate,
  listChanges,
  bePresent,
  requestAnswer,
  withdrawAnswerRequest,
  closeAnswerRequest,
  listAnswerRequests,
  listAskedOfMe,
  addComment,
  editComment,
  resolveThread,
  reopenThread,
  listComments,
  uploadFile,
  readFile,
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
