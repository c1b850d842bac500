/** What tells one content of a dataset from another. */
export const identityKinds = [
  'sha256',
  'dvc_md5',
  'lakefs_commit',
  'delta_version',
  'mlflow_digest',
  'source_version',
] as const
export type IdentityKind = (typeof identityKinds)[number]

export const identityKindLabels: Record<IdentityKind, string> = {
  sha256: 'SHA-256',
  dvc_md5: 'DVC MD5',
  lakefs_commit: 'lakeFS commit',
  delta_version: 'Delta version',
  mlflow_digest: 'MLflow digest',
  source_version: 'Version of the source',
}

export const personalDataClasses = ['unknown', 'none', 'pseudonymised', 'personal', 'special_category'] as const
export type PersonalDataClass = (typeof personalDataClasses)[number]

export const personalDataLabels: Record<PersonalDataClass, string> = {
  unknown: 'Not said yet',
  none: 'No personal data',
  pseudonymised: 'Pseudonymised',
  personal: 'Personal data',
  special_category: 'Special categories',
}

/** Why personal data may be processed (GDPR, article 6). */
export const legalBases = [
  'unknown',
  'not_personal',
  'consent',
  'contract',
  'legal_obligation',
  'vital_interests',
  'public_task',
  'legitimate_interests',
] as const
export type LegalBasis = (typeof legalBases)[number]

export const legalBasisLabels: Record<LegalBasis, string> = {
  unknown: 'Not said yet',
  not_personal: 'Not needed: no personal data',
  consent: 'Consent',
  contract: 'Contract',
  legal_obligation: 'Legal obligation',
  vital_interests: 'Vital interests',
  public_task: 'Public task',
  legitimate_interests: 'Legitimate interests',
}

export const qualityDimensions = ['accuracy', 'completeness', 'consistency', 'timeliness'] as const
export type QualityDimension = (typeof qualityDimensions)[number]

export const qualityDimensionLabels: Record<QualityDimension, string> = {
  accuracy: 'Accuracy',
  completeness: 'Completeness',
  consistency: 'Consistency',
  timeliness: 'Timeliness',
}

/** What is asked of each, in words. */
export const qualityDimensionMeanings: Record<QualityDimension, string> = {
  accuracy: 'Its values are correct for what they are used for.',
  completeness: 'It fully describes the problem: no rows, groups or values are missing that matter.',
  consistency: 'A value means the same across sources and over time.',
  timeliness: 'It is there when it is needed, and new enough.',
}

export const assessmentBases = ['checks', 'judgement'] as const
/** What a score rests on: results of automated checks, or a person's reasoned judgement. */
export type AssessmentBasis = (typeof assessmentBases)[number]

export const remedyKinds = ['collect_more', 'fill_from_other', 'accept'] as const
export type RemedyKind = (typeof remedyKinds)[number]

export const remedyKindLabels: Record<RemedyKind, string> = {
  collect_more: 'Collect more',
  fill_from_other: 'Fill from another source',
  accept: 'Accept with a reason',
}

export const remedyKindMeanings: Record<RemedyKind, string> = {
  collect_more: 'Gather what is missing, or gather it better from now on.',
  fill_from_other: 'Take from another source what this one lacks.',
  accept: 'Use it as it is, and say why that does no harm.',
}

export const checkOutcomes = ['passed', 'failed', 'warning', 'error', 'skipped'] as const
export type CheckOutcome = (typeof checkOutcomes)[number]

export const checkOutcomeLabels: Record<CheckOutcome, string> = {
  passed: 'Passed',
  failed: 'Failed',
  warning: 'Warning',
  error: 'Could not run',
  skipped: 'Skipped',
}

/** What a run or a model version used a dataset version for. */
export const datasetUses = ['training', 'validation', 'test', 'other'] as const
export type DatasetUse = (typeof datasetUses)[number]

export const datasetUseLabels: Record<DatasetUse, string> = {
  training: 'Trained on',
  validation: 'Validated on',
  test: 'Tested on',
  other: 'Used otherwise',
}

export interface DatasetColumn {
  name: string
  type: string
  description?: string
}

export interface CheckResult {
  name: string
  dimension: QualityDimension
  outcome: CheckOutcome
  column: string | null
  observed: string
  expected: string
}

/** Where a record came from. */
export const recordSources = ['person', 'ci', 'import', 'registry', 'lineage'] as const
export type RecordSource = (typeof recordSources)[number]

export const recordSourceLabels: Record<RecordSource, string> = {
  person: 'By hand',
  ci: 'By the API',
  import: 'From a file',
  registry: 'From a registry',
  lineage: 'From lineage events',
}
