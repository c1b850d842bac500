import { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '@/db/testing/database'
import { execute } from '@/lib/audit/execute'
import { readWebEnv, type WebEnv } from '@/lib/platform/env'
import { findSession } from '@/lib/platform/session'
import { readSessionId } from '@/lib/platform/session-cookie'
import {
  firstWorkspace,
  joined,
  PASSWORD,
  secretOf,
  type TestWorkspace,
} from '@/lib/workspaces/testing/first-workspace'
import { entriesOf } from '@/lib/workspaces/testing/trail'
import { answerLimited, answerSession } from './auth'
import { authConfig } from './auth-config'
import { inviteMember } from './invitations'
import { intentCookie, type OidcIntent } from './oidc-intent'
import { markRotation } from './people'
import { TestBrowser } from './testing/browser'
import { client, logInAt, type OpenIdProvider, startOpenIdProvider } from './testing/open-id-provider'

const origin = 'http://localhost:4810'
const email = 'ngozi@halden.example'
let database: TestDatabase
let workspace: TestWorkspace
let provider: OpenIdProvider
let env: WebEnv

beforeAll(async () => {
  database = await testDatabase()
  workspace = await firstWorkspace(database)
  provider = await startOpenIdProvider(`${origin}/api/auth/callback/oidc`)
  env = readWebEnv({
    COUNTERSIGN_URL: origin,
    DATABASE_WEB_URL: database.webUrl,
    AUTH_SECRET: 'a secret for this test, and no other',
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: client.id,
    OIDC_CLIENT_SECRET: client.secret,
  })
})
afterAll(() => provider.close())

function browser(address = '192.0.2.1', given: WebEnv = env): TestBrowser {
  const { handlers } = NextAuth(async (request) =>
    authConfig({ db: workspace.db, env: given, headers: request!.headers }),
  )
  return new TestBrowser(
    {
      origin: given.url,
      async answer(request) {
        if (new URL(request.url).pathname === '/api/auth/session') {
          return answerSession(request, { db: workspace.db, env: given })
        }
        const asked = new NextRequest(request)
        return request.method === 'POST' ? answerLimited(await handlers.POST(asked)) : handlers.GET(asked)
      },
    },
    {
      'x-countersign-address': address,
      'x-forwarded-host': new URL(given.url).host,
      'x-forwarded-proto': new URL(given.url).protocol.slice(0, -1),
    },
  )
}

async function post(visitor: TestBrowser, path: string, fields: Record<string, string>): Promise<Response> {
  const { csrfToken } = await (await visitor.go(`${origin}/api/auth/csrf`)).json()
  return visitor.go(`${origin}${path}`, { csrfToken, ...fields })
}

const signIn = (visitor: TestBrowser, password = PASSWORD, callbackUrl = '/') =>
  post(visitor, '/api/auth/callback/password', { email, password, callbackUrl })

async function sessionOf(visitor: TestBrowser) {
  const cookie = [...visitor.cookies()].map(([name, value]) => `${name}=${value}`).join('; ')
  const id = await readSessionId(new Headers({ cookie }), env)
  return id ? ((await findSession(workspace.db, id, null))?.session ?? null) : null
}

async function signInAtProvider(visitor: TestBrowser, login: string, intent: OidcIntent | null = null) {
  const { name, value } = await intentCookie(intent, env)
  if (value) visitor.cookies().set(name, value)
  else visitor.cookies().delete(name)
  const left = await post(visitor, '/api/auth/signin/oidc', { callbackUrl: '/w/halden' })
  const authorize = left.headers.get('location')!
  expect(authorize).toContain('code_challenge_method=S256')
  const back = await logInAt(visitor, authorize, login)
  return (await visitor.go(back)).headers.get('location')
}

test('the right password brings a cookie that holds nothing but a sealed session id', async () => {
  const visitor = browser()
  const answer = await signIn(visitor, PASSWORD, '/w/halden')
  expect(answer.headers.get('location')).toBe(`${origin}/w/halden`)
  const line = answer.headers.getSetCookie().find((text) => text.startsWith('countersign-4810.session='))!
  expect(line).toMatch(/HttpOnly/i)
  expect(line).toMatch(/SameSite=Lax/i)
  expect(await sessionOf(visitor)).toMatchObject({ person: { id: workspace.admin.actor.id }, method: 'password' })
  const claims = JSON.stringify(await (await visitor.go(`${origin}/api/auth/session`)).json())
  expect(claims).toBe(JSON.stringify({ user: { name: 'Ngozi Adeyemi', email } }))
})

test('with TLS every cookie is bound to the host by its name', async () => {
  const given = { ...env, url: 'https://countersign.example' }
  const visitor = browser('192.0.2.1', given)
  const { csrfToken } = await (await visitor.go(`${given.url}/api/auth/csrf`)).json()
  const answer = await visitor.go(`${given.url}/api/auth/callback/password`, { csrfToken, email, password: PASSWORD })
  const lines = answer.headers.getSetCookie()
  expect(lines.length).toBeGreaterThan(0)
  for (const line of lines) {
    expect(line).toMatch(/^__Host-countersign\./)
    expect(line).toMatch(/; Secure/i)
    expect(line).toMatch(/; Path=\/(;|$)/i)
    expect(line).not.toMatch(/; Domain/i)
  }
})

test('a wrong password brings none; too many are answered 429 with the time to wait', async () => {
  const visitor = browser('192.0.2.40')
  for (let tries = 0; tries < 5; tries++) {
    const answer = await signIn(visitor, 'wrong')
    expect(answer.headers.get('location')).toBe(`${origin}/sign-in?error=CredentialsSignin&code=invalid`)
  }
  const limited = await signIn(visitor)
  expect(limited.status).toBe(429)
  expect(Number(limited.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(await sessionOf(visitor)).toBeNull()
  expect((await signIn(browser('192.0.2.41'))).headers.get('location')).toBe(`${origin}/`)
})

test.each([
  'https://evil.example/',
  '//evil.example',
  '/\\evil.example',
  'http://localhost:4810@evil.example/',
  'http://localhost:4811/',
])('signing in never leads to %s', async (callbackUrl) => {
  const answer = await signIn(browser(), PASSWORD, callbackUrl)
  const location = answer.headers.get('location')
  if (location) expect(new URL(location).origin).toBe(origin)
  else expect(answer.status).toBe(500)
})

test('without the token of our own page nothing is posted', async () => {
  const visitor = browser()
  await visitor.go(`${origin}/api/auth/callback/password`, { email, password: PASSWORD })
  expect(await sessionOf(visitor)).toBeNull()
})

test('a session planted in the browser ends at sign-in', async () => {
  const attacker = browser()
  await signIn(attacker)
  const planted = (await sessionOf(attacker))!
  const victim = browser()
  for (const [name, value] of attacker.cookies()) victim.cookies().set(name, value)
  await signIn(victim)
  expect((await sessionOf(victim))!.id).not.toBe(planted.id)
  expect(await sessionOf(attacker)).toBeNull()
})

test('signing out ends the session, for the cookie that somebody copied too', async () => {
  const visitor = browser()
  await signIn(visitor)
  const copy = browser()
  for (const [name, value] of visitor.cookies()) copy.cookies().set(name, value)
  const { id } = (await sessionOf(visitor))!
  await post(visitor, '/api/auth/signout', {})
  expect(visitor.cookies().has('countersign-4810.session')).toBe(false)
  expect(await sessionOf(copy)).toBeNull()
  expect((await entriesOf(database.ownerUrl, 'session.closed')).at(-1)!.subject.id).toBe(id)
})

test('after a change of rights the next look at the session brings a new one, and looking again no other', async () => {
  const visitor = browser()
  await signIn(visitor)
  const before = (await sessionOf(visitor))!
  const untouched = await visitor.go(`${origin}/api/auth/session`)
  expect(untouched.headers.getSetCookie()).toEqual([])
  await markRotation(workspace.db, workspace.admin.actor.id!)
  await visitor.go(`${origin}/api/auth/session`)
  const after = (await sessionOf(visitor))!
  expect(after.id).not.toBe(before.id)
  expect(after.mustRotate).toBe(false)
  expect((await visitor.go(`${origin}/api/auth/session`)).headers.getSetCookie()).toEqual([])
})

test('demo sign-in does not exist where the demo is off, nor from another machine where it is on', async () => {
  const enter = (visitor: TestBrowser) => post(visitor, '/api/auth/callback/demo', { email })
  const off = browser('127.0.0.1')
  await enter(off)
  expect(await sessionOf(off)).toBeNull()
  const on = browser('192.0.2.1', { ...env, demo: true, demoFile: '/nowhere/demo.json' })
  await enter(on)
  expect(await sessionOf(on)).toBeNull()
})

test('an identity that nobody linked does not sign in, although its e-mail address is that of an account', async () => {
  const visitor = browser()
  expect(await signInAtProvider(visitor, 'ngozi')).toBe(`${origin}/sign-in?refused=forbidden`)
  expect(await sessionOf(visitor)).toBeNull()
  expect((await entriesOf(database.ownerUrl, 'session.refused')).at(-1)!.details).toMatchObject({ method: 'oidc' })
})

test('who holds an invitation arrives with their identity, once, and signs in with it from then on', async () => {
  const { value: invitation } = await execute(workspace.admin, inviteMember, {
    email: 'priya.r@halden.example',
    name: 'Priya',
    duties: ['security_specialist'],
  })
  const intent = { kind: 'invitation', secret: secretOf(invitation) } as const
  const visitor = browser()
  expect(await signInAtProvider(visitor, 'priya', intent)).toBe(`${origin}/w/halden`)
  const session = (await sessionOf(visitor))!
  expect(session).toMatchObject({
    method: 'oidc',
    person: { name: 'Priya of the provider', email: 'priya.r@halden.example', hasPassword: false },
  })
  expect((await entriesOf(database.ownerUrl, 'person.identity_linked')).at(-1)).toMatchObject({
    subject: { id: session.person.id },
    details: { issuer: provider.issuer },
  })
  expect(await signInAtProvider(browser(), 'priya')).toBe(`${origin}/w/halden`)
  expect(await signInAtProvider(browser(), 'mallory', intent)).toBe(`${origin}/sign-in?refused=not_found`)
})

test('a person who is signed in links their account, and only in the session that asked for it', async () => {
  const kofi = await joined(workspace, 'Kofi')
  const visitor = browser()
  await post(visitor, '/api/auth/callback/password', { email: 'kofi@halden.example', password: PASSWORD })
  const session = (await sessionOf(visitor))!
  const intent = { kind: 'link', sessionId: session.id } as const
  expect(await signInAtProvider(browser(), 'kofi', intent)).toBe(`${origin}/sign-in?refused=forbidden`)
  expect(await signInAtProvider(visitor, 'kofi', intent)).toBe(`${origin}/w/halden`)
  const later = browser()
  expect(await signInAtProvider(later, 'kofi')).toBe(`${origin}/w/halden`)
  expect((await sessionOf(later))!.person.id).toBe(kofi.actor.id)
})

test('an answer of the provider that this browser did not ask for signs nobody in', async () => {
  const attacker = browser()
  const left = await post(attacker, '/api/auth/signin/oidc', { callbackUrl: '/' })
  const back = await logInAt(attacker, left.headers.get('location')!, 'kofi')
  expect(back).toContain(`${origin}/api/auth/callback/oidc?code=`)
  const victim = browser()
  await victim.go(back)
  expect(await sessionOf(victim)).toBeNull()
})
