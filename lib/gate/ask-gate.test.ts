import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { schema } from '@/db/client'
import { withdrawApproval } from '@/lib/approvals/withdraw-approval'
import { ask, execute } from '@/lib/audit/execute'
import { change, recordEvent } from '@/lib/audit/record-event'
import { importModelCard } from '@/lib/integrations/import-model-card'
import { pinArtifacts } from '@/lib/models/pin-artifacts'
import { type Ctx, withContext } from '@/lib/platform/context'
import { callApi } from '@/lib/testing/api'
import { publishCard } from '@/lib/testing/cards'
import {
  approvedRequest,
  cardText,
  decide,
  deciders,
  entriesAbout,
  importVersion,
  openRequest,
  type TestRequest,
  type TestVersion,
} from '@/lib/testing/release'
import { churnUseCase, type Part, testWorkspace } from '@/lib/testing/workspace'
import { addRole, endRole } from '@/lib/use-cases/change-roles'
import { createUseCase } from '@/lib/use-cases/create-use-case'
import { removeMember } from '@/lib/workspaces/remove-member'
import { askGate, previewGate } from './ask-gate'

const start = new Date('2026-03-02T10:00:00Z')
const ws = await testWorkspace({ clock: start })
const { approvalRequests } = schema
const reader = ws.token('member', ['read'])
const digest = (letter: string) => `sha256:${letter.repeat(64)}`

const at = (days: number, ctx: Ctx = reader): Ctx => ({ ...ctx, clock: new Date(start.getTime() + days * 86_400_000) })
const gate = async ({ model, version }: TestVersion, more: object = {}, ctx: Ctx = reader) =>
  (await execute(ctx, askGate, { model, version, environment: 'production', ...more })).value
const codes = async (version: TestVersion, more: object = {}) =>
  (await gate(version, more)).reasons.map(({ code }) => code)
const publish = (version: TestVersion, revision: number, text: string) =>
  publishCard(ws.as('ml_engineer'), { model: version.model, version: version.version, revision, text })
const role = (part: Part, name: string = part) => ({ useCase: ws.useCase.ref, person: ws.person[part], role: name })

describe('refused', () => {
  test('nobody asked for it', async () => {
    const version = await importVersion(ws)
    const answer = await gate(version)
    expect(answer).toMatchObject({ allowed: false, approvals: [], conditions: [], receipts: [] })
    expect(answer.reasons).toEqual([
      {
        code: 'not_requested',
        message: 'Nobody has asked for a release of this version to production.',
        href: expect.stringMatching(new RegExp(`^http.*/w/halden/models/${version.model}/versions/1$`)),
      },
    ])
  })

  test('not decided yet: says whose answers it waits for', async () => {
    const request = await openRequest(ws)
    await decide(ws, 'risk_officer', request)
    const { reasons } = await gate(request.version)
    expect(reasons).toMatchObject([
      {
        code: 'open',
        message: `${request.ref} is not decided yet. It waits for: Subject-matter expert, Business stakeholder.`,
      },
    ])
  })

  test('changes requested', async () => {
    const request = await openRequest(ws)
    await decide(ws, 'risk_officer', request, 'request_changes')
    expect(await codes(request.version)).toEqual(['changes_requested'])
  })

  test('rejected', async () => {
    const request = await openRequest(ws)
    await decide(ws, 'risk_officer', request, 'reject')
    expect(await codes(request.version)).toEqual(['rejected'])
  })

  test('withdrawn', async () => {
    const request = await openRequest(ws)
    await execute(ws.as('data_scientist'), withdrawApproval, { approval: request.ref, reason: 'A mistake.' })
    expect(await codes(request.version)).toEqual(['withdrawn'])
  })

  test('superseded, and still so when the old text comes back', async () => {
    const request = await approvedRequest(ws)
    await publish(request.version, 1, cardText('Changed'))
    expect(await codes(request.version)).toEqual(['superseded'])
    await publish(request.version, 2, request.version.text)
    expect(await codes(request.version)).toEqual(['superseded'])
  })

  test('revoked', async () => {
    const request = await approvedRequest(ws)
    await withContext(ws.as('risk_officer'), async (tx) => {
      const [row] = await tx.db
        .update(approvalRequests)
        .set({ revokedAt: tx.at, revokedBy: ws.person.risk_officer, status: 'revoked' })
        .where(eq(approvalRequests.id, request.id))
        .returning()
      await recordEvent(tx, {
        action: 'approval.revoked',
        subject: { kind: 'approval_request', id: request.id },
        changes: [change(approvalRequests, row!)],
      })
    })
    expect(await codes(request.version)).toEqual(['revoked'])
  })

  test('a status that somebody wrote into the cache opens nothing', async () => {
    const request = await openRequest(ws)
    await withContext(ws.as('risk_officer'), async (tx) => {
      const set = { status: 'approved' as const, approvedAt: tx.at }
      const [row] = await tx.db.update(approvalRequests).set(set).where(eq(approvalRequests.id, request.id)).returning()
      await recordEvent(tx, {
        action: 'approval.forged',
        subject: { kind: 'approval_request', id: request.id },
        changes: [change(approvalRequests, row!)],
      })
    })
    expect(await codes(request.version)).toEqual(['open'])
  })

  test('the artefact or the image is another, or none is on record', async () => {
    const { version } = await approvedRequest(ws)
    expect(await codes(version, { artifact: digest('a'), image: digest('b') })).toEqual([
      'artifact_not_recorded',
      'image_not_recorded',
    ])
    const pinned = await importVersion(ws)
    await execute(ws.as('ml_engineer'), pinArtifacts, {
      model: pinned.model,
      version: 1,
      revision: 1,
      artifact: digest('a'),
      image: digest('b'),
    })
    await approvedRequest(ws, { version: pinned })
    expect(await codes(pinned, { artifact: digest('b'), image: digest('b') })).toEqual(['artifact_differs'])
    expect(await codes(pinned, { artifact: digest('a'), image: digest('a') })).toEqual(['image_differs'])
    expect(await codes(pinned, { artifact: digest('a'), image: digest('b') })).toEqual([])
    expect(await codes(pinned)).toEqual([])
  })
})

