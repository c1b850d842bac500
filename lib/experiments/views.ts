// What pages and the API are told of experiments and runs.
import type { DatasetUse, IdentityKind, RecordSource } from '@/lib/datasets/vocabulary'
import type { Figures } from '@/lib/metrics/rules'
import type { RunRecord } from './rules'
import type { RunMetric, RunStatus } from './vocabulary'

/** A key metric of the use case, as far as runs are judged by it. */
export interface KeyMetric extends Figures {
  id: string
  ref: string
  name: string
}

export interface ExperimentItem {
  id: string
  ref: string
  name: string
  description: string
  useCase: { ref: string; name: string }
  /** How many runs it has, and how many of them are over and well. */
  runs: number
  finished: number
  newestRunAt: string | null
  recordedFrom: RecordSource
  createdBy: string | null
  createdAt: string
  revision: number
}

export interface ExperimentDetail extends ExperimentItem {
  system: string
  externalId: string | null
  statuses: Array<{ status: RunStatus; count: number }>
  keyMetrics: KeyMetric[]
  mayEdit: boolean
}

export interface RunItem {
  id: string
  ref: string
  name: string
  status: RunStatus
  experiment: { ref: string; name: string }
  useCase: { ref: string; name: string }
  startedAt: string | null
  endedAt: string | null
  codeCommit: string | null
  /** How much is recorded of it. */
  counts: { parameters: number; metrics: number; artifacts: number }
  /** Of its metrics those that are key metrics of the use case. */
  headline: Array<RunMetric & { metric: string }>
  /** The model versions made of it: `MDL-7 v3`. */
  versions: string[]
  recordedAt: string
}

export interface RunDetail extends RunRecord {
  id: string
  ref: string
  revision: number
  experiment: { ref: string; name: string }
  useCase: { ref: string; name: string }
  system: string
  externalId: string | null
  recordedFrom: RecordSource
  recordedBy: string | null
  recordedAt: string
  datasets: Array<{
    ref: string
    dataset: string
    name: string
    version: number
    use: DatasetUse
    identityKind: IdentityKind
    identity: string
  }>
  versions: Array<{ ref: string; model: string; name: string; version: number; label: string | null }>
  keyMetrics: KeyMetric[]
  /** The approval that rests on it; from then on it stays as it was. */
  approval: string | null
  mayEdit: boolean
  mayObserve: boolean
  mayRegister: boolean
}
