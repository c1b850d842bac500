import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type RiskTier, riskTiers } from '@/lib/use-cases/vocabulary'
import { builtInQuestionnaire, questionnaireSchema } from './definition'
import { assessRisk, compareAnswers, isLower, mostPoints } from './rules'
import { mildestAnswers, worstAnswers } from './testing/answers'
import type { Questionnaire } from './vocabulary'

const builtIn = await builtInQuestionnaire()

test('the built-in questionnaire spans all tiers', () => {
  expect(builtIn.questions.length).toBeGreaterThanOrEqual(10)
  expect(assessRisk(builtIn, mildestAnswers(builtIn))).toMatchObject({ tier: 'low', points: 0, missing: [] })
  expect(assessRisk(builtIn, worstAnswers(builtIn))).toMatchObject({ tier: 'critical', points: mostPoints(builtIn) })
})

test('one answer can demand a tier that the sum does not reach, and is named first', () => {
  const result = assessRisk(builtIn, { ...mildestAnswers(builtIn), safety: 'injury' })
  expect(result).toMatchObject({ tier: 'critical', byPoints: 'limited' })
  expect(result.reasons[0]).toMatchObject({ key: 'safety', atLeast: 'critical', points: 15 })
})

test('open questions count nothing and are named', () => {
  const { subjects: _, ...others } = worstAnswers(builtIn)
  const result = assessRisk(builtIn, { ...others, autonomy: 'no such option' })
  expect(result.missing).toEqual(['subjects', 'autonomy'])
  expect(result.points).toBe(mostPoints(builtIn) - 24)
})

test('what is answered differently is said in the words of both versions', () => {
  const renamed = structuredClone(builtIn)
  renamed.questions[0]!.options[0]!.label = 'No people'
  renamed.questions.push({ ...renamed.questions[1]!, key: 'new', text: 'Something new?' })
  const answers = mildestAnswers(builtIn)
  const changes = compareAnswers(
    { questionnaire: builtIn, answers },
    { questionnaire: renamed, answers: { ...answers, new: 'advice' } },
  )
  expect(changes).toEqual([
    {
      question: 'Whom do its results concern?',
      was: 'Things and processes, no people',
      is: 'No people',
    },
    { question: 'Something new?', was: null, is: renamed.questions[1]!.options[0]!.label },
  ])
})

/** Any questionnaire that the schema lets through. */
const questionnaires: fc.Arbitrary<Questionnaire> = fc
  .record({
    questions: fc.array(
      fc.record({
        weight: fc.integer({ min: 1, max: 20 }),
        points: fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 2, maxLength: 6 }),
        floors: fc.array(fc.option(fc.constantFrom<RiskTier>(...riskTiers)), { minLength: 6, maxLength: 6 }),
      }),
      { minLength: 1, maxLength: 8 },
    ),
    thresholds: fc.uniqueArray(fc.integer({ min: 1, max: 400 }), { minLength: 3, maxLength: 3 }),
  })
  .map(({ questions, thresholds }) => {
    const [limited, high, critical] = thresholds.sort((a, b) => a - b) as [number, number, number]
    return {
      name: 'Any',
      thresholds: { limited, high, critical },
      questions: questions.map(({ weight, points, floors }, q) => {
        const risen = [...points].sort((a, b) => a - b)
        const floored = floors.map((floor) => (floor ? riskTiers.indexOf(floor) : 0)).sort((a, b) => a - b)
        return {
          key: `q${q}`,
          text: `Question ${q}?`,
          why: 'Because.',
          weight,
          options: risen.map((count, at) => ({
            value: `o${at}`,
            label: `Option ${at}`,
            points: count,
            ...(floored[at] ? { atLeast: riskTiers[floored[at]]! } : {}),
          })),
        }
      }),
    }
  })
  .filter((questionnaire) => questionnaireSchema.safeParse(questionnaire).success)

test('a riskier answer never lowers the tier or the points', () => {
  fc.assert(
    fc.property(questionnaires, fc.infiniteStream(fc.nat(9)), (questionnaire, dice) => {
      const roll = () => dice.next().value as number
      const chosen = questionnaire.questions.map(({ options }) => roll() % options.length)
      const answersOf = (places: number[]) =>
        Object.fromEntries(questionnaire.questions.map(({ key }, q) => [key, `o${places[q]}`]))
      const q = roll() % chosen.length
      const riskier = chosen.map((at, index) =>
        index === q ? Math.min(at + 1 + roll(), questionnaire.questions[q]!.options.length - 1) : at,
      )
      const before = assessRisk(questionnaire, answersOf(chosen))
      const after = assessRisk(questionnaire, answersOf(riskier))
      expect(isLower(after.tier, before.tier)).toBe(false)
      expect(after.points).toBeGreaterThanOrEqual(before.points)
    }),
    { numRuns: 300 },
  )
})
