// What of a draft would be published, and what differs between two states.
import { canonicalJson } from '@/lib/audit/canonical-json'
import { checkAnswer } from '@/lib/templates/answers'
import { normalizeAnswer } from '@/lib/templates/normal-form/rules'
import { shownSections } from '@/lib/templates/rules'
import type { Answers, Template } from '@/lib/templates/vocabulary'
import type { RiskTier } from '@/lib/use-cases/vocabulary'

/** The answers that show, as they are published, and what keeps some from being so. */
export function publishable(template: Template, draft: Answers, riskTier: RiskTier | null) {
  const answers: Answers = {}
  const problems: Record<string, string> = {}
  for (const field of shownSections(template, draft, riskTier).flatMap(({ fields }) => fields)) {
    const answer = draft[field.key] ?? null
    // Out of the register, which has checked it.
    const checked = field.kind === 'metrics' ? { answer } : checkAnswer(field, answer)
    if ('problem' in checked) problems[`answers.${field.key}`] = checked.problem
    else {
      const normal = normalizeAnswer(field, checked.answer)
      if (normal !== null) answers[field.key] = normal
    }
  }
  return { answers, problems }
}

/** Fields whose answers differ, in no particular order; absent and null are the same. */
export function changedAnswers(before: Answers, after: Answers): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (key) => canonicalJson(before[key] ?? null) !== canonicalJson(after[key] ?? null),
  )
}
