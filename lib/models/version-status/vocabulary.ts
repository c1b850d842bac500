export const versionStatuses = [
  'candidate',
  'awaiting_approval',
  'approved',
  'in_production',
  'was_in_production',
  'retired',
] as const
/** Derived from approvals and deployments; nobody sets it. */
export type VersionStatus = (typeof versionStatuses)[number]

export const versionStatusLabels: Record<VersionStatus, string> = {
  candidate: 'Candidate',
  awaiting_approval: 'Awaiting approval',
  approved: 'Approved for production',
  in_production: 'In production',
  was_in_production: 'Was in production',
  retired: 'Retired',
}
