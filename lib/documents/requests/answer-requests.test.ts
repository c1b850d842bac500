import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ask, execute } from '@/lib/audit/execute'
import type { JobEnv } from '@/lib/jobs/job'
import { mailAnswerRequested } from '@/lib/jobs/mail-answer-requested'
import { callApi } from '@/lib/testing/api'
import { entriesAbout } from '@/lib/testing/release'
import { openTestDb, type Part, testWorkspace } from '@/lib/testing/workspace'
import { addRole, endRole } from '@/lib/use-cases/change-roles'
import { publishDocument } from '../publish-document'
import { getDocument } from '../queries'
import { saveAnswers } from '../save-answers'
import { closeAnswerRequest, withdrawAnswerRequest } from './close-request'
import { listAnswerRequests, listAskedOfMe } from './queries'
import { requestAnswer } from './request-answer'

const ws = await testWorkspace()
const other = await testWorkspace({ slug: 'other' })
const owner = new pg.Client({ connectionString: ws.database.ownerUrl })
beforeAll(() => owner.connect())
afterAll(() => owner.end())
const document = 'DOC-1'

const askFor = async (
  field: string,
  of: { person?: string; role?: string },
  more: object = {},
  part: Part = 'data_scientist',
) => (await execute(ws.as(part), requestAnswer, { document, field, ...of, ...more })).value.id
const mine = async (part: Part) => (await ask(ws.as(part), listAskedOfMe, {})).items.map(({ id }) => id)
const find = async (id: string, part: Part = 'member') =>
  (await ask(ws.as(part), listAnswerRequests, { document })).items.find((item) => item.id === id)!
const read = () => ask(ws.as('member'), getDocument, { document })

async function answer(part: Part, field: string, value: unknown) {
  const { draft } = await read()
  const input = { document, answers: { [field]: value }, revisions: { [field]: draft.revisions[field] ?? 0 } }
  await execute(ws.as(part), saveAnswers, input)
}
async function publish(part: Part) {
  const { revision, draft } = await read()
  await execute(ws.as(part), publishDocument, { document, revision, change: draft.change })
}

describe('asking', () => {
  test('reaches a person, or everybody of a role and no one else', async () => {
    const byName = await askFor(
      'problem',
      { person: ws.person.member },
      { dueOn: '2999-01-31', note: 'In a sentence.' },
    )
    const byRole = await askFor('problem', { role: 'data_engineer' })
    const byDuty = await askFor('problem', { role: 'risk_officer' }, { dueOn: '2998-01-31' })
    expect(await mine('member')).toEqual([byName])
    expect(await mine('data_engineer')).toEqual([byRole])
    expect(await mine('risk_officer')).toEqual([byDuty])
    expect(await mine('data_scientist')).toEqual([])
    expect(await find(byName)).toMatchObject({
      field: 'problem',
      personName: 'member',
      askedByName: 'data scientist',
      note: 'In a sentence.',
      dueOn: '2999-01-31',
      isAnswered: null,
      may: { withdraw: false, close: true },
    })
    expect((await ask(ws.as('member'), listAskedOfMe, {})).items[0]).toMatchObject({
      document,
      useCase: ws.useCase.ref,
    })
  })

  test('for a role asks whoever has it when they look', async () => {
    const id = await askFor('beneficiaries', { role: 'software_engineer' })
    const change = { useCase: ws.useCase.ref, person: ws.person.member, role: 'software_engineer' }
    const before = await mine('member')
    await execute(ws.as('business_stakeholder'), addRole, change)
    expect(await mine('member')).toEqual([...before, id])
    await execute(ws.as('business_stakeholder'), endRole, change)
    expect(await mine('member')).toEqual(before)
  })

  test.each([
    ['nobody', {}, {}],
    ['a person and a role', { person: ws.person.member, role: 'data_engineer' }, {}],
    ['an auditor', { person: ws.person.auditor }, {}],
    ['a stranger', { person: ws.person.stranger }, {}],
    ['for a field that is none', { role: 'ml_engineer' }, { field: 'colour' }],
    ['for yesterday', { role: 'ml_engineer' }, { dueOn: '2020-01-01' }],
  ])('%s is refused', async (_what, of, more) => {
    await expect(askFor('problem', of, more)).rejects.toMatchObject({ code: 'invalid' })
  })

  test('twice is refused while the first one is open; and without a role in the use case at all', async () => {
    await askFor('value_reasoning', { role: 'ml_engineer' })
    await expect(askFor('value_reasoning', { role: 'ml_engineer' })).rejects.toMatchObject({ code: 'conflict' })
    await expect(askFor('problem', { role: 'ml_engineer' }, {}, 'member')).rejects.toMatchObject({ code: 'forbidden' })
    const theirs = execute(other.as('data_scientist'), withdrawAnswerRequest, {
      request: await askFor('cost_to_run', { role: 'ml_engineer' }),
    })
    await expect(theirs).rejects.toMatchObject({ code: 'not_found' })
  })

  test('keeps the note out of the log, and comes by REST', async () => {
    const key = { 'idempotency-key': 'asked once' }
    const body = { field: 'cost_to_build', person: ws.person.data_engineer, note: 'You of all people.' }
    const made = await callApi(ws.token('data_scientist'), 'POST', '/documents/DOC-1/answer-requests', body, key)
    expect(made.status).toBe(201)
    const [entry] = await entriesAbout(ws.as('admin'), made.body.id, 'answer_request.made')
    expect(JSON.stringify(entry)).not.toContain('of all people')
    const list = await callApi(ws.token('data_engineer'), 'GET', '/me/answer-requests')
    expect(list.body.items.map(({ id }: { id: string }) => id)).toContain(made.body.id)
  })
})

