export const runStatuses = ['scheduled', 'running', 'finished', 'failed', 'killed'] as const
export type RunStatus = (typeof runStatuses)[number]

export const runStatusLabels: Record<RunStatus, string> = {
  scheduled: 'Scheduled',
  running: 'Running',
  finished: 'Finished',
  failed: 'Failed',
  killed: 'Stopped',
}

/** The last value of a metric of a run. */
export interface RunMetric {
  key: string
  /** Text where it is no number that can be kept: `NaN`, `Infinity`, `-Infinity`. */
  value: number | string
  step: number | null
  /** ISO 8601 in UTC. */
  at: string | null
  /** The dataset it was measured on, where the source says so. */
  dataset: string | null
}

export interface RunArtifact {
  path: string
  /** `sha256:…` or another tool's own, named: `md5:…`. */
  digest: string | null
  kind: string
}
