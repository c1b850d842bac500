import type { InvolvedRole } from '@/lib/use-cases/vocabulary'

/** Beside a first name, in a column of a hundred pixels. */
export const shortRoles: Record<InvolvedRole, string> = {
  business_stakeholder: 'Business',
  subject_matter_expert: 'Expert',
  data_scientist: 'Data science',
  data_engineer: 'Data eng.',
  ml_engineer: 'ML eng.',
  software_engineer: 'Software eng.',
  backend_engineer: 'Backend eng.',
  risk_officer: 'Risk',
  security_specialist: 'Security',
}
