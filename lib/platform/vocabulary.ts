// Roles and duties: the ids are fixed (a workspace may rename a label, not an id).

/** Roles a person has in one use case. */
export const useCaseRoles = [
  'business_stakeholder',
  'subject_matter_expert',
  'data_scientist',
  'data_engineer',
  'ml_engineer',
  'software_engineer',
  'backend_engineer',
] as const

/** Duties a person has in the whole workspace. */
export const duties = ['risk_officer', 'security_specialist', 'auditor', 'admin'] as const

export type UseCaseRole = (typeof useCaseRoles)[number]
export type Duty = (typeof duties)[number]
export type RoleId = UseCaseRole | Duty

export const roleLabels: Record<RoleId, string> = {
  business_stakeholder: 'Business stakeholder',
  subject_matter_expert: 'Subject-matter expert',
  data_scientist: 'Data scientist',
  data_engineer: 'Data engineer',
  ml_engineer: 'Machine-learning engineer',
  software_engineer: 'Software engineer',
  backend_engineer: 'Backend engineer',
  risk_officer: 'Risk officer',
  security_specialist: 'Security specialist',
  auditor: 'Auditor',
  admin: 'Administrator',
}

/** Where a model version runs, or would. */
export const environments = ['production', 'staging', 'development'] as const
export type Environment = (typeof environments)[number]
