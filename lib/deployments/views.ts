// What pages and the API are told of deployments.
import type { RecordSource } from '@/lib/datasets/vocabulary'
import type { Environment } from '@/lib/platform/vocabulary'
import type { DeploymentStanding, GateAnswer, Strategy } from './vocabulary'

export interface DeploymentItem {
  id: string
  ref: string
  /** `MDL-7 v3` */
  version: string
  model: { ref: string; name: string; version: number; label: string | null }
  useCase: { ref: string; name: string }
  environment: Environment
  strategy: Strategy
  traffic: number
  endpoint: string | null
  startedAt: string
  endedAt: string | null
  gate: GateAnswer
  standing: DeploymentStanding
  reportedBy: string | null
  recordedAt: string
  recordedFrom: RecordSource
  revision: number
}

export interface DeploymentDetail extends DeploymentItem {
  image: string | null
  artifact: string | null
  /** What is on record for the version. */
  recorded: { image: string | null; artifact: string | null }
  /** Those of the same model in the same environment just before and after it. */
  before: DeploymentNeighbour | null
  after: DeploymentNeighbour | null
  mayReport: boolean
}

export interface DeploymentNeighbour {
  ref: string
  version: string
  startedAt: string
}

export interface TimelineView {
  from: string
  to: string
  /** Oldest first. */
  spans: DeploymentItem[]
  /** More ran in this time than are shown. */
  isCut: boolean
}
