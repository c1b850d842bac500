import { describe, expect, it } from 'vitest'
import { namesOf } from './asked-list'

describe('who is asked', () => {
  it('says whether one of them is enough', () => {
    expect(namesOf(['Ingrid'], 1)).toBe('Ingrid')
    expect(namesOf(['Ingrid', 'Mateo', 'Leila'], 1)).toBe('Ingrid, Mateo or Leila')
    expect(namesOf(['Ingrid', 'Mateo'], 2)).toBe('Ingrid and Mateo')
    expect(namesOf(['Ingrid', 'Mateo', 'Leila'], 2)).toBe('2 of Ingrid, Mateo and Leila')
  })
})
