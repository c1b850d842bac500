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