describe('a request ends', () => {
  test('withdrawn, by who asked alone', async () => {
    const id = await askFor('value_per_year', { person: ws.person.member })
    await expect(execute(ws.as('data_engineer'), withdrawAnswerRequest, { request: id })).rejects.toMatchObject({
      code: 'forbidden',
    })
    await execute(ws.as('data_scientist'), withdrawAnswerRequest, { request: id })
    expect(await find(id)).toMatchObject({ isAnswered: false, closedByName: 'data scientist', may: { close: false } })
    await expect(execute(ws.as('member'), closeAnswerRequest, { request: id })).rejects.toMatchObject({
      code: 'conflict',
    })
  })

  test('because somebody who was asked says so, and not because a passer-by does', async () => {
    const id = await askFor('value_per_year', { person: ws.person.member })
    await expect(execute(ws.as('admin'), closeAnswerRequest, { request: id })).rejects.toMatchObject({
      code: 'forbidden',
    })
    await execute(ws.as('member'), closeAnswerRequest, { request: id })
    expect(await find(id)).toMatchObject({ isAnswered: true, closedByName: 'member' })
  })

  test('when a revision is published in which one who was asked gave the answer', async () => {
    const byMl = await askFor('beneficiaries', { role: 'ml_engineer' })
    const bySme = await askFor('beneficiaries', { person: ws.person.subject_matter_expert })
    await answer('data_scientist', 'beneficiaries', 'Not by them.')
    await publish('data_scientist')
    expect((await find(byMl)).closedAt).toBeNull()
    await answer('ml_engineer', 'beneficiaries', 'By one who was asked.')
    expect((await find(byMl)).closedAt).toBeNull()
    await publish('data_scientist')
    expect(await find(byMl)).toMatchObject({ isAnswered: true, closedByName: 'ml engineer' })
    expect((await find(bySme)).closedAt).toBeNull()
  })
})

test('mail goes to those who are asked, but not to who asks, and to nobody once it is closed', async () => {
  const id = await askFor('problem', { role: 'data_scientist' }, { note: 'As you told me.' }, 'data_engineer')
  const byName = await askFor('problem', { person: ws.person.admin }, {}, 'data_engineer')
  const own = await askFor('cost_to_build', { role: 'data_scientist' })
  const env: JobEnv = {
    db: await openTestDb(ws.database.workerUrl, 2),
    url: 'http://x',
    smtpUrl: 'smtp://x',
    mailFrom: 'a@x',
  }
  const mailsOf = async (requestId: string) => {
    const mails: Array<Record<string, unknown>> = []
    await mailAnswerRequested(env, ws.id, { requestId }, async (_task, mail) => void mails.push(mail))
    return mails
  }
  const [mail, ...more] = await mailsOf(id)
  expect(more).toEqual([])
  expect(mail).toMatchObject({ to: 'data_scientist@halden.example', subject: 'DOC-1: an answer is asked of you' })
  expect(mail!.text).toMatch(/As you told me\.[\s\S]*http:\/\/x\/w\/halden\/documents\/DOC-1\/edit#field-problem$/)
  expect((await mailsOf(byName)).map(({ to }) => to)).toEqual(['admin@halden.example'])
  expect(await mailsOf(own)).toEqual([])
  await execute(ws.as('data_engineer'), withdrawAnswerRequest, { request: id })
  expect(await mailsOf(id)).toEqual([])
  const { rows } = await owner.query(`select 1 from outbox where task = 'mail_answer_requested'`)
  expect(rows.length).toBeGreaterThan(5)
})
