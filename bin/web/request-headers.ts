/** What Next may believe of a request: headers that only we or a trusted proxy may set are replaced before it looks. */
import { randomBytes, randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { WebEnv } from '@/lib/platform/env'
import { contentSecurityPolicy } from './response-headers'

const REQUEST_ID = /^[A-Za-z0-9._-]{8,64}$/

/** @returns the content security policy of the answer, whose nonce Next reads from the request. */
export function prepareRequest(req: IncomingMessage, env: WebEnv): string {
  const address = clientAddress(req, env.trustedProxies)
  const inboundId = req.headers['x-request-id']
  const keepsId = env.trustedProxies > 0 && typeof inboundId === 'string' && REQUEST_ID.test(inboundId)
  const url = new URL(env.url)
  const isForwarded = Object.keys(req.headers).some((name) => /^(?:x-forwarded-|forwarded$|x-real-ip$|via$)/.test(name))
  const policy = contentSecurityPolicy(randomBytes(16).toString('base64'), env)
  // A client must not speak for Next's own machinery either.
  for (const name of Object.keys(req.headers))
    if (name.startsWith('x-middleware-') || name.startsWith('x-forwarded-') || name === 'forwarded')
      delete req.headers[name]
  Object.assign(req.headers, {
    'x-request-id': keepsId ? inboundId : randomUUID(),
    'x-countersign-address': address,
    // From this machine, but not for somebody else: a proxy beside us is connected from here too.
    'x-countersign-forwarded': String(isForwarded || env.trustedProxies > 0),
    // Where a stranger is sent back to after signing in; a page is not told its own address otherwise.
    'x-countersign-path': req.url ?? '/',
    'x-forwarded-for': address,
    'x-forwarded-host': url.host,
    'x-forwarded-proto': url.protocol.slice(0, -1),
    'content-security-policy': policy,
  })
  return policy
}

/** The address our outermost trusted proxy saw; without proxies, the one that is connected to us. */
function clientAddress(req: IncomingMessage, trustedProxies: number): string {
  const connected = (req.socket.remoteAddress ?? '').replace(/^::ffff:/, '')
  if (trustedProxies === 0) return connected
  const header = req.headers['x-forwarded-for']
  const hops = [...String(header ?? '').split(','), connected].map((hop) => hop.trim()).filter(Boolean)
  return hops[Math.max(0, hops.length - 1 - trustedProxies)] ?? connected
}
