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
