import { describe, expect, it } from 'vitest'
import { type DraftState, draftState, lineSpan, savedWords } from './draft-state'

const start: DraftState = {
  phase: 'saved',
  revision: 2,
  base: 1,
  savedText: 'a',
  savedAt: null,
  problems: [],
  message: null,
  theirs: null,
}
const theirs = { message: 'm', revision: 5, base: 2, text: 'theirs', savedBy: 'Tomasz' }

describe('the draft of a card', () => {
  it('knows whether the server has what stands here', () => {
    const typed = draftState(start, { type: 'typed', text: 'ab' })
    expect(typed.phase).toBe('unsaved')
    expect(draftState(typed, { type: 'typed', text: 'a' }).phase).toBe('saved')
  })

  it('is not saved when more was typed while the answer was on its way', () => {
    const saved = { revision: 3, savedAt: '2026-11-20T12:00:00Z', problems: [] }
    const next = draftState(start, { type: 'answered', outcome: { saved }, sent: 'ab', text: 'abc' })
    expect([next.phase, next.revision, next.savedText]).toEqual(['unsaved', 3, 'ab'])
  })

  it('keeps both texts of a conflict until the person chooses, however much is typed', () => {
    const conflict = draftState(start, { type: 'answered', outcome: { conflict: theirs }, sent: 'b', text: 'b' })
    expect(conflict.phase).toBe('conflict')
    expect(draftState(conflict, { type: 'typed', text: 'bc' })).toEqual(conflict)
    const mine = draftState(conflict, { type: 'keptMine' })
    expect([mine.phase, mine.revision, mine.base, mine.theirs]).toEqual(['unsaved', 5, 2, null])
    const taken = draftState(conflict, { type: 'tookTheirs' })
    expect([taken.phase, taken.revision, taken.savedText]).toEqual(['saved', 5, 'theirs'])
  })

  it('does not ask about a conflict of two equal texts', () => {
    const same = draftState(start, { type: 'answered', outcome: { conflict: theirs }, sent: 'x', text: 'theirs' })
    expect([same.phase, same.revision, same.theirs]).toEqual(['saved', 5, null])
  })

  it('says why the server refused', () => {
    const refused = draftState(start, { type: 'answered', outcome: { refused: 'Too long.' }, sent: 'b', text: 'b' })
    expect([refused.phase, refused.message, refused.revision]).toEqual(['refused', 'Too long.', 2])
  })
})

describe('words and lines', () => {
  it('counts from the time of saving', () => {
    const at = '2026-11-20T12:00:00.000Z'
    const now = new Date(at).getTime()
    expect(savedWords(at, now)).toBe('saved just now')
    expect(savedWords(at, now + 3000)).toBe('saved 3 s ago')
    expect(savedWords(at, now + 125_000)).toBe('saved 2 min ago')
    expect(savedWords(at, now - 5000)).toBe('saved just now')
  })

  it('finds a line, and the last one for a line beyond the end', () => {
    expect(lineSpan('one\ntwo\nthree', 2)).toEqual({ start: 4, end: 7 })
    expect(lineSpan('one\ntwo', 9)).toEqual({ start: 4, end: 7 })
  })
})
