import type { KeyMetric } from '../views'
import type { RunMetric, RunStatus } from '../vocabulary'

/** A run as it stands beside others. */
export interface ComparedRun {
  id: string
  ref: string
  name: string
  experiment: { ref: string; name: string }
  status: RunStatus
  /** When it ended; else when it began or was recorded. */
  at: string
  codeCommit: string | null
  parameters: Record<string, string>
  metrics: RunMetric[]
  /** `DS-3 v2`, those it was trained on first. */
  datasets: string[]
  /** The model versions made of it: `MDL-7 v3`. */
  versions: string[]
}

export interface Comparison {
  experiment: { ref: string; name: string }
  useCase: { ref: string; name: string }
  scope: 'experiment' | 'use_case'
  /** Newest first. */
  runs: ComparedRun[]
  /** How many there are; more than are shown where there are many. */
  total: number
  keyMetrics: KeyMetric[]
}
