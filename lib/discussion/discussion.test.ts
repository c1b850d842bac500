import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ask, execute } from '@/lib/audit/execute'
import { saveAnswers } from '@/lib/documents/save-answers'
import type { Ctx } from '@/lib/platform/context'
import { callApi } from '@/lib/testing/api'
import { entriesAbout } from '@/lib/testing/release'
import { type Part, testWorkspace } from '@/lib/testing/workspace'
import { addComment } from './add-comment'
import { editComment, reopenThread, resolveThread } from './change-comment'
import { listComments } from './list-comments'
import { isQuoted } from './rules'

const ws = await testWorkspace()
const other = await testWorkspace({ slug: 'other' })
const owner = new pg.Client({ connectionString: ws.database.ownerUrl })
beforeAll(() => owner.connect())
afterAll(() => owner.end())

const subject = { kind: 'document', ref: 'DOC-1' } as const
const say = async (part: Part, body: string, more: object = {}) =>
  (await execute(ws.as(part), addComment, { subject, field: 'problem', body, ...more })).value
const read = (part: Part | Ctx, field?: string) =>
  ask(typeof part === 'string' ? ws.as(part) : part, listComments, { ...subject, field })
const threadOf = async (id: string) => (await read('member')).threads.find((thread) => thread.id === id)!

describe('a thread', () => {
  test('is a comment and its answers, in the order they were written', async () => {
    const first = await say('member', 'Per **month**?\r\nOr per year?')
    await say('data_scientist', 'Per month.', { thread: first.id, field: undefined })
    const thread = await threadOf(first.id)
    expect(thread).toMatchObject({ field: 'problem', resolvedAt: null, quote: null })
    expect(thread.comments.map(({ byName, body, isMine }) => [byName, body, isMine])).toEqual([
      ['member', 'Per **month**?\nOr per year?', true],
      ['data scientist', 'Per month.', false],
    ])
    expect((await read('member', 'beneficiaries')).threads).toEqual([])
    await say('member', 'On the whole.', { field: undefined })
    expect((await read('member', '')).threads).toHaveLength(1)
  })

  test('says when the words it quotes no longer stand there', async () => {
    const [kept, lost] = [
      await say('member', 'Since when?', { quote: 'Every month 1.9 %' }),
      await say('member', 'All of them?', { quote: 'consumer contracts' }),
    ]
    expect((await threadOf(kept.id)).isQuoteChanged).toBe(false)
    const answers = { problem: '**Every month**\n1.9 % of business contracts are cancelled.' }
    await execute(ws.as('data_scientist'), saveAnswers, { document: 'DOC-1', answers, revisions: { problem: 1 } })
    expect((await threadOf(kept.id)).isQuoteChanged).toBe(false)
    expect(await threadOf(lost.id)).toMatchObject({ isQuoteChanged: true, quotedRevision: 1 })
  })

  test('is resolved and reopened by the team, and answered only while it is open', async () => {
    const { id } = await say('member', 'Which source?')
    const resolve = (part: Part) => execute(ws.as(part), resolveThread, { comment: id })
    await expect(resolve('member')).rejects.toMatchObject({ code: 'forbidden' })
    await expect(resolve('auditor')).rejects.toMatchObject({ code: 'forbidden' })
    await resolve('data_engineer')
    await expect(resolve('data_engineer')).rejects.toMatchObject({ code: 'conflict' })
    expect((await threadOf(id)).resolvedByName).toBe('data engineer')
    await expect(say('member', 'But…', { thread: id })).rejects.toMatchObject({ code: 'conflict' })
    await execute(ws.as('data_scientist'), reopenThread, { comment: id })
    const answer = await say('member', 'But…', { thread: id })
    await expect(execute(ws.as('data_scientist'), resolveThread, { comment: answer.id })).rejects.toMatchObject({
      code: 'invalid',
    })
    const actions = (await entriesAbout(ws.as('admin'), id)).map(({ action }) => action)
    expect(actions.filter((action) => action !== 'command.refused')).toEqual([
      'comment.added',
      'comment.resolved',
      'comment.reopened',
    ])
  })
})

