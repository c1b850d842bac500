export const strategies = ['basic', 'shadow', 'canary', 'blue_green', 'a_b', 'batch'] as const
export type Strategy = (typeof strategies)[number]

export const strategyLabels: Record<Strategy, string> = {
  basic: 'Basic: replace',
  shadow: 'Shadow',
  canary: 'Canary',
  blue_green: 'Blue-green',
  a_b: 'A/B',
  batch: 'Batch',
}

/** What the gate said of a deployment at the moment it was reported. */
export interface GateAnswer {
  allowed: boolean
  /** Codes of its reasons. */
  reasons: string[]
  /** References of the approvals it rested on. */
  approvals: string[]
}

/** Codes of the gate's reasons as they are said of a deployment, later. */
export const gateReasonWords: Record<string, string> = {
  not_requested: 'nobody had asked for its release',
  open: 'its release was not decided yet',
  changes_requested: 'changes were asked for first',
  rejected: 'its release was rejected',
  withdrawn: 'the request for its release was withdrawn',
  expired: 'its approval had expired',
  superseded: 'what was approved had changed since',
  approved_later: 'it was approved only after it had been deployed',
  revoked: 'its approval was revoked',
  role_lost: 'somebody the approval rests on no longer held their role',
  artifact_differs: 'another artefact was deployed than is on record',
  artifact_not_recorded: 'no artefact is on record to compare with',
  image_differs: 'another image was deployed than is on record',
  image_not_recorded: 'no image is on record to compare with',
}

/** How a deployment stands before the gate. */
export const deploymentStandings = ['approved', 'not_asked', 'unapproved'] as const
export type DeploymentStanding = (typeof deploymentStandings)[number]

export const deploymentStandingLabels: Record<DeploymentStanding, string> = {
  approved: 'Approved',
  not_asked: 'No release asked for',
  unapproved: 'Deployed without approval',
}
