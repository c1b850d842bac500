// What a person meant when they left for the provider: to sign in, to accept an invitation, or to link their account. It waits in a sealed cookie.
import { decode, encode } from 'next-auth/jwt'
import { z } from 'zod'
import type { WebEnv } from '@/lib/platform/env'
import { cookieName, cookieOptions } from '@/lib/platform/session-cookie'

const shape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('invitation'), secret: z.string() }),
  z.object({ kind: z.literal('link'), sessionId: z.string() }),
])

export type OidcIntent = z.infer<typeof shape>

type Env = Pick<WebEnv, 'url' | 'authSecret'>

const MAX_AGE = 10 * 60

export async function intentCookie(intent: OidcIntent | null, env: Env) {
  const name = cookieName(env, 'intent')
  const options = cookieOptions(env)
  if (!intent) return { name, value: '', options: { ...options, maxAge: 0 } }
  const value = await encode({ token: intent, secret: env.authSecret, salt: name, maxAge: MAX_AGE })
  return { name, value, options: { ...options, maxAge: MAX_AGE } }
}

export async function readIntent(headers: Headers, env: Env): Promise<OidcIntent | null> {
  const name = cookieName(env, 'intent')
  const cookies = (headers.get('cookie') ?? '').split(/; */)
  const token = cookies.find((cookie) => cookie.startsWith(`${name}=`))?.slice(name.length + 1)
  if (!token) return null
  try {
    return shape.parse(await decode({ token, secret: env.authSecret, salt: name }))
  } catch {
    return null
  }
}
