import { expect, test } from 'vitest'
import type { IterationView, LifecycleView, StartableTemplate } from '@/lib/use-cases/views'
import type { Stage } from '@/lib/use-cases/vocabulary'
import { goingWords, lifecycleTitle, startableNow } from './lifecycle-words'

const walk = (number: number, stage: Stage, walked: Stage[], skipped: Stage[] = []) =>
  ({
    number,
    stage,
    days: 9,
    isRetired: stage === 'retired',
    steps: [
      ...walked.map((one) => ({ stage: one, isSkipped: false })),
      ...skipped.map((one) => ({ stage: one, isSkipped: true })),
    ],
  }) as IterationView
const template = (stage: Stage, isRequired = true) => ({ template: stage, stage, isRequired }) as StartableTemplate
const view = (iterations: IterationView[], startable: StartableTemplate[] = []) =>
  ({ iterations, startable, useCase: { retired: null } }) as unknown as LifecycleView

test('what is left out is not owed, what lies ahead not yet', () => {
  const iterations = [walk(1, 'experiments', ['added_value', 'experiments'], ['key_metrics'])]
  const startable = [
    template('added_value'),
    template('key_metrics'),
    template('experiments', false),
    template('rollout'),
  ]
  expect(startableNow(view(iterations, startable)).map(({ stage }) => stage)).toEqual(['added_value', 'experiments'])
})

test('the title of the map tells of every iteration under way', () => {
  const iterations = [walk(1, 'monitoring', []), walk(2, 'retired', []), walk(3, 'release_preparation', [])]
  expect(lifecycleTitle(view(iterations), iterations[2]!)).toBe(
    'Release preparation, day 9; iteration 1 is in monitoring',
  )
})

test('going on and ending are asked for in their own words', () => {
  expect(goingWords('UC-1', 'rollout').question).toBe('Ask to let UC-1 go on to Rollout?')
  expect(goingWords('UC-1', 'retired').cannot).toBe('UC-1 cannot be retired yet')
})
