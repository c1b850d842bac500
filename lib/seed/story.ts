// The form of a use case's history, as data.
import type { DecisionKind } from '@/lib/approvals/vocabulary'
import type { Environment, UseCaseRole } from '@/lib/platform/vocabulary'
import type { RiskTier, Stage } from '@/lib/use-cases/vocabulary'
import type { PersonKey } from './cast'
import type { Moment } from './chronicle'

export interface Story {
  /** Of the reference: 12 for UC-12. */
  number: number
  name: string
  area: string
  at: Moment
  value: {
    problem: string
    context: string
    beneficiaries: string
    reasoning: string
    /** Euro. */
    perYear: number
    toBuild: number
    toRun: number
  }
  team: ReadonlyArray<readonly [PersonKey, UseCaseRole]>
  /** Given after the start. */
  joined?: ReadonlyArray<readonly [Moment, PersonKey, UseCaseRole]>
  tier?: { at: Moment; tier: RiskTier; reason: string }
  stages: ReadonlyArray<readonly [Moment, Stage]>
  model?: { number: number; versions: readonly VersionStory[] }
}

export interface VersionStory {
  at: Moment
  by: PersonKey
  /** A file of the folder `cards`. */
  card: string
  label: string
  revisions?: ReadonlyArray<{ at: Moment; by: PersonKey; replace: string; with: string }>
  requests?: readonly RequestStory[]
  gate?: ReadonlyArray<{ at: Moment; by: PersonKey; environment: Environment; isOtherArtifact?: boolean }>
}

export interface RequestStory {
  /** Of the reference: 41 for APR-41. */
  number: number
  at: Moment
  by: PersonKey
  environment: Environment
  note: string
  answers: ReadonlyArray<readonly [Moment, PersonKey, DecisionKind, string]>
  withdrawn?: { at: Moment; reason: string }
}