describe('allowed', () => {
  test('on exactly what was approved, with who decided and where their receipts are', async () => {
    const request = await approvedRequest(ws)
    const answer = await gate(request.version)
    expect(answer).toMatchObject({
      allowed: true,
      reasons: [],
      approvals: [
        {
          ref: request.ref,
          status: 'approved',
          contentDigest: request.contentDigest,
          materialDigest: request.materialDigest,
        },
      ],
    })
    expect(answer.approvals[0]!.decisions.map((decision) => [decision.person, decision.decision])).toEqual(
      deciders.map((part) => [part.replaceAll('_', ' '), 'approve']),
    )
    expect(answer.receipts).toHaveLength(3)
    for (const receipt of answer.receipts)
      expect(receipt).toMatch(/^http:\/\/localhost:3000\/api\/v1\/receipts\/[0-9a-f-]{36}$/)
  })

  test('also after a change that is not material', async () => {
    const request = await approvedRequest(ws)
    const { value } = await publish(
      request.version,
      1,
      request.version.text.replace('license:', 'tags: [churn]\nlicense:'),
    )
    expect(value).toMatchObject({ changed: ['tags'], voided: [] })
    expect(await gate(request.version)).toMatchObject({ allowed: true })
  })

  test('until the approval expires, to the instant', async () => {
    const { version } = await approvedRequest(ws)
    expect((await gate(version, {}, at(364.999))).allowed).toBe(true)
    expect(await gate(version, {}, at(365))).toMatchObject({ allowed: false, reasons: [{ code: 'expired' }] })
  })
})

