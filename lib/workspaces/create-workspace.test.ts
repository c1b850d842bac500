import { expect, test } from 'vitest'
import { createDb } from '@/db/client'
import { freshDatabase, testDatabase } from '@/db/testing/database'
import { execute } from '@/lib/audit/execute'
import { createFirstAdministratorLink } from '@/lib/identity/first-administrator'
import { DEPLOYMENT } from '@/lib/platform/context'
import { createWorkspace } from './create-workspace'
import { asStranger, firstWorkspace, PASSWORD } from './testing/first-workspace'
import { entriesOf, queryAsOwner, refusal } from './testing/trail'

const input = {
  name: 'Ngozi Adeyemi',
  email: 'ngozi@halden.example',
  password: PASSWORD,
  workspace: 'Halden Mobile',
  slug: 'halden',
  currency: 'eur',
}

test('the first administrator makes an account, a workspace and what it starts with, in two scopes of one transaction', async () => {
  const database = await testDatabase()
  const { workspaceId, admin } = await firstWorkspace(database)
  const [joined] = await entriesOf(database.ownerUrl, 'person.joined')
  expect(joined).toMatchObject({ workspace: DEPLOYMENT, actor: { kind: 'person', id: admin.actor.id } })
  expect(joined!.changes).toEqual([expect.objectContaining({ table: 'people', id: admin.actor.id })])
  const [created] = await entriesOf(database.ownerUrl, 'workspace.created')
  expect(created).toMatchObject({ workspace: workspaceId, details: { slug: 'halden', currency: 'EUR' } })
  expect(created!.changes.map(({ table }) => table)).toEqual(
    expect.arrayContaining(['workspaces', 'members', 'workflows', 'policies']),
  )
  expect(await createFirstAdministratorLink(database.ownerUrl, 'http://localhost')).toBeNull()
  expect(JSON.stringify([joined, created])).not.toContain('ngozi@halden.example')
})

test('of many who hold links at once, one becomes the first administrator', async () => {
  const { ownerUrl, webUrl } = await freshDatabase()
  const first = await createFirstAdministratorLink(ownerUrl, 'http://localhost')
  const second = await createFirstAdministratorLink(ownerUrl, 'http://localhost')
  // Two supervisors that started together printed one each.
  await queryAsOwner(ownerUrl, 'update first_administrator_links set is_open = true')
  const db = createDb(webUrl, { max: 8 })
  const secrets = [first, second, first, second].map((link) => link!.split('/').at(-1))
  const tried = await Promise.allSettled(
    secrets.map((secret, index) =>
      execute(asStranger(db), createWorkspace, {
        ...input,
        secret,
        email: `a${index}@halden.example`,
        slug: `halden-${index}`,
      }),
    ),
  )
  expect(tried.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await queryAsOwner(ownerUrl, 'select 1 from workspaces')).toHaveLength(1)
  await db.$client.end()
})

test('a newer link closes the older one; an unknown or expired one opens nothing', async () => {
  const { ownerUrl, webUrl } = await freshDatabase()
  const db = createDb(webUrl, { max: 1 })
  const old = await createFirstAdministratorLink(ownerUrl, 'http://localhost')
  const link = await createFirstAdministratorLink(ownerUrl, 'http://localhost')
  const make = (secret: string) => execute(asStranger(db), createWorkspace, { ...input, secret })
  await refusal(make(old!.split('/').at(-1)!), 'not_found')
  await refusal(make('A'.repeat(43)), 'not_found')
  await queryAsOwner(ownerUrl, 'update first_administrator_links set expires_at = now() where is_open')
  await refusal(make(link!.split('/').at(-1)!), 'not_found')
  expect(await queryAsOwner(ownerUrl, 'select 1 from people')).toHaveLength(0)
  expect(await entriesOf(ownerUrl, 'first_administrator.link_made')).toHaveLength(2)
  await db.$client.end()
})

test('what is wrong is said field by field', async () => {
  const { webUrl } = await testDatabase()
  const db = createDb(webUrl, { max: 1 })
  const wrong = { ...input, secret: 'short', email: 'nobody', password: 'short', slug: 'No Slug', currency: 'XYZ' }
  const { fields } = await refusal(execute(asStranger(db), createWorkspace, wrong), 'invalid')
  expect(Object.keys(fields!).sort()).toEqual(['currency', 'email', 'password', 'secret', 'slug'])
  await db.$client.end()
})
