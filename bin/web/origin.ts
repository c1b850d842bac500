/** One origin: pages are served at COUNTERSIGN_URL alone, and another site's page cannot act with a person's session. */
import type { IncomingMessage } from 'node:http'
import type { WebEnv } from '@/lib/platform/env'
import { isStaticAsset } from './response-headers'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Where to send who asks for a page under another name; null for the API, health, files and everything at the right name. */
export function canonicalRedirect(req: IncomingMessage, env: Pick<WebEnv, 'url' | 'trustedProxies'>): string | null {
  const target = req.url ?? '/'
  if (!SAFE.has(req.method ?? 'GET') || target === '/api' || target.startsWith('/api/') || isStaticAsset(target))
    return null
  if (req.headers.host?.toLowerCase() === new URL(env.url).host) return null
  // A proxy that passes its own name on is trusted to have been asked by the right one.
  if (env.trustedProxies > 0) return null
  if (!target.startsWith('/')) return `${env.url}/`
  return `${env.url}/${target.replace(/^[/\\]+/, '')}`
}

export type Refusal = { type: string; title: string; status: number; code: string; detail: string }

/**
 * A request that changes something and rides on cookies must come from our own pages. Requests with a token carry no ambient
 * right and need no such proof; neither do those without cookies.
 */
export function refusedOrigin(req: IncomingMessage, env: Pick<WebEnv, 'url'>): Refusal | null {
  if (SAFE.has(req.method ?? 'GET')) return null
  const { origin, cookie, authorization } = req.headers
  if (origin === env.url) return null
  if (origin === undefined && (!cookie || authorization)) return null
  return {
    type: 'about:blank',
    title: 'Forbidden',
    status: 403,
    code: 'forbidden',
    detail: `This request did not come from ${env.url}. Open Countersign there and try again.`,
  }
}

/** Whether the path's percent signs mean something; Next answers 500 to one that does not. */
export function isReadablePath(url = '/'): boolean {
  try {
    decodeURIComponent(url.split('?', 1)[0] ?? '/')
    return true
  } catch {
    return false
  }
}
