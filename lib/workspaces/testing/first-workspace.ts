/** A workspace with its administrator, and people in it, made by the product's own commands. */
import { createDb, type Db, schema } from '@/db/client'
import type { TestDatabase } from '@/db/testing/database'
import { execute } from '@/lib/audit/execute'
import { change, recordEvent } from '@/lib/audit/record-event'
import { acceptInvitation } from '@/lib/identity/accept-invitation'
import { createFirstAdministratorLink } from '@/lib/identity/first-administrator'
import { inviteMember } from '@/lib/identity/invitations'
import { type Ctx, DEPLOYMENT, newId, withContext } from '@/lib/platform/context'
import type { Duty } from '@/lib/platform/vocabulary'
import { createWorkspace } from '../create-workspace'

export const PASSWORD = 'four words that rhyme'

export interface TestWorkspace {
  db: Db
  workspaceId: string
  admin: Ctx
}

/** The first workspace of the database, by its one link. */
export async function firstWorkspace(database: TestDatabase): Promise<TestWorkspace> {
  const link = await createFirstAdministratorLink(database.ownerUrl, 'http://localhost')
  const db = createDb(database.webUrl, { max: 8 })
  const { value } = await execute(asStranger(db), createWorkspace, {
    secret: link!.split('/').at(-1),
    name: 'Ngozi Adeyemi',
    email: 'ngozi@halden.example',
    password: PASSWORD,
    workspace: 'Halden Mobile',
    slug: 'halden',
  })
  return { db, workspaceId: value.workspaceId, admin: asPerson(db, value.person, value.workspaceId) }
}

/** Who has no account yet acts under the id that it will have. */
export function asStranger(db: Db): Ctx {
  return asPerson(db, newId(), DEPLOYMENT)
}

export function asPerson(db: Db, id: string, workspaceId: string): Ctx {
  return { db, actor: { kind: 'person', id, via: 'browser' }, workspaceId, address: '192.0.2.1' }
}

export const ownAccount = (ctx: Ctx): Ctx => ({ ...ctx, workspaceId: DEPLOYMENT })

export const secretOf = (invitation: { path: string }): string => invitation.path.split('/').at(-1)!

/** A member with these duties, invited and arrived. */
export async function joined(
  { db, admin, workspaceId }: TestWorkspace,
  name: string,
  duties: Duty[] = [],
): Promise<Ctx> {
  const email = `${name.toLowerCase()}@halden.example`
  const { value: invitation } = await execute(admin, inviteMember, { email, name, duties })
  const { value } = await execute(asStranger(db), acceptInvitation, {
    secret: secretOf(invitation),
    name,
    password: PASSWORD,
  })
  return asPerson(db, value.person, workspaceId)
}

/** Another workspace of the same deployment, with its own administrator. */
export async function secondWorkspace({ db }: TestWorkspace, administrator: string): Promise<TestWorkspace> {
  const workspaceId = newId()
  const admin = asPerson(db, administrator, workspaceId)
  await withContext(admin, async (tx) => {
    const [workspace] = await tx.db
      .insert(schema.workspaces)
      .values({ id: workspaceId, slug: `w${workspaceId.slice(-8)}`, name: 'Another' })
      .returning()
    const [member] = await tx.db
      .insert(schema.members)
      .values({ id: newId(), workspaceId, personId: administrator, duties: ['admin'] })
      .returning()
    await recordEvent(tx, {
      action: 'workspace.created',
      subject: { kind: 'workspace', id: workspaceId },
      changes: [change(schema.workspaces, workspace!), change(schema.members, member!)],
    })
  })
  return { db, workspaceId, admin }
}