describe('a comment', () => {
  test('is edited by its writer alone, on the revision they saw, and shows that it was', async () => {
    const { id } = await say('member', 'Fisrt.')
    const edit = (part: Part, body: string, revision?: number) =>
      execute(ws.as(part), editComment, { comment: id, revision, body })
    await expect(edit('data_scientist', 'Mine.', 1)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(edit('member', 'First.')).rejects.toMatchObject({ code: 'precondition_required' })
    await edit('member', 'First.', 1)
    await expect(edit('member', 'Second.', 1)).rejects.toMatchObject({ code: 'conflict', current: { body: 'First.' } })
    const [said] = (await threadOf(id)).comments
    expect(said).toMatchObject({ body: 'First.', revision: 2, editedAt: expect.any(String) })
  })

  test('is in the log by commitment, never by its words', async () => {
    const { id } = await say('member', 'A personal matter.', { quote: 'Every' })
    const [entry] = await entriesAbout(ws.as('admin'), id)
    expect(entry!.changes[0]!.personal).toEqual({ body: expect.any(String), quote: expect.any(String) })
    expect(JSON.stringify(entry)).not.toMatch(/personal matter|Every/)
    const { rows } = await owner.query('select column_name from audit_commitments where row_id = $1 order by 1', [id])
    expect(rows.map((row) => row.column_name)).toEqual(['body', 'quote'])
  })

  test.each([
    ['empty', { body: ' \n ' }, 'invalid'],
    ['too long', { body: 'x'.repeat(10_001) }, 'invalid'],
    ['about a field that is none', { field: 'colour' }, 'invalid'],
    ['in a thread that is none', { thread: '018f0000-0000-7000-8000-000000000000' }, 'not_found'],
    ['on a record that is none', { subject: { kind: 'document', ref: 'DOC-99' } }, 'not_found'],
  ])('is refused when it is %s', async (_what, input, code) => {
    await expect(say('member', 'Hello.', input)).rejects.toMatchObject({ code })
  })

  test('of another workspace is not there', async () => {
    const { id } = await say('member', 'Ours.')
    const asThey = other.as('data_scientist')
    await expect(execute(asThey, editComment, { comment: id, revision: 1, body: 'x' })).rejects.toMatchObject({
      code: 'not_found',
    })
    const theirs = { subject, thread: id, body: 'x' }
    await expect(execute(asThey, addComment, theirs)).rejects.toMatchObject({ code: 'not_found' })
    expect((await read(asThey)).threads).toEqual([])
    await expect(read('stranger')).rejects.toMatchObject({ code: 'not_found' })
  })

  test('comes by REST as well', async () => {
    const key = { 'idempotency-key': 'a comment, once' }
    const post = () =>
      callApi(ws.token('member'), 'POST', '/comments', { subject, field: 'problem', body: 'By token.' }, key)
    const answers = [await post(), await post()]
    expect(answers[0]).toMatchObject({ status: 201, body: { revision: 1 } })
    expect(answers[1]!.body).toEqual(answers[0]!.body)
    const { status } = await callApi(
      ws.token('member'),
      'POST',
      `/comments/${answers[0]!.body.id}/resolve`,
      {},
      { 'idempotency-key': 'resolve, once' },
    )
    expect(status).toBe(403)
    const list = await callApi(ws.token('auditor'), 'GET', '/comments?kind=document&ref=DOC-1&field=problem')
    expect(list.body).toMatchObject({ mayWrite: false, mayResolve: false, threads: expect.any(Array) })
  })
})

test('a quotation is found whatever its marks and line breaks', () => {
  expect(isQuoted('We **lose**\n1.9 % a month.', 'lose 1.9 %')).toBe(true)
  expect(isQuoted('| a | b |\n| --- | --- |', 'a b')).toBe(true)
  expect(isQuoted('We lose 1.8 %.', 'lose 1.9 %')).toBe(false)
})
