import { beforeAll, expect, test } from 'vitest'
import { createDb } from '@/db/client'
import { type TestDatabase, testDatabase } from '@/db/testing/database'
import { ask, execute } from '@/lib/audit/execute'
import { DEPLOYMENT } from '@/lib/platform/context'
import { getMember } from '@/lib/workspaces/members'
import { removeMember } from '@/lib/workspaces/remove-member'
import {
  asStranger,
  firstWorkspace,
  joined,
  ownAccount,
  PASSWORD,
  secondWorkspace,
  secretOf,
  type TestWorkspace,
} from '@/lib/workspaces/testing/first-workspace'
import { entriesOf, queryAsOwner, refusal } from '@/lib/workspaces/testing/trail'
import { acceptInvitation } from './accept-invitation'
import { inviteMember, listInvitations, withdrawInvitation } from './invitations'
import { checkPassword } from './sign-in'

let database: TestDatabase
let workspace: TestWorkspace

beforeAll(async () => {
  database = await testDatabase()
  workspace = await firstWorkspace(database)
})

const invite = async (name: string, given: object = {}) => {
  const email = `${name.toLowerCase()}@halden.example`
  return (await execute(workspace.admin, inviteMember, { email, name, ...given })).value
}
const accept = (invitation: { path: string }, given: object = { name: 'Somebody', password: PASSWORD }) =>
  execute(asStranger(workspace.db), acceptInvitation, { secret: secretOf(invitation), ...given })

test('an invitation is shown once, kept as a hash, sent by mail, and on record without the address', async () => {
  const invitation = await invite('Leila', { duties: ['risk_officer'] })
  const [row] = await queryAsOwner(database.ownerUrl, 'select * from invitations where id = $1', [invitation.id])
  expect(JSON.stringify(row)).not.toContain(secretOf(invitation))
  expect(row).toMatchObject({ email: 'leila@halden.example', duties: ['risk_officer'] })
  const [mail] = await queryAsOwner(database.ownerUrl, `select payload from outbox where task = 'mail_invitation'`)
  expect(mail!.payload).toMatchObject({
    email: 'leila@halden.example',
    workspace: 'Halden Mobile',
    path: invitation.path,
  })
  const entry = (await entriesOf(database.ownerUrl, 'member.invited')).at(-1)!
  expect(entry).toMatchObject({ workspace: workspace.workspaceId, details: { duties: ['risk_officer'] } })
  expect(JSON.stringify(entry)).not.toContain('leila@')
})

test('who accepts is a person and a member, accounted for in both scopes', async () => {
  const { items } = await ask(workspace.admin, listInvitations, {})
  const open = items.find(({ name, state }) => name === 'Leila' && state === 'open')!
  await execute(workspace.admin, withdrawInvitation, { invitation: open.id })
  const invitation = await invite('Leila', { duties: ['risk_officer'] })
  const { value } = await accept(invitation, { name: 'Leila Haddad', password: PASSWORD })
  expect(value).toMatchObject({ email: 'leila@halden.example', workspace: 'halden' })
  expect(await ask(workspace.admin, getMember, { member: value.person })).toMatchObject({
    name: 'Leila Haddad',
    duties: ['risk_officer'],
  })
  const person = (await entriesOf(database.ownerUrl, 'person.joined')).at(-1)!
  expect(person).toMatchObject({ workspace: DEPLOYMENT, actor: { id: value.person }, changes: [{ table: 'people' }] })
  const member = (await entriesOf(database.ownerUrl, 'member.joined')).at(-1)!
  expect(member.workspace).toBe(workspace.workspaceId)
  expect(member.changes.map(({ table }) => table)).toEqual(['invitations', 'members'])
  const facts = { address: '192.0.2.9', userAgent: null }
  expect(await checkPassword(workspace.db, { email: 'leila@halden.example', password: PASSWORD }, facts)).toBe(
    value.person,
  )
})

