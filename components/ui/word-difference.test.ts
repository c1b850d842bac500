import { describe, expect, it } from 'vitest'
import { type Piece, wordDifference } from './word-difference'

const marked = (pieces: Piece[]) => pieces.map((piece) => (piece.kept ? piece.text : `[${piece.text}]`)).join('')
const plain = (pieces: Piece[]) => pieces.map((piece) => piece.text).join('')

describe('wordDifference', () => {
  it('marks only the words that changed', () => {
    const { before, after } = wordDifference('Not for business contracts.', 'Not for business or machine contracts.')
    expect(marked(before)).toBe('Not for business contracts.')
    expect(marked(after)).toBe('Not for business [or machine] contracts.')
  })

  it('joins neighbouring changed words into one mark', () => {
    const { before, after } = wordDifference('until Jan 2026', 'until Aug 2027')
    expect(marked(before)).toBe('until [Jan 2026]')
    expect(marked(after)).toBe('until [Aug 2027]')
  })

  it('leaves the space before an added sentence unmarked, and marks a change of spacing alone', () => {
    expect(marked(wordDifference('One.', 'One. Two three.').after)).toBe('One. [Two three.]')
    expect(marked(wordDifference('one two', 'one  two').after)).toBe('one[  ]two')
  })

  it('gives both texts back whole', () => {
    const pairs = [
      ['', 'new'],
      ['old', ''],
      ['a  b\nc', 'a b\n\nc d'],
      ['“we miss you”', '“before you go”'],
      ['same', 'same'],
    ] as const
    for (const [one, two] of pairs) {
      const { before, after } = wordDifference(one, two)
      expect(plain(before)).toBe(one)
      expect(plain(after)).toBe(two)
    }
  })

  it('does not compare word by word where that would take too long', () => {
    const { before } = wordDifference('x '.repeat(3000), 'y '.repeat(3000))
    expect(plain(before)).toBe('x '.repeat(3000))
  })

  it('marks a figure whole', () => {
    const { before, after } = wordDifference('recall 0.66, held back', 'recall 0.71, held back')
    expect(marked(before)).toBe('recall [0.66], held back')
    expect(marked(after)).toBe('recall [0.71], held back')
  })
})
