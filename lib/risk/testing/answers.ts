import type { Questionnaire } from '../vocabulary'

/** The most harmless answer to every question. */
export function mildestAnswers({ questions }: Questionnaire): Record<string, string> {
  return Object.fromEntries(questions.map(({ key, options }) => [key, options[0]!.value]))
}

/** The most harmful one. */
export function worstAnswers({ questions }: Questionnaire): Record<string, string> {
  return Object.fromEntries(questions.map(({ key, options }) => [key, options.at(-1)!.value]))
}
