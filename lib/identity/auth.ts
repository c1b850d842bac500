import { headers as requestHeaders } from 'next/headers'
import NextAuth from 'next-auth'
import { newId } from '@/lib/platform/context'
import { webDb } from '@/lib/platform/db'
import { webEnv } from '@/lib/platform/env'
import { findSession, rotateSession } from '@/lib/platform/session'
import { readSessionId, sealSession, setCookie } from '@/lib/platform/session-cookie'
import { authConfig } from './auth-config'

/** Made anew for each request: in an action next-auth gets none, and its headers are found where Next keeps them. */
export const { handlers, signIn, signOut } = NextAuth(async (request) =>
  authConfig({ db: webDb(), env: webEnv(), headers: request?.headers ?? new Headers(await requestHeaders()) }),
)

/**
 * Answers GET /api/auth/session. The one place where a session whose person's rights changed is put in place of its old one:
 * a page cannot set cookies. Otherwise no cookie is sent, so that the slower of two answers does not bring an old one back.
 */
export async function answerSession(request: Request, deps = { db: webDb(), env: webEnv() }): Promise<Response> {
  const id = await readSessionId(request.headers, deps.env)
  const found = id && (await findSession(deps.db, id, null))
  const headers = new Headers()
  if (!found) {
    if (request.headers.get('cookie')) headers.append('set-cookie', setCookie(deps.env, 'session', '', 0))
    return Response.json(null, { headers })
  }
  const { person, mustRotate } = found.session
  const rotated = mustRotate ? await rotateSession(deps.db, found.session.id, newId()) : null
  if (rotated) headers.append('set-cookie', await sealSession(rotated, deps.env))
  return Response.json({ user: { name: person.name, email: person.email } }, { headers })
}

/** What an identity provider was asked for is done with once it has answered. */
export function answerCallback(response: Response): Response {
  const answered = new Response(response.body, response)
  answered.headers.append('set-cookie', setCookie(webEnv(), 'intent', '', 0))
  return answered
}

/** A sign-in that was refused for being tried too often says so as the API does. */
export function answerLimited(response: Response): Response {
  const location = response.headers.get('location') ?? ''
  const seconds = /[?&]code=limited-(\d+)/.exec(location)?.[1]
  if (!seconds) return response
  const problem = { type: 'about:blank', title: 'limited', status: 429, code: 'limited', detail: 'Too many attempts.' }
  return Response.json(problem, {
    status: 429,
    headers: { 'retry-after': seconds, 'content-type': 'application/problem+json' },
  })
}
