import { describe, expect, test } from 'vitest'
import { ask } from '@/lib/audit/execute'
import { getDrift } from '@/lib/subjects'
import { publishCard } from '@/lib/testing/cards'
import { approvedRequest, cardText, decide, importVersion, openRequest } from '@/lib/testing/release'
import { type Part, testWorkspace } from '@/lib/testing/workspace'
import { listApprovals, listInbox } from './queries'
import { getApproval, getMyPart, getPrevious } from './request-queries'

const ws = await testWorkspace()
const inbox = async (part: Part) => (await ask(ws.as(part), listInbox, {})).items
const myPart = (part: Part, approval: string) => ask(ws.as(part), getMyPart, { approval })

describe('the inbox', () => {
  test('asks those whose role is named, until they have answered', async () => {
    const { ref } = await openRequest(ws)
    const mine = async (part: Part) => (await inbox(part)).find((item) => item.ref === ref)
    expect(await mine('risk_officer')).toMatchObject({ requirement: 'Risk officer', status: 'open' })
    for (const part of ['data_scientist', 'admin', 'auditor', 'member'] as const)
      expect(await mine(part)).toBeUndefined()
    await decide(
      ws,
      'risk_officer',
      await ask(ws.as('member'), getApproval, { approval: ref }).then(asRequest),
      'reject',
    )
    expect(await mine('risk_officer')).toBeUndefined()
  })

  test('says by name how each requirement stands, and keeps the snapshot out of lists', async () => {
    const request = await openRequest(ws)
    await decide(ws, 'subject_matter_expert', request)
    const item = (await inbox('business_stakeholder')).find(({ ref }) => ref === request.ref)!
    expect(item.answers.map(({ key, state, given, asked }) => [key, state, given, asked])).toEqual([
      ['expert', 'met', [{ person: 'subject matter expert', decision: 'approve' }], []],
      ['risk', 'open', [], ['risk officer']],
      ['business', 'open', [], ['business stakeholder']],
    ])
    expect(JSON.stringify(item)).not.toContain('card.title')
  })
})

test('the list takes several values of a filter', async () => {
  const list = async (input: object) => (await ask(ws.as('member'), listApprovals, input)).items
  const all = await list({ limit: 200 })
  const some = await list({ status: 'open,rejected', environment: 'production', limit: 200 })
  expect(some.length).toBeGreaterThan(0)
  expect(new Set(some.map(({ status }) => status))).toEqual(new Set(['open', 'rejected']))
  expect(some.length).toBeLessThanOrEqual(all.length)
  await expect(list({ status: 'nonsense' })).rejects.toMatchObject({ code: 'invalid' })
})

test('each person is told whether they may answer, and why not', async () => {
  const { ref } = await openRequest(ws)
  const refusals = await Promise.all(
    (['data_scientist', 'admin', 'auditor', 'risk_officer'] as const).map(
      async (part) => (await myPart(part, ref)).refusal,
    ),
  )
  expect(refusals).toEqual(['author', 'administrator', 'not_asked', null])
  expect(await myPart('data_scientist', ref)).toMatchObject({ mayWithdraw: true, requirement: null })
  expect(await myPart('risk_officer', ref)).toMatchObject({ mayWithdraw: false, requirement: { key: 'risk' } })
})

test('a request is compared with the last approved one of its model, and a voided one names its successor', async () => {
  const version = await importVersion(ws)
  const first = await approvedRequest(ws, { version })
  expect(await ask(ws.as('member'), getPrevious, { approval: first.ref })).toEqual({ previous: null })
  await publishCard(ws.as('data_scientist'), {
    model: version.model,
    version: version.version,
    revision: 1,
    text: cardText('Another name'),
    voids: [first.ref],
  })
  expect(await ask(ws.as('member'), getDrift, { approval: first.ref })).toMatchObject({
    isCurrent: false,
    revision: 2,
    changed: expect.arrayContaining([{ field: 'card.title', label: 'Name for readers' }]),
  })
  const second = await openRequest(ws, { version })
  const { previous } = await ask(ws.as('member'), getPrevious, { approval: second.ref })
  expect(previous).toMatchObject({ ref: first.ref, label: `${version.model} v1` })
  expect(previous!.approvedAt).not.toBeNull()
  const voided = await ask(ws.as('member'), getApproval, { approval: first.ref })
  expect(voided).toMatchObject({ status: 'superseded', newer: { ref: second.ref } })
  expect(await ask(ws.as('member'), getDrift, { approval: second.ref })).toMatchObject({ isCurrent: true, changed: [] })
})

const asRequest = ({ ref, contentDigest, materialDigest }: Awaited<ReturnType<typeof getApproval.run>>) =>
  ({ ref, contentDigest, materialDigest }) as Parameters<typeof decide>[2]
