import { type RiskTier, riskTiers } from '@/lib/use-cases/vocabulary'
import type { Questionnaire, RiskOption, RiskQuestion } from './vocabulary'

/** The value of the option chosen, by question. */
export type RiskAnswers = Readonly<Record<string, string | undefined>>

export interface RiskReason {
  key: string
  question: string
  answer: string
  /** With the question's weight. */
  points: number
  most: number
  atLeast: RiskTier | null
}

export interface RiskResult {
  tier: RiskTier
  points: number
  /** What the answers could come to at most. */
  most: number
  /** What the sum alone says; a floor can lift the tier above it. */
  byPoints: RiskTier
  /** Questions answered, those that weigh most first. */
  reasons: RiskReason[]
  /** Keys of questions without a known answer. */
  missing: string[]
}

/** The tier of these answers. Open questions count nothing, so a result with some missing is the least that it can be. */
export function assessRisk(questionnaire: Questionnaire, answers: RiskAnswers): RiskResult {
  const reasons: RiskReason[] = []
  const missing: string[] = []
  for (const question of questionnaire.questions) {
    const option = optionOf(question, answers[question.key])
    if (option) reasons.push(reasonOf(question, option))
    else missing.push(question.key)
  }
  const points = reasons.reduce((sum, reason) => sum + reason.points, 0)
  const byPoints = tierOfPoints(questionnaire, points)
  const tier = reasons.reduce((highest, { atLeast }) => higherTier(highest, atLeast ?? 'low'), byPoints)
  reasons.sort((a, b) => rank(b.atLeast) - rank(a.atLeast) || b.points - a.points)
  return { tier, points, most: mostPoints(questionnaire), byPoints, reasons, missing }
}

/** What these answers and the earlier ones say differently, each in the words of its own version. */
export function compareAnswers(
  before: { questionnaire: Questionnaire; answers: RiskAnswers },
  after: { questionnaire: Questionnaire; answers: RiskAnswers },
): Array<{ question: string; was: string | null; is: string | null }> {
  const words = ({ questionnaire, answers }: typeof before) =>
    new Map(
      questionnaire.questions.map((question) => [
        question.key,
        { text: question.text, label: optionOf(question, answers[question.key])?.label ?? null },
      ]),
    )
  const old = words(before)
  const now = words(after)
  return [...new Set([...now.keys(), ...old.keys()])]
    .map((key) => ({
      question: (now.get(key) ?? old.get(key))!.text,
      was: old.get(key)?.label ?? null,
      is: now.get(key)?.label ?? null,
    }))
    .filter(({ was, is }) => was !== is)
}

export function optionOf(question: RiskQuestion, value: string | undefined): RiskOption | undefined {
  return question.options.find((option) => option.value === value)
}

export function mostPoints({ questions }: Pick<Questionnaire, 'questions'>): number {
  return questions.reduce(
    (sum, { weight, options }) => sum + weight * Math.max(0, ...options.map(({ points }) => points)),
    0,
  )
}

export const isLower = (tier: RiskTier, than: RiskTier) => rank(tier) < rank(than)

function tierOfPoints({ thresholds }: Questionnaire, points: number): RiskTier {
  if (points >= thresholds.critical) return 'critical'
  if (points >= thresholds.high) return 'high'
  return points >= thresholds.limited ? 'limited' : 'low'
}

function reasonOf(question: RiskQuestion, option: RiskOption): RiskReason {
  return {
    key: question.key,
    question: question.text,
    answer: option.label,
    points: question.weight * option.points,
    most: question.weight * Math.max(...question.options.map(({ points }) => points)),
    atLeast: option.atLeast ?? null,
  }
}

const rank = (tier: RiskTier | null) => (tier === null ? -1 : riskTiers.indexOf(tier))
const higherTier = (a: RiskTier, b: RiskTier): RiskTier => (rank(a) >= rank(b) ? a : b)