describe('a role that was lost after the approval', () => {
  const lose = async (request: TestRequest, part: Part) => {
    await execute(ws.as('admin'), endRole, role(part))
    expect(await gate(request.version)).toMatchObject({
      allowed: false,
      reasons: [{ code: 'role_lost', message: expect.stringContaining(part.replaceAll('_', ' ')) }],
    })
  }

  test('closes the gate, and opens it again when it is given back', async () => {
    const request = await approvedRequest(ws)
    await lose(request, 'subject_matter_expert')
    await execute(ws.as('admin'), addRole, role('subject_matter_expert'))
    expect((await gate(request.version)).allowed).toBe(true)
  })

  test('does not stand in the way of asking again, and a later no is not outvoted by the older yes', async () => {
    const request = await approvedRequest(ws)
    await lose(request, 'subject_matter_expert')
    const again = await openRequest(ws, { version: request.version })
    expect(await codes(request.version)).toEqual(['open'])
    await decide(ws, 'risk_officer', again, 'reject')
    await execute(ws.as('admin'), addRole, role('subject_matter_expert'))
    expect(await codes(request.version)).toEqual(['rejected'])
  })

  test('who left the workspace holds nothing in it', async () => {
    const part = 'security_specialist'
    await execute(ws.as('admin'), addRole, role(part, 'subject_matter_expert'))
    const request = await openRequest(ws)
    for (const decider of [part, 'risk_officer', 'business_stakeholder'] as const) await decide(ws, decider, request)
    expect((await gate(request.version)).allowed).toBe(true)
    await execute(ws.as('admin'), removeMember, { member: ws.person[part] })
    expect(await codes(request.version)).toEqual(['role_lost'])
  })

  test('who turns out to have written a part no longer counts', async () => {
    const request = await approvedRequest(ws)
    await publish(request.version, 1, request.version.text.replace('license:', 'tags: [a]\nlicense:'))
    expect((await gate(request.version)).allowed).toBe(true)
    await publishCard(ws.as('subject_matter_expert'), {
      model: request.version.model,
      version: 1,
      revision: 2,
      text: request.version.text.replace('license:', 'tags: [b]\nlicense:'),
    })
    expect(await codes(request.version)).toEqual(['role_lost'])
  })
})

describe('the trail', () => {
  test('has every answer that was given, with the digest it was about', async () => {
    const request = await approvedRequest(ws)
    await gate(request.version)
    await gate(request.version, { environment: 'staging' })
    const entries = await entriesAbout(ws.as('auditor'), request.version.id)
    expect(entries.filter(({ action }) => action.startsWith('gate.'))).toMatchObject([
      {
        action: 'gate.allowed',
        actor: { via: 'api' },
        details: { environment: 'production', materialDigest: request.materialDigest, approvals: [request.ref] },
      },
      { action: 'gate.refused', details: { environment: 'staging', reasons: ['not_requested'] } },
    ])
  })

  test('has nothing of a person who only looks', async () => {
    const version = await importVersion(ws)
    const before = await entriesAbout(ws.as('auditor'), version.id)
    const answer = await ask(ws.as('member'), previewGate, {
      model: version.model,
      version: 1,
      environment: 'production',
    })
    expect(answer.allowed).toBe(false)
    expect(await entriesAbout(ws.as('auditor'), version.id)).toEqual(before)
  })
})

describe('by the API', () => {
  const get = (query: string) => callApi(reader, 'GET', `/gate?${query}`)

  test('refused is an answer: 200', async () => {
    const { model } = await importVersion(ws)
    expect(await get(`model=${model}&version=1&environment=production`)).toMatchObject({
      status: 200,
      body: { allowed: false },
    })
  })

  test.each([
    ['an unknown model', 'model=MDL-999&version=1&environment=production', 404],
    ['an unknown version', 'model=MDL-1&version=99&environment=production', 404],
    ['a version that is none', 'model=MDL-1&version=0&environment=production', 422],
    ['a version beyond every number', 'model=MDL-1&version=99999999999&environment=production', 422],
    ['no environment', 'model=MDL-1&version=1', 422],
    ['an unknown environment', 'model=MDL-1&version=1&environment=moon', 422],
    ['a digest that is none', 'model=MDL-1&version=1&environment=production&artifact=sha256:x', 422],
    ['an unknown parameter', 'model=MDL-1&version=1&environment=production&force=1', 422],
  ])('%s', async (_, query, status) => {
    expect((await get(query)).status).toBe(status)
  })

  test('a name that two models have is refused, never guessed', async () => {
    const name = 'Twin'
    await importVersion(ws, name)
    const { value } = await execute(ws.as('business_stakeholder'), createUseCase, churnUseCase(ws.person, 'Another'))
    await execute(ws.as('data_scientist'), importModelCard, {
      format: 'huggingface',
      useCase: value.ref,
      file: Buffer.from(cardText(name)),
    })
    expect((await get(`model=${name}&version=1&environment=production`)).status).toBe(409)
  })
})
