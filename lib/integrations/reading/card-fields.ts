// The fields of the built-in template `model-card` that files can fill, with their kinds; a test holds them to the
// template's own file.

export const cardFields = {
  purpose: 'markdown',
  intended_users: 'markdown',
  direct_use: 'markdown',
  downstream_use: 'markdown',
  out_of_scope: 'markdown',
  worth: 'markdown',
  title: 'text',
  description: 'markdown',
  model_type: 'text',
  architecture: 'markdown',
  library: 'text',
  task: 'text',
  languages: 'list',
  license: 'text',
  license_name: 'text',
  license_link: 'text',
  base_models: 'list',
  base_model_relation: 'text',
  developers: 'markdown',
  funders: 'markdown',
  released_on: 'date',
  sources: 'markdown',
  citation: 'markdown',
  contact: 'markdown',
  tags: 'list',
  limitations: 'markdown',
  failure_cases: 'markdown',
  risk_table: 'table',
  recommendations: 'markdown',
  sensitive_data: 'markdown',
  human_life: 'markdown',
  mitigations: 'markdown',
  problematic_uses: 'markdown',
  open_issues: 'markdown',
  training_data: 'markdown',
  training_datasets: 'list',
  preprocessing: 'markdown',
  training_procedure: 'markdown',
  hyperparameters: 'markdown',
  training_cost: 'markdown',
  compute: 'markdown',
  environmental_impact: 'markdown',
  co2_grams: 'number',
  evaluation_data: 'markdown',
  evaluation_datasets: 'list',
  evaluation_choice: 'markdown',
  evaluation_preparation: 'markdown',
  factors: 'markdown',
  evaluation_factors: 'markdown',
  metrics_used: 'list',
  metric_choice: 'markdown',
  thresholds: 'table',
  uncertainty: 'markdown',
  results: 'table',
  results_summary: 'markdown',
  intersectional: 'markdown',
  examination: 'markdown',
  inputs_outputs: 'markdown',
  runtime: 'markdown',
  getting_started: 'markdown',
  operating_limits: 'markdown',
  monitoring: 'markdown',
  glossary: 'markdown',
  more_information: 'markdown',
  authors: 'markdown',
  other_sections: 'markdown',
  other_metadata: 'markdown',
} as const

type Fields = typeof cardFields
export type CardField = keyof Fields
export type CardFieldKind = Fields[CardField]
export type CardFieldOf<Kind extends CardFieldKind> = {
  [F in CardField]: Fields[F] extends Kind ? F : never
}[CardField]

export const cardColumns = {
  risk_table: ['risk', 'who', 'likelihood', 'severity', 'mitigation', 'owner'],
  thresholds: ['decision', 'threshold', 'effect', 'reason'],
  results: ['metric', 'value', 'unit', 'group', 'size', 'low', 'high', 'baseline', 'task', 'dataset', 'split', 'more'],
} as const satisfies Record<CardFieldOf<'table'>, readonly string[]>

export type ResultCells = Partial<Record<(typeof cardColumns.results)[number], string | null | undefined>>
export type CardCells<F extends CardFieldOf<'table'>> = Partial<
  Record<(typeof cardColumns)[F][number], string | null | undefined>
>

export function isCardField(key: string): key is CardField {
  return Object.hasOwn(cardFields, key)
}
