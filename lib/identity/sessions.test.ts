import { beforeAll, expect, test } from 'vitest'
import { schema } from '@/db/client'
import { type TestDatabase, testDatabase } from '@/db/testing/database'
import { ask, execute } from '@/lib/audit/execute'
import { change, recordEvent } from '@/lib/audit/record-event'
import { DEPLOYMENT, newId, withContext } from '@/lib/platform/context'
import { findSession, rotateSession } from '@/lib/platform/session'
import {
  asPerson,
  firstWorkspace,
  joined,
  ownAccount,
  PASSWORD,
  type TestWorkspace,
} from '@/lib/workspaces/testing/first-workspace'
import { entriesOf, queryAsOwner, refusal } from '@/lib/workspaces/testing/trail'
import { changePassword } from './change-password'
import { createPerson, markRotation } from './people'
import { reauthenticate } from './reauthenticate'
import { endAllSessions, endSession, listSessions } from './sessions'
import { accountCtx, checkPassword, startSession } from './sign-in'

let database: TestDatabase
let workspace: TestWorkspace
const facts = {
  address: '192.0.2.7',
  userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Firefox/144.0',
  requestId: 'request-1',
}
const email = 'ngozi@halden.example'

beforeAll(async () => {
  database = await testDatabase()
  workspace = await firstWorkspace(database)
})

const open = async (person = workspace.admin.actor.id!) => {
  const id = await startSession(workspace.db, facts, person, 'password', null)
  return { id, account: accountCtx(workspace.db, facts, person, id) }
}
const isOpen = async (id: string) => (await findSession(workspace.db, id, null)) !== null

test('the right password proves who one is, however the address is written', async () => {
  const { db, admin } = workspace
  expect(await checkPassword(db, { email, password: PASSWORD }, facts)).toBe(admin.actor.id)
  expect(await checkPassword(db, { email: '  NGOZI@Halden.Example ', password: PASSWORD }, facts)).toBe(admin.actor.id)
})

test('a wrong password and an unknown account are refused with the same words, and recorded once a minute', async () => {
  const { db, admin } = workspace
  const known = await refusal(checkPassword(db, { email, password: 'wrong' }, facts), 'invalid')
  const unknown = await refusal(checkPassword(db, { email: 'x@y.example', password: 'wrong' }, facts), 'invalid')
  expect(unknown.message).toBe(known.message)
  expect(unknown.fields).toEqual(known.fields)
  await refusal(checkPassword(db, { email, password: 'wrong again' }, facts), 'invalid')
  const refused = await entriesOf(database.ownerUrl, 'session.refused')
  const about = refused.map(({ subject }) => subject.id)
  expect(about.filter((id) => id === admin.actor.id).length).toBeLessThanOrEqual(2)
  expect(about).toContain(null)
  expect(refused[0]).toMatchObject({ workspace: DEPLOYMENT, actor: { kind: 'system', id: null } })
  expect(JSON.stringify(refused)).not.toMatch(/y\.example|192\.0\.2/)
})

test('an unknown account takes as long as a known one', async () => {
  const { db } = workspace
  const time = async (address: string) => {
    const taken: number[] = []
    for (let round = 0; round < 9; round++) {
      await queryAsOwner(database.ownerUrl, 'delete from throttles')
      const started = performance.now()
      await checkPassword(db, { email: address, password: 'wrong' }, facts).catch(() => {})
      taken.push(performance.now() - started)
    }
    return taken.sort((a, b) => a - b)[4]!
  }
  const [known, unknown] = [await time(email), await time('nobody@halden.example')]
  // Without the work for nobody's password it would be a fifth.
  expect(unknown).toBeGreaterThan(known * 0.5)
  expect(known).toBeGreaterThan(unknown * 0.5)
})

test('a session opens with an entry in the deployment log and is read with its person', async () => {
  const { admin, db, workspaceId } = workspace
  const { id } = await open()
  const found = await findSession(db, id, 'halden')
  expect(found).toMatchObject({
    session: { person: { id: admin.actor.id, email, hasPassword: true }, method: 'password', mustRotate: false },
    workspace: { id: workspaceId, slug: 'halden', duties: ['admin'] },
  })
  expect((await findSession(db, id, 'elsewhere'))?.workspace).toBeNull()
  expect((await entriesOf(database.ownerUrl, 'session.opened')).at(-1)).toMatchObject({
    workspace: DEPLOYMENT,
    actor: { id: admin.actor.id, via: 'browser' },
    subject: { kind: 'session', id },
    details: { method: 'password' },
  })
})

test('signing in again ends the session that the browser had, so that nobody can plant one', async () => {
  const person = workspace.admin.actor.id!
  const { id: planted } = await open()
  const next = await startSession(workspace.db, facts, person, 'password', { id: planted, person })
  expect(next).not.toBe(planted)
  expect([await isOpen(planted), await isOpen(next)]).toEqual([false, true])
  expect((await entriesOf(database.ownerUrl, 'session.closed')).at(-1)!.subject.id).toBe(planted)
})

