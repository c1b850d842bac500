import { expect, test } from 'vitest'
import { builtInQuestionnaire, questionnaireSchema } from '@/lib/risk/definition'
import { draftOf, type Edit, edited, isDraft, questionnaireOf } from './draft'

const builtIn = await builtInQuestionnaire()
const draft = draftOf(builtIn)
const after = (...edits: Edit[]) => edits.reduce(edited, draft)

test('unchanged, it is what it was', () => {
  expect(questionnaireOf(draft)).toEqual(builtIn)
  expect(isDraft(JSON.parse(JSON.stringify(draft)))).toBe(true)
})

test('new parts are named by their words, each unlike the others', () => {
  const at = builtIn.questions.length
  const whole = after(
    { type: 'addQuestion' },
    { type: 'question', at, change: { text: 'Who can misuse it?', why: 'Because.', weight: '2' } },
    { type: 'addOption', at },
    ...[0, 1, 2].map((option) => ({ type: 'option', at, option, change: { label: 'Nobody', points: '1' } }) as const),
  )
  const made = questionnaireSchema.parse(questionnaireOf(whole))
  expect(made.questions.at(-1)).toMatchObject({
    key: 'who_can_misuse_it',
    weight: 2,
    options: [{ value: 'nobody' }, { value: 'nobody_2' }, { value: 'nobody_3' }],
  })
  expect(new Set(whole.questions.flatMap(({ id, options }) => [id, ...options.map((one) => one.id)])).size).toBe(
    whole.questions.flatMap(({ options }) => options).length + whole.questions.length,
  )
})

test('parts move, within bounds, and go', () => {
  const keys = (edit: Edit) => after(edit).questions.map(({ key }) => key)
  expect(keys({ type: 'moveQuestion', at: 0, by: 1 }).slice(0, 2)).toEqual(['autonomy', 'subjects'])
  expect(keys({ type: 'moveQuestion', at: 0, by: -1 })).toEqual(builtIn.questions.map(({ key }) => key))
  expect(keys({ type: 'removeQuestion', at: 0 })[0]).toBe('autonomy')
  const options = after({ type: 'moveOption', at: 0, option: 3, by: -1 }, { type: 'removeOption', at: 0, option: 0 })
  expect(options.questions[0]!.options.map(({ value }) => value)).toEqual(['groups', 'treatment', 'individuals'])
})

test('what is no figure is left for the check to find', () => {
  const result = questionnaireSchema.safeParse(questionnaireOf(after({ type: 'threshold', tier: 'high', points: 'x' })))
  expect(result.error?.issues.map(({ path }) => path.join('.'))).toEqual(['thresholds.high'])
})

test.each([null, 'text', {}, { ...draft, questions: [{}] }, { ...draft, next: '1' }])('%j is no draft', (value) => {
  expect(isDraft(value)).toBe(false)
})
