// Builds the context of a page, an action or an API request: who acts, proven by a session or a token, and in which workspace.
import { sql } from 'drizzle-orm'
import { headers as requestHeaders } from 'next/headers'
import { notFound as pageNotFound, redirect } from 'next/navigation'
import { cache } from 'react'
import type { Db } from '@/db/client'
import { type Ctx, DEPLOYMENT } from './context'
import { webDb } from './db'
import { type WebEnv, webEnv } from './env'
import { AppError, forbidden, notFound } from './errors'
import { hashSecret } from './link-secret'
import { signInPath } from './return-path'
import { findSession, listWorkspacesOf, type Session, type SessionPerson, type WorkspaceOf } from './session'
import { readSessionId } from './session-cookie'
import { countTokenWrite } from './throttle'
import type { Duty } from './vocabulary'

export interface RequestFacts {
  requestId?: string
  /** The client's address, as the web process saw it; never what the client said. */
  address: string
  userAgent: string | null
}

/** What the web process wrote into the request's headers before anyone else read them. */
export function requestFacts(headers: Headers): RequestFacts {
  return {
    requestId: headers.get('x-request-id') ?? undefined,
    address: headers.get('x-countersign-address') ?? 'unknown',
    userAgent: headers.get('user-agent'),
  }
}

export interface PageContext {
  ctx: Ctx
  person: SessionPerson
  workspace: WorkspaceOf
  duties: readonly Duty[]
  mustRotate: boolean
}

/** The context of a page in a workspace. Strangers are sent to sign in and come back; to who is no member there is no such page. */
export const pageContext = cache(async (slug: string): Promise<PageContext> => {
  const headers = await requestHeaders()
  const found = await sessionOf(headers, slug)
  if (!found) redirect(signInPath(headers.get('x-countersign-path') ?? `/w/${encodeURIComponent(slug)}`))
  if (!found.workspace) pageNotFound()
  return contextOf(found.session, found.workspace, headers)
})

/** Who looks at a page outside any workspace, and where they belong; null for a stranger. */
export const visitor = cache(async (): Promise<{ session: Session; workspaces: WorkspaceOf[] } | null> => {
  const found = await sessionOf(await requestHeaders(), null)
  return found && { session: found.session, workspaces: await listWorkspacesOf(webDb(), found.session.person.id) }
})

/**
 * The context of a server action in a workspace. @throws unauthenticated when the session is over, forbidden when the
 * form did not come from our own page, not_found to who is no member.
 */
export async function actionContext(slug: string): Promise<PageContext> {
  const headers = await requestHeaders()
  assertOwnOrigin(headers, webEnv())
  const found = await sessionOf(headers, slug)
  if (!found) throw sessionIsOver()
  if (!found.workspace) throw notFound('workspace')
  return contextOf(found.session, found.workspace, headers)
}

/** The context of an action on one's own account, in no workspace. @throws as actionContext */
export async function accountActionContext(): Promise<{ ctx: Ctx; session: Session }> {
  const headers = await requestHeaders()
  assertOwnOrigin(headers, webEnv())
  const found = await sessionOf(headers, null)
  if (!found) throw sessionIsOver()
  return { ctx: sessionCtx(found.session, DEPLOYMENT, headers), session: found.session }
}

/** The headers of an action that a stranger may call: signing in, accepting an invitation. @throws forbidden */
export async function strangerAction(): Promise<Headers> {
  const headers = await requestHeaders()
  assertOwnOrigin(headers, webEnv())
  return headers
}

/**
 * The context of an API request: by token in the token's workspace, or by session in the one that is named.
 * @throws unauthenticated without either; limited, forbidden, not_found
 */
