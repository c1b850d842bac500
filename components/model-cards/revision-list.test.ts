import { describe, expect, it } from 'vitest'
import { comparedRevisions } from './revision-list'

describe('the revisions an address compares', () => {
  it('reads both ways of writing them', () => {
    expect(comparedRevisions({ compare: '1..3' }, 3)).toEqual({ from: 1, to: 3 })
    expect(comparedRevisions({ from: '2', to: '1' }, 3)).toEqual({ from: 2, to: 1 })
  })

  it('names none that does not exist, and none with itself', () => {
    for (const compare of ['1..4', '0..1', '1..1', 'a..b', '1', '', '1..2.5']) {
      expect(comparedRevisions({ compare }, 3)).toBeNull()
    }
    expect(comparedRevisions({ from: ['1', '2'], to: '3' }, 3)).toBeNull()
  })
})
