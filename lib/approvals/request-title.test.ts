import { expect, test } from 'vitest'
import { titleOf } from './request-approval'

test('a title asks in the words people use', () => {
  expect(titleOf({ name: 'Churn scorer v3', label: 'MDL-7 v3' }, 'production')).toBe(
    'Release Churn scorer v3 (MDL-7) to production?',
  )
})

test('nothing in a name hides or turns round what a title says', () => {
  expect(titleOf({ name: 'Safe\u202E gnirocs\u200B\n v3', label: 'MDL-7 v3' }, 'production')).toBe(
    'Release Safe gnirocs v3 (MDL-7) to production?',
  )
})