export async function apiContext(request: Request, deps: { db: Db; env: WebEnv } = live()): Promise<Ctx> {
  const { headers } = request
  const named = headers.get('x-countersign-workspace') ?? new URL(request.url).searchParams.get('workspace')
  const writes = !['GET', 'HEAD'].includes(request.method)
  if (headers.has('authorization')) return tokenContext(headers, named, writes, deps)
  const found = await sessionOf(headers, named, deps)
  if (!found) {
    throw new AppError(
      'unauthenticated',
      'Send an API token: "Authorization: Bearer cs_…". People sign in with a browser.',
    )
  }
  if (writes) assertOwnOrigin(headers, deps.env)
  if (!named) {
    throw new AppError('invalid', 'Name the workspace: ?workspace=, or the header X-Countersign-Workspace.', {
      fields: { workspace: 'Which workspace?' },
    })
  }
  if (!found.workspace) throw notFound('workspace')
  return sessionCtx(found.session, found.workspace.id, headers, deps.db)
}

/**
 * The context of a stream to a person's browser. What held when it began is asked again by `isOver`: a session that
 * ends, and a person who is no member any longer, must not go on reading. @throws unauthenticated, not_found
 */
export async function streamContext(
  request: Request,
  slug: string,
  deps: { db: Db; env: WebEnv } = live(),
): Promise<{ ctx: Ctx; isOver(): Promise<boolean> }> {
  const found = await sessionOf(request.headers, slug, deps)
  if (!found) throw sessionIsOver()
  if (!found.workspace) throw notFound('workspace')
  return {
    ctx: sessionCtx(found.session, found.workspace.id, request.headers, deps.db),
    isOver: async () => !(await findSession(deps.db, found.session.id, slug))?.workspace,
  }
}

type TokenRow = { id: string; workspace_id: string; workspace_slug: string; person_id: string; scopes: string[] }

async function tokenContext(headers: Headers, named: string | null, writes: boolean, { db }: { db: Db }): Promise<Ctx> {
  const token = /^Bearer (cs_[A-Za-z0-9_-]{20,200})$/i.exec(headers.get('authorization') ?? '')?.[1]
  const { rows } = token
    ? await db.execute<TokenRow>(sql`select * from identity_find_token(${hashSecret(token)})`)
    : { rows: [] }
  const found = rows[0]
  if (!found) throw new AppError('unauthenticated', 'This API token is unknown, has expired or was revoked.')
  if (named && named !== found.workspace_slug) throw notFound('workspace')
  if (writes) await countTokenWrite(db, found.id)
  const { requestId, address } = requestFacts(headers)
  return {
    db,
    actor: { kind: 'person', id: found.person_id, via: 'api', tokenId: found.id, scopes: found.scopes },
    workspaceId: found.workspace_id,
    requestId,
    address,
  }
}

/** @throws forbidden unless the request says that it comes from our own pages. */
export function assertOwnOrigin(headers: Headers, env: Pick<WebEnv, 'url'>): void {
  const origin = headers.get('origin')
  const isOurs = origin === null ? headers.get('sec-fetch-site') === 'same-origin' : origin === env.url
  if (!isOurs) throw forbidden(`This request did not come from ${env.url}. Open Countersign there and try again.`)
}

const live = () => ({ db: webDb(), env: webEnv() })

const sessionIsOver = () =>
  new AppError(
    'unauthenticated',
    'Your session has ended. Sign in again in another tab, then repeat this here: what you typed is kept.',
  )

async function sessionOf(headers: Headers, slug: string | null, { db, env }: { db: Db; env: WebEnv } = live()) {
  const id = await readSessionId(headers, env)
  return id ? findSession(db, id, slug) : null
}

function contextOf(session: Session, workspace: WorkspaceOf, headers: Headers): PageContext {
  return {
    ctx: sessionCtx(session, workspace.id, headers),
    person: session.person,
    workspace,
    duties: workspace.duties,
    mustRotate: session.mustRotate,
  }
}

function sessionCtx(session: Session, workspaceId: string, headers: Headers, db: Db = webDb()): Ctx {
  const { requestId, address } = requestFacts(headers)
  return {
    db,
    actor: { kind: 'person', id: session.person.id, via: 'browser', sessionId: session.id },
    workspaceId,
    requestId,
    address,
  }
}
