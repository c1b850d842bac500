import { describe, expect, it } from 'vitest'
import { readLinkForm } from './read-link-form'

const typed = {
  rationale: 'Offers reach more leavers.',
  per: '0.01',
  rate: '40',
  rateLow: '31',
  rateHigh: '49',
  formula: '3 * x',
  uncertainty: '2',
  holdsLow: '0.58',
  holdsHigh: '0.74',
}

describe('readLinkForm', () => {
  it('takes what a rate needs and leaves the formula out', () => {
    expect(readLinkForm({ ...typed, pricing: 'rate' })).toEqual({
      rationale: 'Offers reach more leavers.',
      per: 0.01,
      rate: 40,
      rateLow: 31,
      rateHigh: 49,
      formula: null,
      uncertainty: null,
      holdsLow: 0.58,
      holdsHigh: 0.74,
    })
  })

  it('takes the formula and leaves the rate out', () => {
    expect(readLinkForm({ ...typed, pricing: 'formula' })).toMatchObject({
      rate: null,
      per: null,
      formula: '3 * x',
      uncertainty: 2,
    })
  })

  it('prices nothing where nobody knows', () => {
    expect(readLinkForm({ ...typed, pricing: 'none' })).toMatchObject({ rate: null, formula: null, holdsLow: null })
  })

  it('does not take an empty rate or formula for a choice of none', () => {
    expect(readLinkForm({ ...typed, pricing: 'rate', rate: ' ' })).toMatchObject({ rate: '' })
    expect(readLinkForm({ ...typed, pricing: 'formula', formula: '' })).toMatchObject({ formula: '', rate: null })
  })

  it('leaves what is no figure to the check', () => {
    expect(readLinkForm({ ...typed, pricing: 'rate', rate: '40 or so' })).toMatchObject({ rate: '40 or so' })
  })

  it('reads a minus as people type it', () => {
    expect(readLinkForm({ ...typed, pricing: 'rate', rate: '−0.018' })).toMatchObject({ rate: -0.018 })
  })
})
