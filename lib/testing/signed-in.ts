/** Requests of people who are signed in, for routes that find out themselves who asks. */
import { execute } from '@/lib/audit/execute'
import { openSession } from '@/lib/identity/sessions'
import { accountCtx } from '@/lib/identity/sign-in'
import { webEnv } from '@/lib/platform/env'
import { sealSession } from '@/lib/platform/session-cookie'
import type { Part, TestWorkspace } from './workspace'

export const ORIGIN = 'http://localhost:4820'

/** Makes the routes of this process work on the test's database. */
export function serveRoutes(ws: TestWorkspace): void {
  process.env.COUNTERSIGN_URL = ORIGIN
  process.env.DATABASE_WEB_URL = ws.database.webUrl
  process.env.AUTH_SECRET = 'a secret for this test, and no other'
  Object.assign(globalThis, { countersignDb: ws.db })
}

export interface SignedIn {
  sessionId: string
  /** A request as that person's browser sends it. */
  request(path: string, init?: RequestInit): Request
}

export async function signIn(ws: TestWorkspace, part: Part): Promise<SignedIn> {
  const ctx = accountCtx(ws.db, { address: '127.0.0.1', userAgent: null }, ws.person[part])
  const { sessionId } = (await execute(ctx, openSession, { method: 'password', userAgent: null })).value
  const cookie = (await sealSession(sessionId, webEnv())).split(';')[0]!
  return {
    sessionId,
    request: (path, init = {}) =>
      new Request(`${ORIGIN}${path}`, {
        ...init,
        headers: { cookie, origin: ORIGIN, ...(init.headers as Record<string, string>) },
      }),
  }
}
