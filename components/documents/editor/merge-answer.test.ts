import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Answer, TableRow } from '@/lib/templates/vocabulary'
import { mergeAnswer } from './merge-answer'

const row = (id: string, cells: TableRow['cells']): TableRow => ({ id, cells })

describe('edits that do not touch are put together', () => {
  test.each<[string, Answer, Answer, Answer, Answer]>([
    ['lines of a text', 'one\ntwo\nthree', 'ONE\ntwo\nthree', 'one\ntwo\nTHREE', 'ONE\ntwo\nTHREE'],
    [
      'rows of a table',
      [row('a', { x: 1 })],
      [row('a', { x: 1 }), row('b', { x: 2 })],
      [row('a', { x: 9 })],
      [row('a', { x: 9 }), row('b', { x: 2 })],
    ],
    ['items of a checklist', ['a'], ['a', 'b'], [], ['b']],
    [
      'the reason beside the same yes',
      { value: true, reason: 'one\n\ntwo' },
      { value: true, reason: 'ONE\n\ntwo' },
      { value: true, reason: 'one\n\nTWO' },
      { value: true, reason: 'ONE\n\nTWO' },
    ],
    ['what one person alone changed', 5, 5, 7, 7],
    ['the same edit twice', 5, 7, 7, 7],
    ['a text that was only trimmed when it was published', 'one ', 'one two', 'one', 'one two'],
  ])('%s', (_what, base, mine, theirs, merged) => {
    expect(mergeAnswer(base, mine, theirs)).toEqual(merged)
  })
})

test('words of a list are put together in their order, and what both changed waits', () => {
  const merged = (base: string[], mine: string[], theirs: string[]) => mergeAnswer(base, mine, theirs, 'list')
  expect(merged(['a', 'b', 'c'], ['a', 'b', 'c', 'mine'], ['theirs', 'a', 'b', 'c'])).toEqual([
    'theirs',
    'a',
    'b',
    'c',
    'mine',
  ])
  expect(merged(['a', 'a', 'b'], ['a', 'a', 'b2'], ['a', 'a', 'a', 'b'])).toBeUndefined()
  expect(merged(['a', 'x', 'b'], ['A', 'x', 'b'], ['a', 'x', 'B'])).toEqual(['A', 'x', 'B'])
  expect(merged(['a'], ['a1'], ['a2'])).toBeUndefined()
  expect(merged(['a ', ''], ['a ', '', 'b'], ['a'])).toEqual(['a ', '', 'b'])
  expect(mergeAnswer('two  words', 'two  words more', 'two words', 'text')).toBe('two  words more')
})

describe('edits of the same are for a person to put together', () => {
  test.each<[string, Answer, Answer, Answer]>([
    ['one line of a text', 'one', 'one and a half', 'two'],
    ['a number', 5, 6, 7],
    ['an amount', null, { amount: 1, currency: 'EUR' }, { amount: 1, currency: 'USD' }],
    ['a date', '2026-01-01', '2026-01-02', '2026-01-03'],
    ['a choice', 'a', 'b', 'c'],
    ['yes against no', null, { value: true, reason: '' }, { value: false, reason: '' }],
    [
      'a no against a reason for yes',
      { value: true, reason: 'a' },
      { value: false, reason: 'a\nb' },
      { value: true, reason: 'z\na' },
    ],
    ['a person', 'p1', 'p2', 'p3'],
    ['a record', null, { kind: 'metric', id: '1', ref: 'MET-1' }, { kind: 'metric', id: '2', ref: 'MET-2' }],
    [
      'a file',
      null,
      { id: '1', name: 'a', digest: 'sha256:1', size: 1, mediaType: 'text/plain' },
      { id: '2', name: 'b', digest: 'sha256:2', size: 1, mediaType: 'text/plain' },
    ],
    ['one cell of a table', [row('a', { x: 1 })], [row('a', { x: 2 })], [row('a', { x: 3 })]],
    ['a row that is changed and removed', [row('a', { x: 1 })], [], [row('a', { x: 3 })]],
    ['a text and its emptying', 'one', 'one more', null],
  ])('%s', (_what, base, mine, theirs) => {
    expect(mergeAnswer(base, mine, theirs)).toBeUndefined()
    expect(mergeAnswer(base, theirs, mine)).toBeUndefined()
  })
})

test('of a checklist every tick that anybody changed stays changed', () => {
  const ticks = fc.uniqueArray(fc.constantFrom<string>('a', 'b', 'c', 'd'))
  fc.assert(
    fc.property(ticks, ticks, ticks, (base, mine, theirs) => {
      const merged = mergeAnswer(base, mine, theirs) as string[]
      for (const key of ['a', 'b', 'c', 'd']) {
        const [was, my, their] = [base, mine, theirs].map((list) => list.includes(key))
        expect(merged.includes(key)).toBe(my === was ? their : my)
      }
    }),
  )
})
