import type { RoleId } from '@/lib/platform/vocabulary'

/** The same card, opened at another part. */
export const cardViews = ['business', 'expert', 'data_science', 'engineering', 'compliance', 'audit'] as const
export type CardView = (typeof cardViews)[number]

export const cardViewLabels: Record<CardView, string> = {
  business: 'Business',
  expert: 'Expert',
  data_science: 'Data science',
  engineering: 'Engineering',
  compliance: 'Compliance',
  audit: 'Audit',
}

export const viewOfRole: Record<RoleId, CardView> = {
  business_stakeholder: 'business',
  subject_matter_expert: 'expert',
  data_scientist: 'data_science',
  data_engineer: 'engineering',
  ml_engineer: 'engineering',
  software_engineer: 'engineering',
  backend_engineer: 'engineering',
  risk_officer: 'compliance',
  security_specialist: 'compliance',
  auditor: 'audit',
  admin: 'business',
}

/** Parts of a card that are no answers: what the version is made of, and what became of its card. */
export const ownParts = ['version', 'revisions'] as const
export type OwnPart = (typeof ownParts)[number]

/** What each view asks first, in its order: fields of the template, sections, or one of the card's own parts. */
export const firstAsked: Record<CardView, readonly string[]> = {
  business: ['purpose', 'worth', 'limitations', 'risk_table', 'results'],
  expert: [
    ...['intended_users', 'direct_use', 'out_of_scope', 'training_data', 'evaluation_data', 'results'],
    ...['failure_cases', 'limitations'],
  ],
  data_science: ['results', 'intersectional', 'thresholds', 'uncertainty', 'training_data', 'hyperparameters'],
  engineering: ['inputs_outputs', 'runtime', 'version', 'operating_limits', 'monitoring', 'limitations'],
  compliance: ['risk_table', 'limitations', 'sensitive_data', 'mitigations', 'out_of_scope', 'revisions'],
  audit: ['revisions', 'version', 'risk_table'],
}

/** The section of what a file said beyond the questions: nobody is asked to fill it. */
export const KEPT_SECTION = 'kept'
