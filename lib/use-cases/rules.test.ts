import { expect, test } from 'vitest'
import { changedAccountables, involvementProblems, payback, paybackOf } from './rules'
import { defaultInvolvement } from './vocabulary'

test('the payback counts what is left of the value after running', () => {
  expect(payback({ valuePerYear: 720_000, costToBuild: 180_000, costToRun: 60_000 })).toBe(4)
  expect(payback({ valuePerYear: 120_000, costToBuild: 0, costToRun: 0 })).toBe(0)
})

test('what costs as much as it is worth never pays back', () => {
  expect(payback({ valuePerYear: 60_000, costToBuild: 1, costToRun: 60_000 })).toBeNull()
  expect(paybackOf({})).toBeNull()
})

test('the default matrix has one role that answers in each stage', () => {
  expect(involvementProblems(defaultInvolvement)).toEqual({})
})

test('a stage for which nobody or several answer is named', () => {
  const row = defaultInvolvement.key_metrics
  const none = { ...defaultInvolvement, key_metrics: { ...row, business_stakeholder: 'I' as const } }
  expect(involvementProblems(none)).toEqual({
    key_metrics: 'Nobody answers for Key metrics. Give one role A or A/R.',
  })
  const two = { ...defaultInvolvement, key_metrics: { ...row, data_scientist: 'A/R' as const } }
  expect(involvementProblems(two).key_metrics).toContain('2 roles answer')
})

test('who answers anew is told with who did', () => {
  const row = defaultInvolvement.key_metrics
  const after = {
    ...defaultInvolvement,
    key_metrics: { ...row, business_stakeholder: 'C' as const, data_scientist: 'A/R' as const },
  }
  expect(changedAccountables(defaultInvolvement, after)).toEqual([
    { stage: 'key_metrics', was: 'business_stakeholder', is: 'data_scientist' },
  ])
})
