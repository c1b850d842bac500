import { beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '@/db/testing/database'
import { ask, execute } from '@/lib/audit/execute'
import { startSession } from '@/lib/identity/sign-in'
import { createToken } from '@/lib/identity/tokens'
import type { Ctx } from '@/lib/platform/context'
import { findSession } from '@/lib/platform/session'
import { changeDuties } from './change-duties'
import { getMember, listMembers } from './members'
import { removeMember } from './remove-member'
import { firstWorkspace, joined, secondWorkspace, type TestWorkspace } from './testing/first-workspace'
import { entriesOf, queryAsOwner, refusal } from './testing/trail'

let database: TestDatabase
let workspace: TestWorkspace
let leila: Ctx

const member = async (ctx: Ctx) => ask(workspace.admin, getMember, { member: ctx.actor.id! })
const facts = { address: '192.0.2.1', userAgent: null }

beforeAll(async () => {
  database = await testDatabase()
  workspace = await firstWorkspace(database)
  leila = await joined(workspace, 'Leila', ['risk_officer'])
})

test('duties change with an entry, and the sessions of the person get a new id', async () => {
  const { db, admin } = workspace
  const session = await startSession(db, facts, leila.actor.id!, 'password', null)
  const before = await member(leila)
  const { value } = await execute(admin, changeDuties, {
    member: before.id,
    duties: ['security_specialist', 'risk_officer'],
    revision: before.revision,
  })
  expect(value).toMatchObject({ duties: ['risk_officer', 'security_specialist'], revision: before.revision + 1 })
  const entry = (await entriesOf(database.ownerUrl, 'member.duties_changed')).at(-1)!
  expect(entry).toMatchObject({
    subject: { kind: 'member', id: before.id },
    changes: [{ table: 'members', id: before.id }],
    details: { before: ['risk_officer'], after: ['risk_officer', 'security_specialist'], isOwn: false },
  })
  expect((await findSession(db, session, null))?.session.mustRotate).toBe(true)
})

test('a stale revision is a conflict that shows what stands, none is 428, nothing new is refused', async () => {
  const { id, duties, revision } = await member(leila)
  const change = (given: object) => execute(workspace.admin, changeDuties, { member: id, duties: [], ...given })
  expect((await refusal(change({ revision: revision - 1 }), 'conflict')).current).toMatchObject({ duties, revision })
  await refusal(change({}), 'precondition_required')
  await refusal(change({ duties, revision }), 'conflict')
})

test('only an administrator changes duties, and the attempt is on record', async () => {
  const { id, revision } = await member(leila)
  await refusal(
    execute(leila, changeDuties, { member: id, duties: ['admin'], revision, reason: 'I want it' }),
    'forbidden',
  )
  const refused = (await entriesOf(database.ownerUrl, 'command.refused')).at(-1)!
  expect(refused).toMatchObject({ actor: { id: leila.actor.id }, details: { command: 'people.change-duties' } })
  await refusal(execute(leila, removeMember, { member: id }), 'forbidden')
})

test('an administrator who gives themselves a duty says why, and the entry says that it was their own', async () => {
  const { admin } = workspace
  const { id, revision } = await member(admin)
  const change = { member: id, duties: ['admin', 'risk_officer'], revision }
  expect((await refusal(execute(admin, changeDuties, change), 'invalid')).fields).toHaveProperty('reason')
  await execute(admin, changeDuties, { ...change, reason: 'Leila is on leave until Monday.' })
  expect((await entriesOf(database.ownerUrl, 'member.duties_changed')).at(-1)!.details).toMatchObject({
    isOwn: true,
    reason: 'Leila is on leave until Monday.',
  })
})

test('the last administrator stays one, also when two give it up at the same moment', async () => {
  const { admin } = workspace
  const own = await member(admin)
  const giveUp = (ctx: Ctx, { id, revision }: { id: string; revision: number }) =>
    execute(ctx, changeDuties, { member: id, duties: [], revision, reason: 'Enough.' })
  await refusal(giveUp(admin, own), 'conflict')
  await refusal(execute(admin, removeMember, { member: own.id }), 'conflict')
  const other = await joined(workspace, 'Olu', ['admin'])
  const tried = await Promise.allSettled([giveUp(admin, own), giveUp(other, await member(other))])
  expect(tried.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  const left = await queryAsOwner(
    database.ownerUrl,
    `select person_id from members where 'admin' = any(duties) and removed_at is null`,
  )
  expect(left).toHaveLength(1)
  // The rest of this file needs its administrator.
  if (left[0]!.person_id !== admin.actor.id) {
    const { id, revision } = await member(admin)
    await execute(other, changeDuties, { member: id, duties: ['admin'], revision })
  }
})

test('who is removed loses roles and tokens, sees nothing any more, and is on record', async () => {
  const { admin } = workspace
  const sam = await joined(workspace, 'Sam')
  const { value: token } = await execute(sam, createToken, { name: 'pipeline', scopes: ['read'] })
  const { id } = await member(sam)
  await execute(admin, removeMember, { member: id })
  const entry = (await entriesOf(database.ownerUrl, 'member.removed')).at(-1)!
  expect(entry.changes.map(({ table, id: row }) => [table, row])).toEqual([
    ['members', id],
    ['api_tokens', token.id],
  ])
  await refusal(ask(sam, listMembers, {}), 'not_found')
  await refusal(execute(admin, removeMember, { member: id }), 'not_found')
  expect((await ask(admin, listMembers, {})).items.map(({ name }) => name)).not.toContain('Sam')
})

test('an administrator of one workspace cannot act on the people of another', async () => {
  const kofi = await joined(workspace, 'Kofi')
  const other = await secondWorkspace(workspace, kofi.actor.id!)
  const { id, revision } = await member(leila)
  await refusal(execute(other.admin, removeMember, { member: id }), 'not_found')
  await refusal(execute(other.admin, changeDuties, { member: id, duties: [], revision }), 'not_found')
  await refusal(execute(kofi, removeMember, { member: id }), 'forbidden')
  expect((await ask(other.admin, listMembers, {})).items.map(({ name }) => name)).toEqual(['Kofi'])
})

test('members are listed page by page, each once; a cursor that somebody made up is refused', async () => {
  const all = (await ask(workspace.admin, listMembers, { limit: 200 })).items.map(({ id }) => id)
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = await ask(workspace.admin, listMembers, { limit: 2, cursor })
    seen.push(...page.items.map(({ id }) => id))
    cursor = page.next ?? undefined
  } while (cursor)
  expect(all.length).toBeGreaterThan(2)
  expect(seen).toEqual(all)
  const made = Buffer.from(JSON.stringify(['x', 'no id'])).toString('base64url')
  await refusal(ask(workspace.admin, listMembers, { cursor: made }), 'invalid')
  await refusal(ask(workspace.admin, listMembers, { cursor: 'nonsense' }), 'invalid')
})
