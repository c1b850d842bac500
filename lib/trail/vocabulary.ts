/** Groups by which people filter the trail, with the first parts of the actions in each. */
export const actionGroups = {
  approvals: { label: 'Approvals', prefixes: ['approval'] },
  gate: { label: 'Gate answers', prefixes: ['gate'] },
  models: { label: 'Models and cards', prefixes: ['model_card', 'model_version', 'model_alias', 'model'] },
  experiments: { label: 'Experiments and runs', prefixes: ['experiment', 'run'] },
  deployments: { label: 'Deployments', prefixes: ['deployment'] },
  use_cases: { label: 'Use cases', prefixes: ['use_case', 'document', 'answer_request', 'comment', 'file'] },
  metrics: { label: 'Metrics', prefixes: ['metric', 'metric_link', 'metric_level', 'observation'] },
  data: {
    label: 'Data and features',
    prefixes: ['dataset', 'dataset_version', 'quality', 'feature', 'feature_use', 'feature_store'],
  },
  imports: { label: 'Imports and connections', prefixes: ['import', 'connection', 'lineage_job'] },
  policies: {
    label: 'Policies and workflows',
    prefixes: ['policy', 'workflow', 'workspace', 'template', 'risk_questionnaire'],
  },
  access: {
    label: 'People and access',
    prefixes: ['member', 'person', 'session', 'identity', 'token', 'first_administrator'],
  },
  refusals: { label: 'Refusals', prefixes: ['command'] },
  reading: { label: 'Reading and exports', prefixes: ['audit'] },
} as const

export type ActionGroup = keyof typeof actionGroups
export const actionGroupIds = Object.keys(actionGroups) as [ActionGroup, ...ActionGroup[]]
