// What pages and the API are told of datasets.
import type { RunStatus } from '@/lib/experiments/vocabulary'
import type { QualityStanding, Scores } from './rules'
import type {
  AssessmentBasis,
  CheckResult,
  DatasetColumn,
  DatasetUse,
  IdentityKind,
  LegalBasis,
  PersonalDataClass,
  QualityDimension,
  RecordSource,
  RemedyKind,
} from './vocabulary'

export interface DatasetView {
  id: string
  ref: string
  name: string
  description: string
  source: string
  licence: string
  legalBasis: LegalBasis
  personalData: PersonalDataClass
  /** Null for one that belongs to nobody in particular. */
  useCase: { ref: string; name: string } | null
  ownerId: string | null
  owner: string | null
  recordedFrom: RecordSource
  /** The newest; null before the first. */
  newest: { version: number; label: string | null; identityKind: IdentityKind; identity: string; at: string } | null
  /** The newest score of each dimension of the newest version. */
  scores: Scores
  quality: QualityStanding
  openRemedies: number
  createdAt: string
  retiredAt: string | null
  revision: number
}

export interface DatasetDetail extends DatasetView {
  createdBy: string | null
  /** What other tools call it. */
  names: Array<{ namespace: string; name: string }>
  /** Who retired it and why; null while it lives. */
  retired: { at: string; by: string | null; reason: string } | null
  /** What is to be said of it, in words. */
  warnings: string[]
  remedies: RemedyView[]
  versions: number
  mayEdit: boolean
  mayAssess: boolean
}

export interface VersionView {
  id: string
  /** `DS-3 v2` */
  ref: string
  version: number
  label: string | null
  identityKind: IdentityKind
  identity: string
  location: string | null
  rows: number | null
  bytes: number | null
  note: string
  scores: Scores
  quality: QualityStanding
  openRemedies: number
  /** Runs and model versions that used it. */
  uses: number
  /** A model version made with it runs in production. */
  isLive: boolean
  recordedFrom: RecordSource
  recordedBy: string | null
  recordedAt: string
}

export interface VersionDetail extends VersionView {
  dataset: { id: string; ref: string; name: string; useCase: string | null; retiredAt: string | null }
  columns: DatasetColumn[]
  /** The newest assessment of each dimension that has one. */
  assessments: AssessmentView[]
  remedies: RemedyView[]
  checkRuns: CheckRunView[]
  warnings: string[]
  mayAssess: boolean
}

export interface AssessmentView {
  id: string
  version: number
  dimension: QualityDimension
  score: number
  basis: AssessmentBasis
  reason: string
  checkRun: string | null
  by: string | null
  at: string
}

export interface RemedyView {
  id: string
  ref: string
  dataset: { ref: string; name: string }
  version: number
  dimension: QualityDimension
  kind: RemedyKind
  plan: string
  owner: string | null
  dueOn: string | null
  openedBy: string | null
  openedAt: string
  closedBy: string | null
  closedAt: string | null
  outcome: string
  revision: number
}

export interface CheckRunView {
  id: string
  ref: string
  /** Null: of the dataset as a whole. */
  version: number | null
  tool: string
  name: string
  ranAt: string
  passed: number
  failed: number
  /** All results, those that neither passed nor failed too. */
  total: number
}

export interface CheckRunDetail extends CheckRunView {
  dataset: { ref: string; name: string }
  recordedBy: string | null
  recordedAt: string
  results: CheckResult[]
}

/** What a dataset is used by, the newest hundred of each kind. */
export interface DatasetUses {
  runs: Array<{
    ref: string
    name: string
    status: RunStatus
    experiment: string
    version: number
    use: DatasetUse
  }>
  modelVersions: Array<{
    ref: string
    model: string
    name: string
    modelVersion: number
    version: number
    use: DatasetUse
  }>
  features: Array<{ ref: string; name: string; entity: string; uses: number }>
  /** Jobs that lineage events told of. */
  jobs: Array<{ ref: string; namespace: string; name: string; direction: 'input' | 'output' }>
}
