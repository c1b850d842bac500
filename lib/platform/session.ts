// Who a session is, read again on every request, so that ending it takes effect at once.
import { sql } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { isoInstant } from '@/lib/platform/times'
import type { Duty } from './vocabulary'

export interface SessionPerson {
  id: string
  name: string
  email: string
  hasPassword: boolean
}

export interface Session {
  id: string
  person: SessionPerson
  method: string
  authenticatedAt: string
  /** The person's rights changed: the cookie gets a new session at the next chance. */
  mustRotate: boolean
}

export interface WorkspaceOf {
  id: string
  slug: string
  name: string
  currency: string
  duties: Duty[]
}

type SessionRow = {
  person_id: string
  name: string
  email: string
  method: string
  authenticated_at: string
  must_rotate: boolean
  has_password: boolean
}

type Found = SessionRow & { id: string | null; slug: string; workspace_name: string; currency: string; duties: Duty[] }

/** The session, and the workspace of that name when its person is a member; null when the session is over. */
export async function findSession(
  db: Db,
  sessionId: string,
  slug: string | null,
): Promise<{ session: Session; workspace: WorkspaceOf | null } | null> {
  const { rows } = await db.execute<Found>(sql`
    select s.*, w.id, w.slug, w.name as workspace_name, w.currency, w.duties
    from identity_read_session(${sessionId}::uuid) s
    left join lateral identity_workspaces_of(s.person_id) w on w.slug = ${slug}`)
  const row = rows[0]
  if (!row) return null
  return {
    session: {
      id: sessionId,
      person: { id: row.person_id, name: row.name, email: row.email, hasPassword: row.has_password },
      method: row.method,
      authenticatedAt: isoInstant(row.authenticated_at),
      mustRotate: row.must_rotate,
    },
    workspace: row.id
      ? { id: row.id, slug: row.slug, name: row.workspace_name, currency: row.currency, duties: row.duties }
      : null,
  }
}

export async function listWorkspacesOf(db: Db, personId: string): Promise<WorkspaceOf[]> {
  const { rows } = await db.execute<Record<keyof WorkspaceOf, never>>(
    sql`select id, slug, name, currency, duties from identity_workspaces_of(${personId}::uuid)`,
  )
  return rows
}

/** Puts a new session in the place of one whose person's rights changed. Null when there was nothing to put. */
export async function rotateSession(db: Db, sessionId: string, newId: string): Promise<string | null> {
  const { rows } = await db.execute<{ done: boolean }>(
    sql`select identity_rotate_session(${sessionId}::uuid, ${newId}::uuid) as done`,
  )
  return rows[0]?.done ? newId : null
}
