import { beforeAll, expect, test } from 'vitest'
import { createDb } from '@/db/client'
import { type TestDatabase, testDatabase } from '@/db/testing/database'
import { ask, execute } from '@/lib/audit/execute'
import { readWebEnv } from '@/lib/platform/env'
import { apiContext } from '@/lib/platform/request-context'
import { sealSession } from '@/lib/platform/session-cookie'
import { getMember, listMembers } from '@/lib/workspaces/members'
import { removeMember } from '@/lib/workspaces/remove-member'
import { firstWorkspace, joined, secondWorkspace, type TestWorkspace } from '@/lib/workspaces/testing/first-workspace'
import { entriesOf, queryAsOwner, refusal } from '@/lib/workspaces/testing/trail'
import { createTokenFor } from './cli-token'
import { inviteMember } from './invitations'
import { startSession } from './sign-in'
import { createToken, listTokens, revokeToken } from './tokens'

let database: TestDatabase
let workspace: TestWorkspace

const env = readWebEnv({
  COUNTERSIGN_URL: 'https://countersign.example',
  DATABASE_WEB_URL: 'postgres://web@localhost/test',
  AUTH_SECRET: 'a secret for this test, and no other',
})

beforeAll(async () => {
  database = await testDatabase()
  workspace = await firstWorkspace(database)
})

const make = async (ctx = workspace.admin, given: object = {}) =>
  (await execute(ctx, createToken, { name: 'deploy pipeline', scopes: ['read', 'write'], ...given })).value
const request = (headers: Record<string, string>, method = 'GET', path = '/api/v1/members') =>
  new Request(`https://countersign.example${path}`, { method, headers })
const withToken = (token: string, method = 'GET', headers = {}) =>
  apiContext(request({ authorization: `Bearer ${token}`, ...headers }, method), { db: workspace.db, env })

test('a token is shown once and kept as a hash; it acts as its person in its workspace', async () => {
  const { id, token, expiresAt } = await make()
  expect(token).toMatch(/^cs_[0-9a-f]{32}_[A-Za-z0-9_-]{43}$/)
  const [row] = await queryAsOwner(database.ownerUrl, 'select * from api_tokens where id = $1', [id])
  expect(JSON.stringify(row)).not.toContain(token.slice(36))
  const entry = (await entriesOf(database.ownerUrl, 'token.created')).at(-1)!
  expect(entry).toMatchObject({
    changes: [{ table: 'api_tokens', id }],
    details: { scopes: ['read', 'write'], expiresAt },
  })
  expect(JSON.stringify(entry)).not.toContain(token.slice(36))
  expect(await withToken(token)).toMatchObject({
    workspaceId: workspace.workspaceId,
    actor: { kind: 'person', id: workspace.admin.actor.id, via: 'api', tokenId: id, scopes: ['read', 'write'] },
  })
})

test('scopes hold: reading without read and writing without write are refused', async () => {
  const reader = await withToken((await make(workspace.admin, { scopes: ['read'] })).token)
  const writer = await withToken((await make(workspace.admin, { scopes: ['write'] })).token)
  expect((await ask(reader, listMembers, {})).items).toHaveLength(1)
  await refusal(ask(writer, listMembers, {}), 'forbidden')
  await refusal(execute(reader, inviteMember, { email: 'a@halden.example', name: 'A' }), 'forbidden')
})

test('a token makes no tokens', async () => {
  const ctx = await withToken((await make()).token)
  await refusal(make(ctx), 'forbidden')
})

test('expired, revoked, unknown and misshapen tokens are all unauthenticated', async () => {
  const clock = createDb(database.clockUrl, { max: 1 })
  const old = await make(
    { ...workspace.admin, db: clock, clock: new Date(Date.now() - 2 * 24 * 3600_000) },
    { days: 1 },
  )
  await clock.$client.end()
  await refusal(withToken(old.token), 'unauthenticated')
  const revoked = await make()
  await execute(workspace.admin, revokeToken, { token: revoked.id })
  await refusal(withToken(revoked.token), 'unauthenticated')
  await refusal(execute(workspace.admin, revokeToken, { token: revoked.id }), 'conflict')
  expect((await entriesOf(database.ownerUrl, 'token.revoked')).at(-1)!.subject.id).toBe(revoked.id)
  await refusal(withToken(`${revoked.token.slice(0, -1)}A`), 'unauthenticated')
  await refusal(withToken("cs_' or 1=1 --"), 'unauthenticated')
  await refusal(withToken(''), 'unauthenticated')
})

test('no token lives longer than a year, or has a scope that does not exist', async () => {
  for (const given of [{ days: 366 }, { days: 0 }, { scopes: [] }, { scopes: ['admin'] }, { name: ' ' }]) {
    await refusal(make(workspace.admin, given), 'invalid')
  }
})

