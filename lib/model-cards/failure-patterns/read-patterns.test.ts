import { expect, test } from 'vitest'
import { builtInTemplates } from '@/lib/templates/definition'
import { findField } from '@/lib/templates/rules'
import { CARD_TEMPLATE } from '../vocabulary'
import { failurePatterns } from './read-patterns'
import { guessKind, promptsFor } from './rules'

const kinds = await failurePatterns()
const template = (await builtInTemplates()).get(CARD_TEMPLATE)!

test('every pattern belongs to a question of the card that is answered in words, and asks one', () => {
  for (const kind of kinds) {
    expect(new Set(kind.patterns.map(({ key }) => key)).size, kind.key).toBe(kind.patterns.length)
    for (const { key, field, question, example } of kind.patterns) {
      expect(findField(template, field)?.kind, `${kind.key}.${key}`).toBe('markdown')
      expect(question, `${kind.key}.${key}`).toMatch(/\?$/)
      expect(example, `${kind.key}.${key}`).toMatch(/\.$/)
    }
  }
})

test('each kind asks about its limits', () => {
  for (const { key, patterns } of kinds)
    expect(patterns.filter(({ field }) => field === 'limitations').length, key).toBeGreaterThanOrEqual(1)
})

test.each([
  [{ task: 'text-classification' }, 'text_classification'],
  [{ task: 'tabular-classification' }, 'binary_classification'],
  [{ task: 'text-generation' }, 'text_generation'],
  [{ task: 'automatic-speech-recognition' }, 'speech'],
  [{ task: 'image-segmentation' }, 'vision'],
  [{ task: 'tabular-regression' }, 'regression'],
  [{ task: 'time-series-forecasting' }, 'time_series'],
  [{ model_type: 'Gradient-boosted trees (XGBClassifier)' }, 'binary_classification'],
  [{ model_type: 'Isolation Forest' }, 'anomaly'],
  [{ model_type: 'Learning to rank with LambdaMART' }, 'ranking'],
  [{ model_type: 'Matrix factorisation recommender' }, 'recommender'],
  [{ model_type: 'Credit scorecard' }, 'risk_scoring'],
  [
    { library: 'sklearn', description: 'A logistic regression that says who will leave: a binary classifier.' },
    'binary_classification',
  ],
  [{ task: ' ', model_type: 'k-means' }, 'clustering'],
])('%j is %s', (answers, key) => {
  expect(guessKind(kinds, answers)?.key).toBe(key)
})

test('where nothing tells the kind, what holds for any model is asked', () => {
  expect(guessKind(kinds, { task: 'other', library: 'own' })).toBeNull()
  const any = promptsFor(kinds, null)
  expect(any.map(({ kind }) => kind)).toEqual(any.map(() => 'Any model'))
  const ranking = kinds.find(({ key }) => key === 'ranking')!
  expect(promptsFor(kinds, ranking)).toHaveLength(ranking.patterns.length + any.length)
})
