// The form of a risk questionnaire: versioned data, as a workspace keeps it and as the built-in YAML says it.
import { readFile } from 'node:fs/promises'
import { parse } from 'yaml'
import { z } from 'zod'
import { appPath } from '@/lib/platform/paths'
import { type RiskTier, riskTierLabels, riskTiers } from '@/lib/use-cases/vocabulary'
import { mostPoints } from './rules'
import type { Questionnaire, RiskOption } from './vocabulary'

const key = z
  .string('A short name.')
  .regex(/^[a-z][a-z0-9_]*$/, 'A short name: small letters, digits and _, a letter first.')
  .max(40, 'At most 40 characters.')
const text = (most: number) =>
  z
    .string('A text.')
    .trim()
    .min(1, 'Not empty.')
    .max(most, `At most ${most.toLocaleString('en')} characters.`)
const count = (most: number) =>
  z
    .int('A whole number.')
    .min(0, 'Not less than zero.')
    .max(most, `At most ${most.toLocaleString('en')}.`)
const tier = z.enum(riskTiers, `One of ${riskTiers.join(', ')}.`)

const question = z.strictObject({
  key,
  text: text(300),
  why: text(1000),
  weight: z.int('A whole number.').min(1, 'At least 1.').max(20, 'At most 20.'),
  options: z
    .array(z.strictObject({ value: key, label: text(300), points: count(100), atLeast: tier.optional() }))
    .min(2, 'At least two options.')
    .max(10, 'At most ten options.'),
})

/** @see Questionnaire: the interface says what each part means. */
export const questionnaireSchema: z.ZodType<Questionnaire> = z
  .strictObject({
    name: text(120),
    thresholds: z.strictObject({ limited: count(10_000), high: count(10_000), critical: count(10_000) }),
    questions: z.array(question).min(1, 'At least one question.').max(60, 'At most 60 questions.'),
  })
  .superRefine((questionnaire, check) => {
    const problem = (path: Array<string | number>, message: string) => check.addIssue({ code: 'custom', path, message })
    const { thresholds, questions } = questionnaire
    if (thresholds.limited < 1) problem(['thresholds', 'limited'], 'At least 1: low begins at 0.')
    if (thresholds.high <= thresholds.limited) problem(['thresholds', 'high'], 'More points than limited risk.')
    if (thresholds.critical <= thresholds.high) problem(['thresholds', 'critical'], 'More points than high risk.')
    const seen = new Set<string>()
    questions.forEach((item, q) => {
      if (seen.has(item.key)) problem(['questions', q, 'key'], `There are two questions “${item.key}”.`)
      seen.add(item.key)
      checkOptions(item.options, (at, message) => problem(['questions', q, 'options', ...at], message))
    })
    const most = mostPoints(questionnaire)
    for (const name of ['limited', 'high', 'critical'] as const) {
      if (thresholds[name] > most && !hasFloor(questions, name)) {
        problem(
          ['thresholds', name],
          `The answers come to ${most} points at most, and none is at least this tier: nothing could ever be ${riskTierLabels[name].toLowerCase()}.`,
        )
      }
    }
  })

/** Options stand from harmless to harmful, so that a riskier answer can never lower the tier. */
function checkOptions(options: RiskOption[], problem: (at: Array<string | number>, message: string) => void): void {
  const seen = new Set<string>()
  options.forEach((option, at) => {
    if (seen.has(option.value)) problem([at, 'value'], `There are two options “${option.value}”.`)
    seen.add(option.value)
    const before = options[at - 1]
    if (!before) return
    if (option.points < before.points)
      problem([at, 'points'], 'Fewer points than the option before it: options go from harmless to harmful.')
    if (rankOf(option.atLeast) < rankOf(before.atLeast))
      problem([at, 'atLeast'], 'A lower tier than the option before it demands: options go from harmless to harmful.')
  })
}

const rankOf = (floor: RiskTier | undefined) => (floor ? riskTiers.indexOf(floor) : 0)

const hasFloor = (questions: Questionnaire['questions'], name: RiskTier) =>
  questions.some(({ options }) => options.some(({ atLeast }) => rankOf(atLeast) >= riskTiers.indexOf(name)))

let builtIn: Promise<Questionnaire> | undefined

/** The questionnaire that the product brings. @throws when the file is none: that is a bug of ours. */
export function builtInQuestionnaire(): Promise<Questionnaire> {
  builtIn ??= readFile(appPath('lib/risk/data/questionnaire.yaml'), 'utf8').then((yaml) =>
    questionnaireSchema.parse(parse(yaml)),
  )
  return builtIn
}
