export const metricAudiences = ['technical', 'domain', 'business'] as const
export type MetricAudience = (typeof metricAudiences)[number]

export const metricAudienceLabels: Record<MetricAudience, string> = {
  technical: 'Technical',
  domain: 'Domain',
  business: 'Business',
}

export const metricDirections = ['higher', 'lower', 'band'] as const
export type MetricDirection = (typeof metricDirections)[number]

export const metricDirectionLabels: Record<MetricDirection, string> = {
  higher: 'Higher is better',
  lower: 'Lower is better',
  band: 'Within a band',
}

export const metricCadences = [
  'continuous',
  'hourly',
  'daily',
  'weekly',
  'monthly',
  'quarterly',
  'yearly',
  'per_version',
] as const
export type MetricCadence = (typeof metricCadences)[number]

export const metricCadenceLabels: Record<MetricCadence, string> = {
  continuous: 'Continuously',
  hourly: 'Every hour',
  daily: 'Every day',
  weekly: 'Every week',
  monthly: 'Every month',
  quarterly: 'Every quarter',
  yearly: 'Every year',
  per_version: 'With every model version',
}

/** What a metric needs before three audiences can rely on it. */
export const metricGaps = [
  'definition',
  'unit',
  'baseline',
  'target',
  'guardrail',
  'owner',
  'cadence',
  'source',
] as const
export type MetricGap = (typeof metricGaps)[number]

export const metricGapLabels: Record<MetricGap, string> = {
  definition: 'Definition',
  unit: 'Unit',
  baseline: 'Baseline',
  target: 'Target',
  guardrail: 'Guardrail',
  owner: 'Owner',
  cadence: 'Cadence',
  source: 'Source',
}

/** Kinds of metrics in the catalogue. */
export const metricFamilies = [
  'classification',
  'regression',
  'ranking',
  'forecasting',
  'generative',
  'operations',
  'fairness',
  'domain',
  'business',
] as const
export type MetricFamily = (typeof metricFamilies)[number]

export const metricFamilyLabels: Record<MetricFamily, string> = {
  classification: 'Classification',
  regression: 'Regression',
  ranking: 'Ranking',
  forecasting: 'Forecasting',
  generative: 'Generated text',
  operations: 'Operations',
  fairness: 'Fairness',
  domain: 'The expert’s work',
  business: 'Money and customers',
}

/** Where a metric of the catalogue is at home. */
export const metricIndustries = [
  'telecom',
  'banking',
  'insurance',
  'retail',
  'manufacturing',
  'health',
  'energy',
  'public_sector',
  'logistics',
] as const
export type MetricIndustry = (typeof metricIndustries)[number]

export const metricIndustryLabels: Record<MetricIndustry, string> = {
  telecom: 'Telecom',
  banking: 'Banking',
  insurance: 'Insurance',
  retail: 'Retail',
  manufacturing: 'Manufacturing',
  health: 'Health',
  energy: 'Energy',
  public_sector: 'Public sector',
  logistics: 'Logistics',
}

/** How the newest value of a metric stands against its target and guardrail. */
export const standings = ['beyond_guardrail', 'missed', 'reached', 'unjudged'] as const
export type MetricStanding = (typeof standings)[number]

export const linkSides = ['from', 'to'] as const
export type LinkSide = (typeof linkSides)[number]

/** Whose level it is: the roles that sign off the metrics of an audience. */
export const levelRoles = {
  technical: ['data_scientist', 'ml_engineer'],
  domain: ['subject_matter_expert'],
  business: ['business_stakeholder'],
} as const satisfies Record<MetricAudience, readonly string[]>

/** What a role signed off: its metrics with the targets that stood, and its sides of links with their terms. */
export interface LevelContent {
  metrics: Array<{ id: string; ref: string; target: number }>
  links: Array<{ id: string; ref: string; side: LinkSide; terms: number }>
}
