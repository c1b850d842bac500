import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { GET } from '@/app/(portal)/w/[workspace]/documents/[ref]/live/route'
import { ask, execute } from '@/lib/audit/execute'
import { endSession } from '@/lib/identity/sessions'
import { accountCtx } from '@/lib/identity/sign-in'
import type { Ctx } from '@/lib/platform/context'
import { LiveHub, webLive } from '@/lib/platform/live'
import { callApi } from '@/lib/testing/api'
import { type SignedIn, serveRoutes, signIn } from '@/lib/testing/signed-in'
import { openTestDb, type Part, testWorkspace } from '@/lib/testing/workspace'
import { removeMember } from '@/lib/workspaces/remove-member'
import { saveAnswers } from '../save-answers'
import { bePresent } from './be-present'
import { listChanges } from './changes'
import { documentStream } from './stream'
import type { LiveDocument } from './views'

const ws = await testWorkspace()
const other = await testWorkspace({ slug: 'other' })
serveRoutes(ws)
const secondPool = await openTestDb(ws.database.webUrl, 4)
const secondHub = new LiveHub(ws.database.webUrl)
const owner = new pg.Client({ connectionString: ws.database.ownerUrl })
beforeAll(() => owner.connect())
afterAll(async () => {
  await Promise.all([secondHub.close(), webLive().close(), owner.end()])
})
const open = new Set<AbortController>()
afterEach(() => {
  for (const one of open) one.abort()
  open.clear()
})

const { answers } = await ask(ws.as('member'), listChanges, { document: 'DOC-1' })
const revisions = Object.fromEntries(answers.map(({ field, revision }) => [field, revision]))
async function save(field: string, value: string, ctx: Ctx = ws.as('data_scientist')) {
  const input = { document: 'DOC-1', answers: { [field]: value }, revisions: { [field]: revisions[field] ?? 0 } }
  const { value: saved } = await execute(ctx, saveAnswers, input)
  Object.assign(revisions, saved.revisions)
  return saved
}

/** Reads a stream's events as a browser would, one after the other. */
function reader(stream: ReadableStream<Uint8Array>) {
  const decoder = new TextDecoder()
  const source = stream.getReader()
  let text = ''
  /** The next event; null when the stream is over. */
  async function next(): Promise<LiveDocument | null> {
    for (;;) {
      const end = text.indexOf('\n\n')
      if (end === -1) {
        const { value, done } = await source.read()
        if (done) return null
        text += decoder.decode(value, { stream: true })
        continue
      }
      const block = text.slice(0, end)
      text = text.slice(end + 2)
      const data = /^data: (.*)$/m.exec(block)?.[1]
      if (data && !block.startsWith('event: tick')) return JSON.parse(data)
    }
  }
  async function until(isIt: (live: LiveDocument) => boolean): Promise<LiveDocument> {
    for (;;) {
      const live = await next()
      if (!live) throw new Error('The stream ended.')
      if (isIt(live)) return live
    }
  }
  return { next, until, cancel: () => source.cancel() }
}

async function stream(options: { since?: string; ctx?: Ctx; hub?: LiveHub; tickMs?: number } = {}) {
  const abort = new AbortController()
  open.add(abort)
  const { ctx = ws.as('member'), hub = webLive(), since, tickMs } = options
  const made = await documentStream(ctx, {
    document: 'DOC-1',
    since,
    hub,
    signal: abort.signal,
    isOver: async () => false,
    ...(tickMs ? { tickMs } : {}),
  })
  return { ...reader(made), abort }
}

async function visit(person: SignedIn | Request, workspace = ws.slug, headers: Record<string, string> = {}) {
  const path = `/w/${workspace}/documents/DOC-1/live`
  const accept = { accept: 'text/event-stream', ...headers }
  const abort = new AbortController()
  open.add(abort)
  const request = person instanceof Request ? person : person.request(path, { headers: accept, signal: abort.signal })
  return GET(request, { params: Promise.resolve({ workspace, ref: 'DOC-1' }) })
}

