import type { RiskTier } from '@/lib/use-cases/vocabulary'

export interface RiskOption {
  value: string
  label: string
  /** Counted with the question's weight. */
  points: number
  /** The tier is at least this one when the option is chosen, whatever the sum says. */
  atLeast?: RiskTier
}

export interface RiskQuestion {
  key: string
  text: string
  why: string
  /** Multiplies the points of the option chosen. */
  weight: number
  options: RiskOption[]
}

/** A weighted questionnaire; the tier is the highest one whose threshold the sum reaches. */
export interface Questionnaire {
  name: string
  questions: RiskQuestion[]
  /** Points from which a tier applies; low begins at 0. */
  thresholds: Record<Exclude<RiskTier, 'low'>, number>
}
