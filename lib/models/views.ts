// What pages and the API are told of models' versions, aliases and past.
import type { ApprovalStatus } from '@/lib/approvals/vocabulary'
import type { DatasetUse, IdentityKind, RecordSource } from '@/lib/datasets/vocabulary'
import type { DeploymentItem } from '@/lib/deployments/views'
import type { Environment } from '@/lib/platform/vocabulary'
import type { VersionStatus } from './version-status/vocabulary'

export interface AliasMoveView {
  id: string
  alias: string
  from: number | null
  to: number | null
  reason: string
  movedBy: string | null
  movedAt: string
}

export interface AsOfView {
  model: { id: string; ref: string; name: string }
  at: string
  aliases: Array<Omit<AliasMoveView, 'to'> & { version: number }>
  deployments: DeploymentItem[]
}

/** What a version was made of. */
export interface PartsView {
  run: { ref: string; name: string; experiment: string } | null
  codeCommit: string | null
  codeRepository: string | null
  configuration: Record<string, string>
  datasets: Array<{
    ref: string
    dataset: string
    name: string
    use: DatasetUse
    identityKind: IdentityKind
    identity: string
  }>
  features: Array<{ ref: string; name: string }>
  artifact: string | null
  image: string | null
}

export interface VersionItem {
  id: string
  /** `MDL-7 v3` */
  ref: string
  version: number
  label: string | null
  status: VersionStatus
  /** Runs in production although the gate refused it. */
  isUnapproved: boolean
  aliases: string[]
  /** Where it runs now. */
  runsIn: Environment[]
  parts: PartsView
  cardRevision: number
  approvals: Array<{ ref: string; status: ApprovalStatus; environment: string }>
  recordedFrom: RecordSource
  createdBy: string | null
  createdAt: string
  revision: number
}
