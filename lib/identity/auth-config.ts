// next-auth's configuration: how a browser proves who its person is. Who a session is, is read elsewhere, on every request.
import { CredentialsSignin, type NextAuthConfig } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import type { Db } from '@/db/client'
import { execute } from '@/lib/audit/execute'
import type { WebEnv } from '@/lib/platform/env'
import { AppError } from '@/lib/platform/errors'
import { log } from '@/lib/platform/log'
import { requestFacts } from '@/lib/platform/request-context'
import { returnPath } from '@/lib/platform/return-path'
import { findSession, type Session } from '@/lib/platform/session'
import { cookieName, cookieOptions, readSessionId, SESSION_HOURS } from '@/lib/platform/session-cookie'
import { listDemoPeople } from './demo-people'
import { personForOidc } from './oidc'
import { readIntent } from './oidc-intent'
import { findPersonByEmail } from './people'
import { endSession } from './sessions'
import { accountCtx, checkPassword, ignoreGone, startSession } from './sign-in'

/** A refusal on its way through next-auth, which knows only its own errors. */
export class SignInRefused extends CredentialsSignin {
  constructor(readonly refusal: AppError) {
    super(refusal.message)
    this.code = refusal.retryAfter ? `limited-${refusal.retryAfter}` : refusal.code
  }
}

export interface AuthDeps {
  db: Db
  env: WebEnv
  /** Of the request that is being answered. */
  headers: Headers
}

export function authConfig({ db, env, headers }: AuthDeps): NextAuthConfig {
  const facts = requestFacts(headers)
  return {
    secret: env.authSecret,
    // The web process writes the host header itself, from COUNTERSIGN_URL.
    trustHost: true,
    basePath: '/api/auth',
    useSecureCookies: env.url.startsWith('https:'),
    cookies: ownCookies(env),
    session: { strategy: 'jwt', maxAge: SESSION_HOURS * 3600 },
    pages: { signIn: '/sign-in', signOut: '/', error: '/sign-in' },
    providers: [...credentials({ db, env, headers }), ...oidc(env)],
    logger: { error: logFailure, warn: () => {}, debug: () => {} },
    callbacks: {
      redirect: ({ url }) => `${env.url}${returnsTo(url, env)}`,
      async signIn({ user, account, profile }) {
        if (account?.type !== 'oidc') return Boolean(user.id)
        try {
          const identity = { issuer: String(profile?.iss), subject: account.providerAccountId }
          const vouched = { identity, name: profile?.name ?? profile?.preferred_username }
          user.id = await personForOidc(db, facts, vouched, await readIntent(headers, env), await currentSession())
          return true
        } catch (error) {
          if (error instanceof AppError) return `/sign-in?refused=${error.code}`
          throw error
        }
      },
      async jwt({ token, user, account }) {
        if (!user?.id || !account) return token
        const method = account.type === 'oidc' ? 'oidc' : account.provider === 'demo' ? 'demo' : 'password'
        const previous = await currentSession()
        const replaced = previous && { id: previous.id, person: previous.person.id }
        return { sid: await startSession(db, facts, user.id, method, replaced) }
      },
    },
    events: {
      async signOut(message) {
        const sid = 'token' in message ? message.token?.sid : null
        const session = typeof sid === 'string' ? (await findSession(db, sid, null))?.session : null
        if (!session) return
        const ctx = accountCtx(db, facts, session.person.id, session.id)
        await execute(ctx, endSession, { session: session.id }).catch(ignoreGone)
      },
    },
  }

  async function currentSession(): Promise<Session | null> {
    const id = await readSessionId(headers, env)
    return id ? ((await findSession(db, id, null))?.session ?? null) : null
  }
}

function credentials({ db, env, headers }: AuthDeps) {
  const facts = requestFacts(headers)
  const password = Credentials({
    id: 'password',
    credentials: { email: {}, password: {} },
    authorize: ({ email, password }) =>
      refusing(async () => ({
        id: await checkPassword(db, { email: text(email), password: text(password) }, facts),
      })),
  })
  if (!env.demo) return [password]
  const demo = Credentials({
    id: 'demo',
    credentials: { email: {} },
    authorize: ({ email }) =>
      refusing(async () => {
        const chosen = (await listDemoPeople(headers, env)).find((person) => person.email === email)
        const person = chosen && (await findPersonByEmail(db, chosen.email))
        if (!person || person.disabledAt) {
          throw new AppError('forbidden', 'People of the demo workspace can be entered only on the machine it runs on.')
        }
        return { id: person.id }
      }),
  })
  return [password, demo]
}

async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw error instanceof AppError ? new SignInRefused(error) : error
  }
}

const text = (value: unknown) => (typeof value === 'string' ? value : '')

function oidc(env: WebEnv): NextAuthConfig['providers'] {
  if (!env.oidc) return []
  const { issuer, clientId, clientSecret, name } = env.oidc
  return [
    {
      id: 'oidc',
      type: 'oidc',
      name,
      issuer,
      clientId,
      clientSecret,
      checks: ['pkce', 'state', 'nonce'],
      authorization: { params: { scope: 'openid profile email' } },
      profile: (profile) => ({ id: profile.sub, name: profile.name, email: profile.email }),
    },
  ]
}

function ownCookies(env: WebEnv): NextAuthConfig['cookies'] {
  const options = cookieOptions(env)
  const cookie = (purpose: string, maxAge?: number) => ({
    name: cookieName(env, purpose),
    options: maxAge ? { ...options, maxAge } : options,
  })
  return {
    sessionToken: cookie('session'),
    callbackUrl: cookie('callback'),
    csrfToken: cookie('csrf'),
    pkceCodeVerifier: cookie('pkce', 900),
    state: cookie('state', 900),
    nonce: cookie('nonce', 900),
  }
}

/** The path of an address at our own origin; the home page for every other. */
function returnsTo(url: string, env: WebEnv): string {
  if (url.startsWith('/sign-in?refused=')) return url
  const own = URL.canParse(url) && new URL(url).origin === env.url
  return returnPath(own ? url.slice(env.url.length) || '/' : url)
}

/** next-auth reports every refusal as an error; those that are ours were recorded where they were made. */
function logFailure(error: Error): void {
  if (error instanceof SignInRefused) return
  const cause = error.cause as { err?: unknown } | undefined
  log.warn({ err: cause?.err instanceof Error ? cause.err : error }, 'signing in failed')
}
