import { expect, test } from 'vitest'
import { builtInQuestionnaire, questionnaireSchema } from './definition'

const builtIn = await builtInQuestionnaire()

/** The built-in questionnaire with the value at this place (`questions.0.weight`) changed. */
function changed(place: string, value: unknown): unknown {
  const draft: unknown = structuredClone(builtIn)
  const path = place.split('.')
  const parent = path
    .slice(0, -1)
    .reduce((at, key) => at[key] as Record<string, unknown>, draft as Record<string, unknown>)
  parent[path.at(-1)!] = value
  return draft
}

/** The sentences about it, by place. */
function problems(questionnaire: unknown): Record<string, string> {
  const result = questionnaireSchema.safeParse(questionnaire)
  return Object.fromEntries(result.error?.issues.map(({ path, message }) => [path.join('.'), message]) ?? [])
}

test.each<[string, [string, unknown], string, RegExp]>([
  ['two questions of one name', ['questions.1.key', 'subjects'], 'questions.1.key', /two questions/],
  ['no question', ['questions', []], 'questions', /At least one question/],
  ['one option', ['questions.0.options', [builtIn.questions[0]!.options[0]]], 'questions.0.options', /At least two/],
  ['two options of one name', ['questions.0.options.1.value', 'nobody'], 'questions.0.options.1.value', /two options/],
  ['options out of order', ['questions.0.options.1.points', 9], 'questions.0.options.2.points', /Fewer points/],
  [
    'floors out of order',
    ['questions.0.options.1.atLeast', 'high'],
    'questions.0.options.2.atLeast',
    /lower tier than the option before/,
  ],
  ['thresholds that fall', ['thresholds.high', 12], 'thresholds.high', /More points than limited/],
  ['a threshold of nothing', ['thresholds.limited', 0], 'thresholds.limited', /At least 1/],
  ['an empty reason', ['questions.0.why', ' '], 'questions.0.why', /Not empty/],
  ['half a point', ['questions.0.weight', 1.5], 'questions.0.weight', /whole number/],
  ['a field that is none', ['questions.0.colour', 'red'], 'questions.0', /colour/],
])('%s is refused with a sentence', (_, [place, value], found, sentence) => {
  expect(problems(changed(place, value))[found]).toMatch(sentence)
})

test('a tier that nothing could reach is refused, unless an answer demands it', () => {
  const beyond = { ...builtIn, thresholds: { ...builtIn.thresholds, critical: 9000 } }
  expect(problems(beyond)).toEqual({})
  const questions = builtIn.questions.map((question) => ({
    ...question,
    options: question.options.map(({ atLeast: _, ...option }) => option),
  }))
  expect(problems({ ...beyond, questions })['thresholds.critical']).toMatch(/nothing could ever be critical risk/)
})
