import { expect, test } from 'vitest'
import { joinAnswers, joinTexts } from './join-answers'

test('both texts stand under one another, between the lines they share', () => {
  expect(joinTexts('a\nmine\nz', 'a\ntheirs\nz')).toBe('a\ntheirs\n\nmine\nz')
  expect(joinTexts('mine', 'theirs')).toBe('theirs\n\nmine')
  expect(joinTexts('one two', 'one')).toBe('one two')
})

test('of a row that both changed, both stand', () => {
  const row = (x: number, id = 'a') => ({ id, cells: { x } })
  expect(joinAnswers([row(1)], [row(2)], [row(3), row(4, 'b')])).toEqual([row(2), row(3, 'a-b'), row(4, 'b')])
})

test('ticks of both, and both reasons', () => {
  expect(joinAnswers(null, ['a'], ['b'])).toEqual(['b', 'a'])
  expect(joinAnswers(null, { value: true, reason: 'x' }, { value: false, reason: 'y' })).toEqual({
    value: true,
    reason: 'y\n\nx',
  })
})

test('of two amounts only one can stand', () => {
  expect(joinAnswers(null, { amount: 1, currency: 'EUR' }, { amount: 2, currency: 'EUR' })).toBeUndefined()
})
