import { expect, test } from 'vitest'
import { fitText } from './fit-text'

test('half a character becomes the sign for one, NUL goes, and all else stays', () => {
  expect(fitText({ 'a\ud83d': ['\udc00b', 'whole 😀', 'x\0y', 1, null, true] })).toEqual({
    'a\ufffd': ['\ufffdb', 'whole 😀', 'xy', 1, null, true],
  })
})
