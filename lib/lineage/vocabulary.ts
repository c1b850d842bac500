/** From source data to decision, in the order people read them. */
export const lineageKinds = [
  'dataset',
  'lineage_job',
  'dataset_version',
  'feature',
  'run',
  'model_version',
  'model_card',
  'approval',
  'deployment',
] as const
export type LineageKind = (typeof lineageKinds)[number]

export const lineageKindLabels: Record<LineageKind, string> = {
  dataset: 'Dataset',
  lineage_job: 'Job',
  dataset_version: 'Dataset version',
  feature: 'Feature',
  run: 'Run',
  model_version: 'Model version',
  model_card: 'Model card',
  approval: 'Approval',
  deployment: 'Deployment',
}

export const lineageDirections = ['both', 'affected', 'made_of'] as const
/** `affected`: what was made of it and rests on it. `made_of`: what it was made of. */
export type LineageDirection = (typeof lineageDirections)[number]

export const lineageDirectionLabels: Record<LineageDirection, string> = {
  both: 'Both ways',
  affected: 'What is affected',
  made_of: 'What it is made of',
}