test('of ten who use one link at the same moment, one arrives', async () => {
  const invitation = await invite('Priya')
  const tried = await Promise.allSettled(Array.from({ length: 10 }, () => accept(invitation)))
  expect(tried.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  await refusal(accept(invitation), 'not_found')
  const people = await queryAsOwner(database.ownerUrl, `select 1 from people where email = 'priya@halden.example'`)
  expect(people).toHaveLength(1)
})

test('withdrawn, expired and made-up links open nothing', async () => {
  const withdrawn = await invite('Kenji')
  await execute(workspace.admin, withdrawInvitation, { invitation: withdrawn.id })
  await refusal(accept(withdrawn), 'not_found')
  await refusal(execute(workspace.admin, withdrawInvitation, { invitation: withdrawn.id }), 'conflict')
  expect((await entriesOf(database.ownerUrl, 'member.invitation_withdrawn')).at(-1)!.subject.id).toBe(withdrawn.id)
  const clock = createDb(database.clockUrl, { max: 1 })
  const lastWeek = { ...workspace.admin, db: clock, clock: new Date(Date.now() - 8 * 24 * 3600_000) }
  const { value: expired } = await execute(lastWeek, inviteMember, { email: 'sofia@halden.example', name: 'Sofia' })
  await clock.$client.end()
  await refusal(accept(expired), 'not_found')
  await refusal(accept({ path: `/invitations/${'A'.repeat(43)}` }), 'not_found')
  await refusal(accept({ path: '/invitations/short' }), 'invalid')
})

test('an account that exists is not taken over by who holds a link to it', async () => {
  const leilas = await ask(workspace.admin, getMember, { member: await personId('leila@halden.example') })
  const kofi = await joined(workspace, 'Kofi')
  const other = await secondWorkspace(workspace, kofi.actor.id!)
  const { value: trap } = await execute(other.admin, inviteMember, { email: 'leila@halden.example', name: 'Leila' })
  await refusal(accept(trap, { name: 'Mallory', password: 'the words of mallory' }), 'conflict')
  const identity = { issuer: 'https://id.example', subject: 'mallory' }
  await refusal(accept(trap, { name: 'Mallory', identity }), 'conflict')
  await refusal(execute(ownAccount(kofi), acceptInvitation, { secret: secretOf(trap) }), 'forbidden')
  const leila = { ...ownAccount(kofi), actor: { ...kofi.actor, id: leilas.personId } }
  const { value } = await execute(leila, acceptInvitation, { secret: secretOf(trap) })
  expect(value.person).toBe(leilas.personId)
  expect((await ask(other.admin, getMember, { member: leilas.personId })).duties).toEqual([])
})

test('who was removed comes back with what the new invitation gives, not with what they had', async () => {
  const olu = await joined(workspace, 'Olu', ['auditor'])
  const before = await ask(workspace.admin, getMember, { member: olu.actor.id! })
  await execute(workspace.admin, removeMember, { member: before.id })
  const again = await invite('Olu', { duties: ['security_specialist'] })
  await execute(ownAccount(olu), acceptInvitation, { secret: secretOf(again) })
  expect(await ask(workspace.admin, getMember, { member: olu.actor.id! })).toMatchObject({
    id: before.id,
    duties: ['security_specialist'],
  })
})

test('only administrators invite; members and open invitations are not invited twice', async () => {
  const mateo = await joined(workspace, 'Mateo')
  await refusal(execute(mateo, inviteMember, { email: 'x@halden.example', name: 'X' }), 'forbidden')
  await refusal(ask(mateo, listInvitations, {}), 'forbidden')
  await refusal(execute(workspace.admin, inviteMember, { email: 'MATEO@halden.example', name: 'Mateo' }), 'conflict')
  await invite('Amara')
  await refusal(invite('Amara'), 'conflict')
  await refusal(invite('Ruth', { role: 'data_scientist' }), 'invalid')
  await refusal(invite('Ruth', { role: 'data_scientist', useCase: 'UC-9' }), 'invalid')
  await refusal(invite('Ruth', { duties: ['data_scientist'] }), 'invalid')
  await refusal(invite('Ruth\u202E'), 'invalid')
})

async function personId(email: string): Promise<string> {
  const [row] = await queryAsOwner(database.ownerUrl, 'select id from people where email = $1', [email])
  return row!.id as string
}
