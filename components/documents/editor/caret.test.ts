import { expect, test } from 'vitest'
import { movedCaret } from './caret'

const at = (text: string) => ({ text: text.replace('|', ''), caret: text.indexOf('|') })

test.each([
  ['words before it', 'one tw|o', 'zero one tw|o'],
  ['words after it', 'one tw|o', 'one tw|o three'],
  ['words on both lines', 'a\nb|\nc', 'A\nb|\nc'],
  ['its own words taken away', 'one tw|o three', 'one | three'],
  ['nothing', 'one|', 'one|'],
])('%s', (_what, before, after) => {
  expect(movedCaret(at(before).text, at(after).text, at(before).caret)).toBe(at(after).caret)
})
