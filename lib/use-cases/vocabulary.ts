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
