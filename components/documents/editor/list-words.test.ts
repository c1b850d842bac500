import { expect, test } from 'vitest'
import { addedWord, changedWord, movedWord, pastedLines, withIds, wordsIn } from './list-words'

const listOf = (...words: string[]) => withIds([], words)
const idsOf = (list: ReadonlyArray<{ id: string }>) => list.map(({ id }) => id)

test('words keep their ids whatever comes in around them', () => {
  const before = listOf('en', 'nb', 'en')
  const after = withIds(before, ['da', 'en', 'nb', 'sv', 'en'])
  expect(idsOf(after).filter((id) => idsOf(before).includes(id))).toEqual(idsOf(before))
  expect(wordsIn(after)).toEqual(['da', 'en', 'nb', 'sv', 'en'])
  expect(new Set(idsOf(after)).size).toBe(5)
  expect(idsOf(withIds(before, ['nb', 'en', 'en']))).toEqual(expect.arrayContaining(idsOf(before)))
  expect(withIds(before, ['en', 'nb', 'en'])).toEqual(before)
})

test('a word is changed, added below and moved', () => {
  const list = listOf('a', 'b')
  expect(wordsIn(changedWord(list, list[1]!.id, 'B'))).toEqual(['a', 'B'])
  const added = addedWord(list, 0)
  expect(wordsIn(added.list)).toEqual(['a', '', 'b'])
  expect(added.list[1]!.id).toBe(added.id)
  expect(wordsIn(movedWord(list, 0, 1))).toEqual(['b', 'a'])
  expect(wordsIn(movedWord(list, 0, -1))).toEqual(['a', 'b'])
})

test('several lines are a word each, at the caret', () => {
  const list = listOf('one', 'before after', 'last')
  const pasted = pastedLines(list, 1, [7, 7], 'x\r\n\n y \nz')
  expect(wordsIn(pasted!.list)).toEqual(['one', 'before x', 'y', 'zafter', 'last'])
  expect(pasted!.list[3]!.id).toBe(pasted!.id)
  expect(pasted!.list[1]!.id).toBe(list[1]!.id)
  expect(pastedLines(list, 1, [0, 0], 'one line\n')).toBeNull()
})
