import { expect, test } from 'vitest'
import { nobodyTitle } from './who-decides'

const role = 'business_stakeholder' as const

test('says why nobody could decide', () => {
  expect(nobodyTitle({ role, leftOut: [] })).toBe('Nobody is business stakeholder, so nobody could decide')
  expect(nobodyTitle({ role, leftOut: [{ name: 'Ingrid Solheim', because: 'wrote' }] })).toBe(
    'The only person who answers for this stage wrote a part of it, so nobody is left to decide',
  )
  expect(nobodyTitle({ role, leftOut: [{ name: 'Ingrid Solheim', because: 'asks' }] })).toContain('or are asking')
})
