import type { TierDecision } from '@/lib/use-cases/tier-decision'
import type { RiskTier } from '@/lib/use-cases/vocabulary'
import type { RiskReason } from './rules'
import type { Questionnaire } from './vocabulary'

export interface QuestionnaireView {
  version: number
  definition: Questionnaire
  note: string
  publishedBy: string | null
  publishedAt: string | null
  /** The newest; another one may be read. */
  newest: number
  versions: Array<{ version: number; note: string; publishedBy: string | null; publishedAt: string }>
}

export interface AssessmentView {
  id: string
  questionnaireVersion: number
  answers: Record<string, string>
  points: number
  tier: RiskTier
  note: string
  by: string | null
  at: string
  /** Its answers with what they count, those that weigh most first. */
  reasons: RiskReason[]
  /** What it answers differently from the one before. */
  changes: Array<{ question: string; was: string | null; is: string | null }>
}

/** Where a use case's tier stands, and where it comes from. */
export interface TierStanding {
  id: string
  ref: string
  name: string
  revision: number
  riskTier: RiskTier | null
  isOverridden: boolean
  /** Who set it last, with the reason given; null where nobody did. */
  decided: TierDecision | null
}

export interface AssessmentsView {
  useCase: TierStanding
  items: AssessmentView[]
  next: null
}

export interface PreviewedTier {
  ref: string
  name: string
  from: RiskTier
  to: RiskTier
  isOverridden: boolean
}

/** What the tiers would be if every use case kept its answers. */
export interface QuestionnairePreview {
  assessed: number
  changed: PreviewedTier[]
  /** Use cases that would have questions to answer. */
  incomplete: number
  /** Use cases without any answers. */
  unassessed: number
}
