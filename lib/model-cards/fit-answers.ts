// What a file gives for a card, as far as the card's template takes it.
import type { ImportProblem } from '@/lib/imports/vocabulary'
import { checkAnswers } from '@/lib/templates/answers'
import { normalizeAnswer } from '@/lib/templates/normal-form/rules'
import { findField } from '@/lib/templates/rules'
import type { Answers, Template } from '@/lib/templates/vocabulary'

export interface FittedAnswers {
  answers: Answers
  /** What was left in the file, a sentence each. */
  left: ImportProblem[]
}

/** A workspace may have changed the template, and a file may give more than a field holds: that part stays in the file, and is named. */
export function fitAnswers(template: Template, given: Answers): FittedAnswers {
  const { answers, problems } = checkAnswers(template, given)
  const fitted: Answers = {}
  for (const [key, answer] of Object.entries(answers)) {
    const normal = normalizeAnswer(findField(template, key)!, answer)
    if (normal !== null) fitted[key] = normal
  }
  return {
    answers: fitted,
    left: Object.entries(problems).map(([path, problem]) => {
      const key = path.replace(/^answers\./, '')
      const label = findField(template, key)?.label ?? key
      return { line: 1, path: key, message: `“${label}” was left in the file: ${lowerFirst(problem)}` }
    }),
  }
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)
