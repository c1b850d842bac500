import { createHmac } from 'node:crypto'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { readMlflowWebhook, verifyMlflowWebhook } from './webhook'

const SECRET = 'a secret – with more than ASCII'
const NOW = 1_760_000_000_000
const BODY = JSON.stringify({
  entity: 'model_version_alias',
  action: 'created',
  timestamp: '2026-07-31T08:27:32.080217+00:00',
  data: { name: 'churn', alias: 'champion', version: '3' },
})

/** As MLflow signs. */
function signed(body: string, over: { id?: string; timestamp?: string; secret?: string } = {}) {
  const { id = 'delivery-1', timestamp = String(NOW / 1000), secret = SECRET } = over
  const base64 = createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64')
  return { signature: `v1,${base64}`, deliveryId: id, timestamp }
}

const verify = (body: string, headers: Parameters<typeof verifyMlflowWebhook>[1], secret = SECRET, now = NOW) =>
  verifyMlflowWebhook(Buffer.from(body), headers, secret, now)

it('takes a message that was signed with the secret', () => {
  expect(verify(BODY, signed(BODY))).toEqual({ ok: true, deliveryId: 'delivery-1' })
  const outcome = readMlflowWebhook(Buffer.from(BODY))
  expect(outcome).toMatchObject({ ok: true, facts: { models: [{ name: 'churn', aliases: { champion: '3' } }] } })
})

it('takes one of several signatures', () => {
  const { signature, ...rest } = signed(BODY)
  expect(verify(BODY, { ...rest, signature: `v2,x v1,${'A'.repeat(43)}= ${signature}` }).ok).toBe(true)
})

it.each([
  ['no signature', { ...signed(BODY), signature: null }, 'not signed'],
  ['no delivery', { ...signed(BODY), deliveryId: '' }, 'not signed'],
  ['no time', { ...signed(BODY), timestamp: null }, 'not signed'],
  ['another secret', signed(BODY, { secret: 'other' }), 'does not fit'],
  ['another body', signed(`${BODY} `), 'does not fit'],
  ['another delivery', { ...signed(BODY), deliveryId: 'delivery-2' }, 'does not fit'],
  ['another time', { ...signed(BODY), timestamp: String(NOW / 1000 + 1) }, 'does not fit'],
  [
    'a signature of another version',
    { ...signed(BODY), signature: signed(BODY).signature.replace('v1', 'v2') },
    'does not fit',
  ],
  ['a short signature', { ...signed(BODY), signature: 'v1,AAAA' }, 'does not fit'],
  ['a time that is none', signed(BODY, { timestamp: 'now' }), 'cannot be read'],
  ['a message that is old', signed(BODY, { timestamp: String(NOW / 1000 - 301) }), '5 minutes old'],
  ['a message of the future', signed(BODY, { timestamp: String(NOW / 1000 + 301) }), '5 minutes old'],
])('refuses %s', (_name, headers, reason) => {
  expect(verify(BODY, headers)).toEqual({ ok: false, reason: expect.stringContaining(reason) })
})

it('refuses everything without a secret', () => {
  expect(verify(BODY, signed(BODY, { secret: '' }), '').ok).toBe(false)
})

it('verifies the bytes that came over HTTP', async () => {
  const got: Array<{ headers: IncomingHttpHeaders; body: Buffer }> = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      got.push({ headers: request.headers, body: Buffer.concat(chunks) })
      response.end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const body = BODY.replace('churn', 'Abwanderung – größer')
  const { signature, deliveryId, timestamp } = signed(body)
  await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, {
    method: 'POST',
    headers: { 'X-MLflow-Signature': signature, 'X-MLflow-Delivery-Id': deliveryId, 'X-MLflow-Timestamp': timestamp },
    body,
  })
  server.closeAllConnections()
  server.close()
  const { headers, body: bytes } = got[0]!
  const one = (name: string) => String(headers[name])
  const given = {
    signature: one('x-mlflow-signature'),
    deliveryId: one('x-mlflow-delivery-id'),
    timestamp: one('x-mlflow-timestamp'),
  }
  expect(verifyMlflowWebhook(bytes, given, SECRET, NOW).ok).toBe(true)
})
