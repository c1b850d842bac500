// The cookie of a session: a sealed token that carries the session's id and nothing else.
import { encode, getToken } from 'next-auth/jwt'
import type { WebEnv } from './env'
import { isId } from './refs'

/** A session ends after a working day, however busy it is. */
export const SESSION_HOURS = 24

type CookieEnv = Pick<WebEnv, 'url' | 'authSecret'>

/** With TLS the browser itself refuses these names from another host or path; without, the port keeps two instances of one machine apart. */
export function cookieName(env: Pick<WebEnv, 'url'>, purpose: string): string {
  const { protocol, port } = new URL(env.url)
  return protocol === 'https:' ? `__Host-countersign.${purpose}` : `countersign${port ? `-${port}` : ''}.${purpose}`
}

export function cookieOptions(env: Pick<WebEnv, 'url'>) {
  return { httpOnly: true, sameSite: 'lax', path: '/', secure: env.url.startsWith('https:') } as const
}

/** The id of the session that a request's cookie names, or null. Says nothing about whether that session still is one. */
export async function readSessionId(headers: Headers, env: CookieEnv): Promise<string | null> {
  const cookie = headers.get('cookie')
  if (!cookie) return null
  const token = await getToken({
    // Without the other headers: an Authorization header is an API token's place, never a session's.
    req: { headers: new Headers({ cookie }) },
    secret: env.authSecret,
    cookieName: cookieName(env, 'session'),
  })
  return typeof token?.sid === 'string' && isId(token.sid) ? token.sid : null
}

/** The whole Set-Cookie value for a session. */
export async function sealSession(sessionId: string, env: CookieEnv): Promise<string> {
  const name = cookieName(env, 'session')
  const maxAge = SESSION_HOURS * 3600
  const value = await encode({ token: { sid: sessionId }, secret: env.authSecret, salt: name, maxAge })
  return setCookie(env, 'session', value, maxAge)
}

/** A Set-Cookie value; one that takes a cookie away must carry the same attributes as the one that set it. */
export function setCookie(env: CookieEnv, purpose: string, value: string, maxAge: number): string {
  const secure = cookieOptions(env).secure ? '; Secure' : ''
  return `${cookieName(env, purpose)}=${value}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${secure}`
}
