import type { IncomingMessage } from 'node:http'
import { describe, expect, test } from 'vitest'
import { canonicalRedirect, isReadablePath, refusedOrigin } from './origin'

const env = { url: 'https://countersign.example.org', trustedProxies: 0 }
const request = (method: string, url: string, headers: Record<string, string> = {}) =>
  ({ method, url, headers: { host: 'countersign.example.org', ...headers } }) as unknown as IncomingMessage

describe('the one address', () => {
  test('pages under another name go to it', () => {
    expect(canonicalRedirect(request('GET', '/w/north?a=1', { host: '127.0.0.1:3000' }), env)).toBe(
      `${env.url}/w/north?a=1`,
    )
  })

  test.each(['//evil.example/x', '/\\evil.example', 'http://evil.example/'])('%s does not lead away', (url) => {
    const location = canonicalRedirect(request('GET', url, { host: 'other' }), env)
    expect(new URL(location ?? '').origin).toBe(env.url)
  })

  test.each(['/api/health/live', '/api/v1/gate', '/_next/static/chunks/a.js'])('%s is served under any name', (url) => {
    expect(canonicalRedirect(request('GET', url, { host: '127.0.0.1:3000' }), env)).toBeNull()
  })

  test.each(['/_next/static/../../w/north', '/_next/static/%2e%2e/w/north', '/icon/..%2fw/north'])(
    '%s is a page, whatever it begins with',
    (url) => {
      expect(canonicalRedirect(request('GET', url, { host: 'evil.example' }), env)).not.toBeNull()
    },
  )

  test('is not redirected to itself', () => {
    expect(canonicalRedirect(request('GET', '/'), env)).toBeNull()
  })
})

describe('a request that changes something', () => {
  const cookie = 'session=1'

  test.each([
    ['from our own page', { cookie, origin: env.url }],
    ['with a token', { authorization: 'Bearer t' }],
    ['without anything', {}],
  ])('%s is let through', (_name, headers) => {
    expect(refusedOrigin(request('POST', '/x', headers), env)).toBeNull()
  })

  test.each([
    ['from another site', { cookie, origin: 'https://evil.example' }],
    ['from another site, before there is a session', { origin: 'https://evil.example' }],
    ['from a sandboxed frame', { cookie, origin: 'null' }],
    ['from our name over plain HTTP', { cookie, origin: 'http://countersign.example.org' }],
    ['from nowhere it tells', { cookie }],
    [
      'from another site with a token beside the cookie',
      { cookie, authorization: 'Bearer t', origin: 'https://evil.example' },
    ],
  ])('%s is refused', (_name, headers) => {
    expect(refusedOrigin(request('POST', '/x', headers), env)).toMatchObject({ status: 403, code: 'forbidden' })
  })
})

test('an address with a percent sign that begins nothing is told apart', () => {
  expect(isReadablePath('/w/%E0%A4%A')).toBe(false)
  expect(isReadablePath('/w/halden/models?q=%')).toBe(true)
  expect(isReadablePath('/w/caf%C3%A9')).toBe(true)
})