test('a person ends their own sessions, one or all; those of others do not exist to them', async () => {
  const mine = await open()
  const second = await open()
  const leila = await joined(workspace, 'Leila')
  const hers = await open(leila.actor.id!)
  await refusal(execute(mine.account, endSession, { session: hers.id }), 'not_found')
  expect(await isOpen(hers.id)).toBe(true)
  await execute(mine.account, endSession, { session: second.id })
  expect(await isOpen(second.id)).toBe(false)
  await refusal(execute(mine.account, endSession, { session: second.id }), 'not_found')
  expect((await ask(mine.account, listSessions, {})).find(({ isThisOne }) => isThisOne)?.id).toBe(mine.id)
  await execute(mine.account, endAllSessions, {})
  expect([await isOpen(mine.id), await isOpen(hers.id)]).toEqual([false, true])
  expect(await entriesOf(database.ownerUrl, 'session.all_revoked')).toHaveLength(1)
})

test('after a change of rights the session is replaced once; the old one fades within half a minute', async () => {
  const { db, admin } = workspace
  const { id } = await open()
  expect(await rotateSession(db, id, newId())).toBeNull()
  await markRotation(db, admin.actor.id!)
  const tried = await Promise.all([rotateSession(db, id, newId()), rotateSession(db, id, newId())])
  const next = tried.filter((made) => made !== null)
  expect(next).toHaveLength(1)
  expect(await isOpen(next[0]!)).toBe(true)
  const [old] = await queryAsOwner(
    database.ownerUrl,
    `select expires_at <= now() + interval '30 seconds' as fades from sessions where id = $1`,
    [id],
  )
  expect(old!.fades).toBe(true)
})

test('a new password needs the old one, ends every other session and leaves an entry without it', async () => {
  const tomasz = await joined(workspace, 'Tomasz')
  const [here, elsewhere] = [await open(tomasz.actor.id!), await open(tomasz.actor.id!)]
  const change = (given: object) => execute(here.account, changePassword, given)
  const next = 'another set of words'
  await refusal(change({ currentPassword: 'wrong', password: next }), 'forbidden')
  await refusal(change({ password: next }), 'forbidden')
  expect((await refusal(change({ currentPassword: PASSWORD, password: 'short' }), 'invalid')).fields).toHaveProperty(
    'password',
  )
  await refusal(change({ currentPassword: PASSWORD, password: PASSWORD }), 'invalid')
  await change({ currentPassword: PASSWORD, password: next })
  expect([await isOpen(here.id), await isOpen(elsewhere.id)]).toEqual([true, false])
  await reauthenticate(here.account, next)
  const entry = (await entriesOf(database.ownerUrl, 'person.password_changed')).at(-1)!
  expect(entry.changes).toEqual([expect.objectContaining({ table: 'people', id: tomasz.actor.id })])
  expect(JSON.stringify(entry)).not.toMatch(/words|argon2/)
})

test('signing asks the person again: only with their password, never with a token, and not without end', async () => {
  const yusuf = await joined(workspace, 'Yusuf')
  const { account } = await open(yusuf.actor.id!)
  await reauthenticate(account, PASSWORD)
  expect((await refusal(reauthenticate(account, undefined), 'forbidden')).fields).toHaveProperty('password')
  const token = { ...account, actor: { ...account.actor, scopes: ['read', 'write'] } }
  await refusal(reauthenticate(token, PASSWORD), 'forbidden')
  for (let tries = 0; tries < 5; tries++) await refusal(reauthenticate(account, 'wrong'), 'forbidden')
  expect((await refusal(reauthenticate(account, PASSWORD), 'limited')).retryAfter).toBeGreaterThan(0)
  // Their other session still signs.
  await reauthenticate((await open(yusuf.actor.id!)).account, PASSWORD)
})

test('who has no password is told how to get one', async () => {
  const id = newId()
  await withContext(ownAccount(workspace.admin), async (tx) => {
    const zadie = await createPerson(tx.db, { id, name: 'Zadie', email: 'zadie@halden.example', passwordHash: null })
    await recordEvent(tx, {
      action: 'person.joined',
      subject: { kind: 'person', id },
      changes: [change(schema.people, zadie)],
    })
  })
  const ctx = ownAccount(asPerson(workspace.db, id, DEPLOYMENT))
  expect((await refusal(reauthenticate(ctx, 'anything'), 'forbidden')).message).toContain('My account')
  await refusal(execute(ctx, changePassword, { password: PASSWORD }), 'forbidden')
  const session = await open(id)
  await execute(session.account, changePassword, { password: PASSWORD })
  await reauthenticate(session.account, PASSWORD)
})
