import { expect, test } from 'vitest'
import { shownName } from './subject'

test('nothing in a name hides or turns round what a title says', () => {
  expect(shownName({ name: 'Safe\u202E gnirocs\u200B\n v3' })).toBe('Safe gnirocs v3')
})