describe('a stream', () => {
  test('tells what others save, whichever process they saved it in', async () => {
    const here = await stream()
    const there = await stream({ ctx: { ...ws.as('member'), db: secondPool }, hub: secondHub })
    const before = (await here.next())!
    await there.next()
    const { change } = await save('problem', 'We lose **customers**.', { ...ws.as('data_scientist'), db: secondPool })
    for (const seen of [here, there]) {
      const live = await seen.until((event) => event.change === change)
      expect(live.answers).toMatchObject([
        { field: 'problem', value: 'We lose **customers**.', revision: 2, byName: 'data scientist', source: 'person' },
      ])
      expect(live.published).toBe(before.published)
    }
  })

  test('catches up from the change one knows, without a gap and without telling twice', async () => {
    const { change } = await save('problem', 'Zero.')
    const first = await stream({ since: String(change) })
    expect((await first.next())!.answers).toEqual([])
    await save('problem', 'One.')
    const seen = await first.until(({ answers }) => answers.length > 0)
    await first.cancel()
    await save('problem', 'Two.')
    await save('beneficiaries', 'Agents.')
    const again = await stream({ since: String(seen.change) })
    const live = (await again.next())!
    expect(live.answers.map(({ field, value }) => [field, value])).toEqual([
      ['problem', 'Two.'],
      ['beneficiaries', 'Agents.'],
    ])
  })

  test('loses nothing of many saves at once, and ends with what is stored', async () => {
    const readers = await Promise.all([stream(), stream({ hub: secondHub })])
    const writers: Part[] = ['data_scientist', 'data_engineer', 'business_stakeholder']
    const fields = ['problem', 'beneficiaries', 'value_reasoning']
    let last = 0
    await Promise.all(
      writers.map(async (part, at) => {
        for (let round = 0; round < 15; round++) {
          const { change } = await save(fields[at]!, `${part} ${round}`, ws.as(part))
          last = Math.max(last, change)
        }
      }),
    )
    for (const seen of readers) {
      const known: Record<string, unknown> = {}
      await seen.until((live) => {
        for (const { field, value } of live.answers) known[field] = value
        return live.change === last
      })
      expect(fields.map((field) => known[field])).toEqual(writers.map((part) => `${part} 14`))
    }
  })

  test('looks by itself, for an announcement can be lost', async () => {
    const deaf = new LiveHub('postgres://nobody@127.0.0.1:1/none')
    const seen = await stream({ hub: deaf, tickMs: 50 })
    await seen.next()
    const { change } = await save('problem', 'Unheard.')
    await seen.until((live) => live.change === change)
    await deaf.close()
  })

  test('survives the loss of the connection that listens', async () => {
    const seen = await stream()
    await seen.next()
    await owner.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'countersign live'`,
    )
    const { change } = await save('problem', 'While nobody listened.')
    await seen.until((live) => live.change === change)
  })
})

describe('presence', () => {
  const come = (part: Part, field: string | null, leaves = false) =>
    execute(ws.as(part), bePresent, { document: 'DOC-1', field, leaves })

  test('shows who is there and in which field, until they leave or are not heard of for half a minute', async () => {
    const seen = await stream({ tickMs: 100 })
    await come('data_scientist', 'problem')
    await come('subject_matter_expert', null)
    const both = await seen.until(({ presence }) => presence.length === 2)
    expect(both.presence.map(({ name, field }) => [name, field])).toEqual([
      ['data scientist', 'problem'],
      ['subject matter expert', null],
    ])
    await come('data_scientist', 'beneficiaries')
    await seen.until(({ presence }) => presence[0]?.field === 'beneficiaries')
    await come('subject_matter_expert', null, true)
    await seen.until(({ presence }) => presence.length === 1)
    await owner.query(`update document_presence set seen_at = seen_at - interval '31 seconds'`)
    await seen.until(({ presence }) => presence.length === 0)
    await come('data_engineer', null)
    expect((await owner.query('select 1 from document_presence')).rowCount).toBe(1)
  })

  test('of one who stays is not announced again and again', async () => {
    await come('data_scientist', 'problem')
    await sleep(50)
    let heard = 0
    const { rows } = await owner.query(`select id from documents where workspace_id = $1 and ref = 'DOC-1'`, [ws.id])
    const stop = webLive().listen(ws.id, 'document', rows[0].id, () => heard++)
    await come('data_scientist', 'problem')
    await come('data_scientist', 'value_per_year')
    await sleep(150)
    stop()
    expect(heard).toBe(1)
  })

  test('is a person’s own, and writes no entry', async () => {
    const answer = await callApi(ws.as('member'), 'POST', '/documents/DOC-1/presence', { field: 'problem' })
    expect(answer).toMatchObject({ status: 200, body: {} })
    expect((await callApi(ws.as('auditor'), 'POST', '/documents/DOC-1/presence', { field: null })).status).toBe(403)
    expect((await callApi(ws.as('stranger'), 'POST', '/documents/DOC-1/presence', { field: null })).status).toBe(404)
  })
})

describe('who may read a stream', () => {
  test('members, of their own workspace, who ask for one', async () => {
    const member = await signIn(ws, 'auditor')
    const answer = await visit(member)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8'])
    expect(await reader(answer.body!).next()).toMatchObject({ published: 1 })
    expect(
      (await visit(new Request('http://localhost:4820/', { headers: { accept: 'text/event-stream' } }))).status,
    ).toBe(401)
    expect((await visit(await signIn(ws, 'stranger'))).status).toBe(404)
    expect((await visit(await signIn(other, 'admin'), ws.slug)).status).toBe(404)
    expect((await visit(member, other.slug)).status).toBe(404)
    expect((await visit(member, ws.slug, { accept: 'application/json' })).status).toBe(422)
    expect((await visit(member, ws.slug, { 'last-event-id': 'x' })).status).toBe(422)
  })

  test('a session that is ended ends its streams', async () => {
    const person = await signIn(ws, 'member')
    const seen = reader((await visit(person)).body!)
    await seen.next()
    const facts = { address: '127.0.0.1', userAgent: null }
    await execute(accountCtx(ws.db, facts, ws.person.member), endSession, { session: person.sessionId })
    await save('problem', 'Not for them.')
    expect(await seen.next()).toBeNull()
  })

  test('a member who is removed reads no further', async () => {
    const seen = reader((await visit(await signIn(ws, 'backend_engineer'))).body!)
    await seen.next()
    await execute(ws.as('admin'), removeMember, { member: ws.person.backend_engineer })
    await save('problem', 'Not for them either.')
    expect(await seen.next()).toBeNull()
  })
})
