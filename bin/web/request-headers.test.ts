import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { mayReadMetrics } from '@/lib/health/metrics'
import { readWebEnv } from '@/lib/platform/env'
import { prepareRequest } from './request-headers'

function prepared(headers: Record<string, string>, proxies = '0', remoteAddress = '::ffff:10.0.0.9') {
  const env = readWebEnv({
    DATABASE_WEB_URL: 'postgres://web@db/x',
    AUTH_SECRET: 'a'.repeat(40),
    COUNTERSIGN_URL: 'https://countersign.example.org',
    COUNTERSIGN_TRUSTED_PROXIES: proxies,
  })
  const req = { headers: { ...headers }, socket: { remoteAddress } } as unknown as IncomingMessage
  return { policy: prepareRequest(req, env), headers: req.headers }
}

test('nobody speaks for a proxy where there is none', () => {
  const { headers } = prepared({
    'x-forwarded-for': '1.2.3.4',
    'x-forwarded-host': 'evil.example',
    'x-countersign-address': '1.2.3.4',
    'x-request-id': 'chosen-by-caller',
    'x-middleware-subrequest': 'middleware',
  })
  expect(headers).toMatchObject({
    'x-countersign-address': '10.0.0.9',
    'x-forwarded-for': '10.0.0.9',
    'x-forwarded-host': 'countersign.example.org',
    'x-forwarded-proto': 'https',
  })
  expect(headers['x-request-id']).not.toBe('chosen-by-caller')
  expect(headers).not.toHaveProperty('x-middleware-subrequest')
})

test.each<[string, Record<string, string>, string, boolean]>([
  ['this machine', {}, '0', true],
  ['a proxy on this machine', { 'x-forwarded-for': '127.0.0.1' }, '0', false],
  ['a caller who says that there is none', { via: '1.1 x', 'x-countersign-forwarded': 'false' }, '0', false],
  ['a trusted proxy', {}, '1', false],
])('the metrics asked from %s', (_name, given, proxies, isRead) => {
  const { headers } = prepared(given, proxies, '127.0.0.1')
  expect(mayReadMetrics(new Headers(headers as Record<string, string>), null)).toBe(isRead)
})

test.each([
  ['1', '6.6.6.6, 1.2.3.4', '1.2.3.4'],
  ['2', '6.6.6.6, 1.2.3.4, 10.0.0.1', '1.2.3.4'],
  ['3', '1.2.3.4', '1.2.3.4'],
])('with %s trusted proxies, %s came from %s', (proxies, forwarded, expected) => {
  expect(prepared({ 'x-forwarded-for': forwarded }, proxies).headers['x-countersign-address']).toBe(expected)
})

test('the page and its policy share a nonce that no other answer has', () => {
  const nonce = (policy: string) => /'nonce-([^']+)'/.exec(policy)?.[1]
  const [first, second] = [prepared({}), prepared({ 'content-security-policy': "script-src 'nonce-known'" })]
  expect(first.headers['content-security-policy']).toBe(first.policy)
  expect(nonce(first.policy)).not.toBe(nonce(second.policy))
  expect(second.policy).not.toContain('known')
  expect(first.policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline/)
})
