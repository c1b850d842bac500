/** The headers every response carries. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { WebEnv } from '@/lib/platform/env'

export function contentSecurityPolicy(nonce: string, env: Pick<WebEnv, 'isDevelopment' | 'url' | 'oidc'>): string {
  const script = `'self' 'nonce-${nonce}' 'strict-dynamic'${env.isDevelopment ? " 'unsafe-eval'" : ''}`
  const connect = env.isDevelopment ? `'self' ${env.url.replace(/^http/, 'ws')}` : "'self'"
  return [
    "default-src 'self'",
    `script-src ${script}`,
    // Positions of graph nodes and menus are style attributes, which a nonce cannot cover.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src ${connect}`,
    "object-src 'none'",
    "base-uri 'none'",
    // A form that starts single sign-on is redirected there, and browsers hold the redirect to this rule too.
    `form-action 'self'${env.oidc ? ` ${new URL(env.oidc.issuer).origin}` : ''}`,
    "frame-ancestors 'none'",
    ...(env.url.startsWith('https:') ? ['upgrade-insecure-requests'] : []),
  ].join('; ')
}

const STATIC = /^\/(_next\/static\/|favicon\.ico$|icon\b|apple-icon\b)/

/** A path that climbs out of where it begins is not what it begins with. */
const CLIMBS = /(?:^|[/\\])(?:\.|%2e){2}(?:[/\\?#]|%2f|%5c|$)/i

export function isStaticAsset(url: string): boolean {
  return STATIC.test(url) && !CLIMBS.test(url)
}

export function protectResponse(req: IncomingMessage, res: ServerResponse, env: WebEnv, policy: string): void {
  res.setHeader('x-request-id', String(req.headers['x-request-id']))
  res.setHeader('x-content-type-options', 'nosniff')
  res.setHeader('referrer-policy', 'same-origin')
  res.setHeader('x-frame-options', 'DENY')
  res.setHeader('cross-origin-opener-policy', 'same-origin')
  res.setHeader('cross-origin-resource-policy', 'same-origin')
  res.setHeader('permissions-policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()')
  res.setHeader('content-security-policy', policy)
  if (env.url.startsWith('https:')) res.setHeader('strict-transport-security', 'max-age=31536000; includeSubDomains')
  if (!isStaticAsset(req.url ?? '/')) holdNoStore(res)
}

/** Next sets its own cache-control later, and on some responses a public one; what a person saw must stay in no cache. */
function holdNoStore(res: ServerResponse): void {
  const setHeader = res.setHeader.bind(res)
  setHeader('cache-control', 'no-store')
  res.setHeader = (name, value) => (name.toLowerCase() === 'cache-control' ? res : setHeader(name, value))
  const writeHead = res.writeHead.bind(res) as (...args: unknown[]) => ServerResponse
  res.writeHead = ((...args: unknown[]) => {
    const headers = args.at(-1)
    if (headers && typeof headers === 'object' && !Array.isArray(headers))
      for (const name of Object.keys(headers))
        if (name.toLowerCase() === 'cache-control') delete (headers as Record<string, unknown>)[name]
    return writeHead(...args)
  }) as typeof res.writeHead
}
