import type { UseCaseRole } from '@/lib/platform/vocabulary'

export const stages = [
  'added_value',
  'business_requirements',
  'key_metrics',
  'data_quality',
  'feature_engineering',
  'experiments',
  'validation',
  'release_preparation',
  'rollout',
  'monitoring',
  'retraining',
  'retired',
] as const
export type Stage = (typeof stages)[number]

export const stageLabels: Record<Stage, string> = {
  added_value: 'Added value',
  business_requirements: 'Business requirements',
  key_metrics: 'Key metrics',
  data_quality: 'Data quality and ingestion',
  feature_engineering: 'Feature engineering',
  experiments: 'Experiments',
  validation: 'Validation',
  release_preparation: 'Release preparation',
  rollout: 'Rollout',
  monitoring: 'Monitoring',
  retraining: 'Retraining',
  retired: 'Retired',
}

export const riskTiers = ['low', 'limited', 'high', 'critical'] as const
export type RiskTier = (typeof riskTiers)[number]

export const riskTierLabels: Record<RiskTier, string> = {
  low: 'Low risk',
  limited: 'Limited risk',
  high: 'High risk',
  critical: 'Critical risk',
}

/** The stages in their phases, each with a word that fits under a dot. */
export const phases: ReadonlyArray<{ label: string; stages: ReadonlyArray<{ stage: Stage; short: string }> }> = [
  {
    label: 'Design',
    stages: [
      { stage: 'added_value', short: 'Value' },
      { stage: 'business_requirements', short: 'Requirements' },
      { stage: 'key_metrics', short: 'Metrics' },
      { stage: 'data_quality', short: 'Data' },
    ],
  },
  {
    label: 'Development',
    stages: [
      { stage: 'feature_engineering', short: 'Features' },
      { stage: 'experiments', short: 'Experiments' },
      { stage: 'validation', short: 'Validation' },
    ],
  },
  {
    label: 'Deployment',
    stages: [
      { stage: 'release_preparation', short: 'Release' },
      { stage: 'rollout', short: 'Rollout' },
      { stage: 'monitoring', short: 'Monitoring' },
      { stage: 'retraining', short: 'Retraining' },
    ],
  },
]

export const stageMoveKinds = ['start', 'forward', 'back', 'retire'] as const
export type StageMoveKind = (typeof stageMoveKinds)[number]

/** Roles of the involvement matrix: those of a use case, and the two duties that are asked. */
export type InvolvedRole = UseCaseRole | 'risk_officer' | 'security_specialist'

/** R does the work, A answers for it, C is asked, I is told. */
export const involvements = ['A/R', 'A', 'R', 'C', 'I'] as const
export type Involvement = (typeof involvements)[number]

export const involvementLabels: Record<Involvement, string> = {
  'A/R': 'Answers for it and does the work',
  A: 'Answers for it',
  R: 'Does the work',
  C: 'Is asked',
  I: 'Is told',
}

export type WorkStage = Exclude<Stage, 'retired'>
export type InvolvementMatrix = Record<WorkStage, Record<InvolvedRole, Involvement>>

export const involvedRoles: readonly InvolvedRole[] = [
  'business_stakeholder',
  'subject_matter_expert',
  'data_scientist',
  'data_engineer',
  'ml_engineer',
  'software_engineer',
  'backend_engineer',
  'risk_officer',
  'security_specialist',
]

const row = (letters: string): Record<InvolvedRole, Involvement> => {
  const given = letters.split(' ') as Involvement[]
  return Object.fromEntries(involvedRoles.map((role, at) => [role, given[at]!])) as Record<InvolvedRole, Involvement>
}

/** The matrix that a use case starts with (domain.md §2), columns in the order of `involvedRoles`. */
export const defaultInvolvement: InvolvementMatrix = {
  added_value: row('A/R C C I C I I I I'),
  business_requirements: row('A R R C C C C C I'),
  key_metrics: row('A R R I C I I C I'),
  data_quality: row('I C C A/R C I C C C'),
  feature_engineering: row('I C A/R R C I I I I'),
  experiments: row('C C A/R C R I I I I'),
  validation: row('A R R C R C I R I'),
  release_preparation: row('I I C C A/R R R C C'),
  rollout: row('A C C I R R R C C'),
  monitoring: row('I C R R A/R R C I I'),
  retraining: row('A C R R R I C C I'),
}
