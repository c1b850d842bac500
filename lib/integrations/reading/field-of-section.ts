import type { CardFieldOf } from './card-fields'

type Field = CardFieldOf<'markdown'>

/** The question that a section of the common templates answers. */
const FIELDS = new Map<string, Field>(
  Object.entries({
    introduction: 'description',
    'model-description': 'description',
    'model-sources': 'sources',
    'model-architecture': 'architecture',
    'intended-use': 'purpose',
    'direct-use': 'direct_use',
    'downstream-use': 'downstream_use',
    'intended-users': 'intended_users',
    'out-of-scope': 'out_of_scope',
    worth: 'worth',
    limitations: 'limitations',
    recommendations: 'recommendations',
    'failure-cases': 'failure_cases',
    'sensitive-data': 'sensitive_data',
    'human-life': 'human_life',
    mitigations: 'mitigations',
    'problematic-uses': 'problematic_uses',
    'open-issues': 'open_issues',
    'how-to-use': 'getting_started',
    'training-data': 'training_data',
    'training-procedure': 'training_procedure',
    preprocessing: 'preprocessing',
    hyperparameters: 'hyperparameters',
    'speeds-sizes-times': 'training_cost',
    compute: 'compute',
    'environmental-impact': 'environmental_impact',
    'evaluation-data': 'evaluation_data',
    'evaluation-choice': 'evaluation_choice',
    'evaluation-preparation': 'evaluation_preparation',
    factors: 'factors',
    'evaluation-factors': 'evaluation_factors',
    metrics: 'metric_choice',
    uncertainty: 'uncertainty',
    'results-summary': 'results_summary',
    results: 'results_summary',
    'intersectional-results': 'intersectional',
    'model-examination': 'examination',
    'inputs-outputs': 'inputs_outputs',
    runtime: 'runtime',
    'operating-limits': 'operating_limits',
    monitoring: 'monitoring',
    citation: 'citation',
    glossary: 'glossary',
    'more-information': 'more_information',
    authors: 'authors',
    developers: 'developers',
    contact: 'contact',
    funding: 'funders',
  } satisfies Record<string, Field>),
)

/** Sections that answer a question among other things: their heading stays with their text. */
const HEADED = new Map<string, Field>(
  Object.entries({
    'model-details': 'description',
    'model-type': 'architecture',
    'model-version': 'description',
    'model-date': 'description',
    bias: 'limitations',
    risks: 'limitations',
    safety: 'limitations',
    'ethical-considerations': 'limitations',
    training: 'training_procedure',
    'training-results': 'results_summary',
    'framework-versions': 'compute',
    hardware: 'compute',
    software: 'compute',
    evaluation: 'results_summary',
    'unitary-results': 'results_summary',
    'technical-specification': 'architecture',
    references: 'sources',
  } satisfies Record<string, Field>),
)

export interface FieldOfSection {
  field: Field
  /** Whether the heading says no more than the question does. */
  own: boolean
}

/** `parent` is the key of the section it stands in: how test data was prepared is another question than how training data was. */
export function fieldOfSection(key: string, parent: string | null): FieldOfSection | null {
  if (key === 'preprocessing' && parent === 'evaluation-data') return { field: 'evaluation_preparation', own: true }
  const own = FIELDS.get(key)
  if (own) return { field: own, own: true }
  const headed = HEADED.get(key)
  return headed ? { field: headed, own: false } : null
}
