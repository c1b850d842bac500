import { expect, test } from 'vitest'
import { returnPath, signInPath } from './return-path'

test('pages of our own are kept', () => {
  expect(returnPath('/w/halden/approvals/APR-41?view=risk')).toBe('/w/halden/approvals/APR-41?view=risk')
  expect(returnPath('/w/halden?_rsc=1abc&tab=x')).toBe('/w/halden?tab=x')
  expect(signInPath('/w/halden?tab=a&b=c')).toBe('/sign-in?to=%2Fw%2Fhalden%3Ftab%3Da%26b%3Dc')
})

test.each([
  'https://evil.example/',
  '//evil.example/',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/./\\evil.example',
  '/..//evil.example',
  '/w/..//evil.example',
  'javascript:alert(1)',
  'w/halden',
  '',
  '/api/auth/signout',
  '/sign-in?to=/w/halden',
  `/${'a'.repeat(3000)}`,
  undefined,
  ['/w/halden'],
])('%j leads home', (given) => {
  expect(returnPath(given)).toBe('/')
})