test('people see and revoke their own; an administrator all of the workspace, and none of another', async () => {
  const amara = await joined(workspace, 'Amara')
  const priya = await joined(workspace, 'Priya')
  const hers = await make(amara)
  await refusal(execute(priya, revokeToken, { token: hers.id }), 'not_found')
  expect((await ask(priya, listTokens, {})).items).toEqual([])
  const other = await secondWorkspace(workspace, priya.actor.id!)
  await refusal(execute(other.admin, revokeToken, { token: hers.id }), 'not_found')
  await execute(workspace.admin, revokeToken, { token: hers.id })
  expect((await ask(amara, listTokens, {})).items.map(({ revokedAt }) => revokedAt !== null)).toEqual([true])
})

test('a token belongs to one workspace, and ends with the membership', async () => {
  const sam = await joined(workspace, 'Sam')
  const { token } = await make(sam)
  await refusal(withToken(token, 'GET', { 'x-countersign-workspace': 'elsewhere' }), 'not_found')
  expect((await withToken(token, 'GET', { 'x-countersign-workspace': 'halden' })).workspaceId).toBe(
    workspace.workspaceId,
  )
  const { id } = await ask(workspace.admin, getMember, { member: sam.actor.id! })
  await execute(workspace.admin, removeMember, { member: id })
  await refusal(withToken(token), 'unauthenticated')
})

test('an auditor writes nothing, and so makes no token', async () => {
  await refusal(make(await joined(workspace, 'Ruth', ['auditor'])), 'forbidden')
})

test('a token may write 600 times a minute, and not without end', async () => {
  const { id, token } = await make()
  await queryAsOwner(database.ownerUrl, 'insert into throttles values ($1, 600, $2)', [
    `token:${id}`,
    Date.now() + 60_000,
  ])
  await withToken(token, 'POST')
  await queryAsOwner(database.ownerUrl, 'update throttles set points = 1200 where key = $1', [`token:${id}`])
  expect((await refusal(withToken(token, 'POST'), 'limited')).retryAfter).toBeGreaterThan(0)
  await withToken(token, 'GET')
})

test('a session speaks to the API from our own pages only, in a workspace of its person', async () => {
  const { db, admin } = workspace
  const session = await startSession(db, { address: '192.0.2.1', userAgent: null }, admin.actor.id!, 'password', null)
  const cookie = (await sealSession(session, env)).split(';')[0]!
  expect(cookie).toMatch(/^__Host-countersign\.session=/)
  const call = (headers: Record<string, string>, method = 'GET', path?: string) =>
    apiContext(request({ cookie, ...headers }, method, path), { db, env })
  const named = { 'x-countersign-workspace': 'halden' }
  expect((await call(named)).actor).toEqual({ kind: 'person', id: admin.actor.id, via: 'browser', sessionId: session })
  expect((await call({}, 'GET', '/api/v1/members?workspace=halden')).workspaceId).toBe(workspace.workspaceId)
  await refusal(call({}), 'invalid')
  await refusal(call({ 'x-countersign-workspace': 'elsewhere' }), 'not_found')
  await refusal(call(named, 'POST'), 'forbidden')
  await refusal(call({ ...named, origin: 'https://evil.example' }, 'POST'), 'forbidden')
  await refusal(call({ ...named, origin: 'null' }, 'POST'), 'forbidden')
  await call({ ...named, origin: env.url }, 'POST')
  await refusal(apiContext(request(named), { db, env }), 'unauthenticated')
  await refusal(apiContext(request({ ...named, cookie: `${cookie}x` }), { db, env }), 'unauthenticated')
  const elsewhere = { ...env, authSecret: 'another secret, of another deployment' }
  await refusal(apiContext(request({ ...named, cookie }), { db, env: elsewhere }), 'unauthenticated')
  // The session's token is no API token.
  const authorization = `Bearer ${cookie.slice(cookie.indexOf('=') + 1)}`
  await refusal(apiContext(request({ ...named, authorization }), { db, env }), 'unauthenticated')
})

test('the command line makes a token for a person, by name of the workspace where there are several', async () => {
  const leila = await joined(workspace, 'Leila')
  const asked = { databaseUrl: database.webUrl, email: 'Leila@halden.example', name: 'ci', scopes: ['read'] }
  const ctx = await withToken(await createTokenFor(asked))
  expect(ctx.actor).toMatchObject({ id: leila.actor.id, scopes: ['read'] })
  expect((await entriesOf(database.ownerUrl, 'token.created')).at(-1)!.actor).toMatchObject({
    via: 'cli',
    id: leila.actor.id,
  })
  await withToken(await createTokenFor({ ...asked, databaseUrl: database.ownerUrl }))
  await refusal(createTokenFor({ ...asked, email: 'nobody@halden.example' }), 'not_found')
  await secondWorkspace(workspace, leila.actor.id!)
  await refusal(createTokenFor(asked), 'invalid')
  await withToken(await createTokenFor({ ...asked, workspace: 'halden' }))
})
