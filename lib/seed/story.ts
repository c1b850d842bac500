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
  sponsor: PersonKey
  value: {
    problem: string
    context: string
    beneficiaries: string
    reasoning: string
    /** Euro. */
    perYear: number
    hoursPerYear?: number
    toBuild: number
    toRun: number
  }
  team: ReadonlyArray<readonly [PersonKey, UseCaseRole]>
  /** Given after the start. */
  joined?: ReadonlyArray<readonly [Moment, PersonKey, UseCaseRole]>
  /** Answers to the risk questionnaire. */
  assessed?: { at: Moment; by: PersonKey; answers: Record<string, string>; note: string }
  /** The risk officer's own tier, against what the answers come to. */
  override?: { at: Moment; tier: RiskTier; reason: string }
  /** Files of the folder `documents`. */
  documents?: readonly string[]
  metrics?: string
  /** How the metrics hang together, and what was measured. */
  alignment?: string
  course: readonly CourseStep[]
  model?: { number: number; versions: readonly VersionStory[] }
}

/** A step of a use case from stage to stage. */
export type CourseStep = GateStory | BackStory | IterationStory

export interface GateStory {
  kind: 'gate'
  at: Moment
  by: PersonKey
  note: string
  /** A later stage than the next one, and why those between are left out. */
  to?: Stage
  skipReason?: string
  answers: ReadonlyArray<readonly [Moment, PersonKey, DecisionKind, string]>
  /** Not passed yet where it is absent. */
  passed?: Moment
}

export interface BackStory {
  kind: 'back'
  at: Moment
  by: PersonKey
  to: Stage
  reason: string
}

export interface IterationStory {
  kind: 'iteration'
  at: Moment
  by: PersonKey
  stage: Stage
  reason: string
}

export interface VersionStory {
  at: Moment
  by: PersonKey
  /** A file of the folder `cards`. */
  card: string
  label: string
  /** How the card went on from there: a file of the folder `documents`. */
  writing?: string
  requests?: readonly RequestStory[]
  gate?: ReadonlyArray<{ at: Moment; by: PersonKey; environment: Environment; isOtherArtifact?: boolean }>
}

export interface RequestStory {
  /** Of the reference, where people know it: 41 for APR-41. */
  number?: number
  at: Moment
  by: PersonKey
  environment: Environment
  note: string
  answers: ReadonlyArray<readonly [Moment, PersonKey, DecisionKind, string]>
  withdrawn?: { at: Moment; reason: string }
}
