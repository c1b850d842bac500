// The status of a model version: one function of what was decided about it and where it runs.
import { standingOfDeployment } from '@/lib/deployments/rules'
import type { GateAnswer } from '@/lib/deployments/vocabulary'
import type { VersionStatus } from './vocabulary'

export interface StatusFacts {
  /** Requests for its release, oldest first, each as it stands now. */
  approvals: ReadonlyArray<{ environment: string; status: string }>
  deployments: ReadonlyArray<{ environment: string; endedAt: string | null; gate: GateAnswer }>
  /** Its use case is retired, and the model with it. */
  isRetired: boolean
}

export interface DerivedStatus {
  status: VersionStatus
  /** Runs in production although the gate refused it. */
  isUnapproved: boolean
}

export function versionStatus({ approvals, deployments, isRetired }: StatusFacts): DerivedStatus {
  const inProduction = deployments.filter(({ environment }) => environment === 'production')
  const running = inProduction.filter(({ endedAt }) => endedAt === null)
  const isUnapproved = running.some(({ gate }) => standingOfDeployment('production', gate) === 'unapproved')
  const newest = approvals.filter(({ environment }) => environment === 'production').at(-1)?.status
  const status = (): VersionStatus => {
    if (running.length > 0) return 'in_production'
    if (isRetired) return 'retired'
    if (newest === 'open' || newest === 'changes_requested') return 'awaiting_approval'
    if (inProduction.length > 0) return 'was_in_production'
    return newest === 'approved' ? 'approved' : 'candidate'
  }
  return { status: status(), isUnapproved }
}

/** Aliases are names, not numbers: what looks like a version would be mistaken for one. */
export const aliasPattern = /^(?!v?\d+$)(?!latest$)[a-z][a-z0-9_-]{0,59}$/
