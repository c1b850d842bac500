// Deployments as facts: recorded whatever the gate says, once, in the order of time; who hears of what had no approval.
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { schema } from '@/db/client'
import { ask, execute } from '@/lib/audit/execute'
import { change } from '@/lib/audit/record-event'
import { recordEvents } from '@/lib/audit/record-events'
import { getDeployment, listDeploymentFacets, listDeployments, readTimeline } from '@/lib/deployments/queries'
import { deploymentStandings, gateReasonWords } from '@/lib/deployments/vocabulary'
import type { JobEnv } from '@/lib/jobs/job'
import { mailUnapprovedDeployment } from '@/lib/jobs/mail-unapproved-deployment'
import { pinArtifacts } from '@/lib/models/pin-artifacts'
import { type Ctx, newId, withContext } from '@/lib/platform/context'
import { callApi } from '@/lib/testing/api'
import {
  approvedRequest,
  decide,
  deciders,
  entriesAbout,
  importVersion,
  openRequest,
  type TestVersion,
} from '@/lib/testing/release'
import { type Part, testWorkspace } from '@/lib/testing/workspace'
import { listActivity } from '@/lib/trail/queries'
import { gateReasonCodes } from './reasons'

// Everything is made, and approved, before the first of the year; what runs is reported a month later.
const ws = await testWorkspace({ clock: new Date('2025-12-31T08:00:00Z') })
const inFebruary = (ctx: Ctx): Ctx => ({ ...ctx, clock: new Date('2026-02-01T08:00:00Z') })
const ci = inFebruary(ws.token('ml_engineer'))
const report = (version: TestVersion, body: object = {}, ctx = ci) =>
  callApi(ctx, 'POST', '/deployments', {
    model: version.model,
    version: version.version,
    environment: 'production',
    ...body,
  })
const patch = (ref: string, body: object, ctx = ci) => callApi(ctx, 'PATCH', `/deployments/${ref}`, body)
const get = (deployment: string) => ask(ws.as('auditor'), getDeployment, { deployment })
const day = (number: number) => `2026-01-${String(number).padStart(2, '0')}T08:00:00Z`
const mails = (id: string) =>
  withContext(ws.as('admin'), async (tx) => {
    const rows = await tx.db.select().from(schema.outbox).where(eq(schema.outbox.task, 'mail_unapproved_deployment'))
    return rows.filter(({ payload }) => (payload as { deploymentId: string }).deploymentId === id)
  })

describe('what the gate allows', () => {
  test('is recorded with the approval it rests on, once', async () => {
    const request = await approvedRequest(ws)
    const body = { startedAt: day(5), endpoint: 'https://scores.example/churn' }
    const first = await report(request.version, body)
    expect(first).toMatchObject({
      status: 201,
      body: { standing: 'approved', traffic: 100, gate: { allowed: true, reasons: [], approvals: [request.ref] } },
    })
    const again = await report(request.version, body)
    expect(again).toMatchObject({ status: 200, body: { ref: first.body.ref } })
    expect(await mails(first.body.id)).toEqual([])
    const entries = await entriesAbout(ws.as('auditor'), first.body.id)
    expect(entries).toMatchObject([{ action: 'deployment.reported', details: { standing: 'approved', reasons: [] } }])
    expect(await get(first.body.ref.toLowerCase())).toMatchObject({ recordedFrom: 'ci', mayReport: false })
  })

  test('without a time, what runs unchanged is the same report', async () => {
    const { version } = await approvedRequest(ws)
    const first = await report(version)
    expect((await report(version)).body.ref).toBe(first.body.ref)
    expect((await report(version, { endpoint: 'elsewhere' })).body.ref).not.toBe(first.body.ref)
  })

  test('a key that is repeated gives the first answer', async () => {
    const { version } = await approvedRequest(ws)
    const headers = { 'idempotency-key': 'deploy-1' }
    const body = { model: version.model, version: 1, environment: 'production' }
    const first = await callApi(ci, 'POST', '/deployments', body, headers)
    expect((await callApi(ci, 'POST', '/deployments', body, headers)).body).toEqual(first.body)
    expect((await callApi(ci, 'POST', '/deployments', { ...body, version: 2 }, headers)).status).toBe(409)
  })
})

describe('what the gate refuses', () => {
  test('is recorded all the same, said in words, and told to business and risk', async () => {
    const version = await importVersion(ws)
    const { status, body } = await report(version)
    expect(status).toBe(201)
    expect(body).toMatchObject({
      standing: 'unapproved',
      gate: { allowed: false, reasons: ['not_requested'], approvals: [] },
      reasons: [{ code: 'not_requested', message: /asked for a release/, href: /versions\/1$/ }],
    })
    const [row] = await mails(body.id)
    const sent: Record<string, unknown>[] = []
    const env: JobEnv = { db: ws.db, url: 'https://portal.example', smtpUrl: 'smtp://mail', mailFrom: null }
    await mailUnapprovedDeployment(env, ws.id, row!.payload as Record<string, unknown>, async (_, mail) => {
      sent.push(mail)
    })
    expect(sent.map(({ to }) => to).sort()).toEqual([
      'business_stakeholder@halden.example',
      'risk_officer@halden.example',
    ])
    expect(sent[0]!.text).toContain('nobody had asked for its release.')
    expect(sent[0]!.text).toContain(`https://portal.example/w/halden/deployments/${body.ref}`)
    const { items } = await ask(ws.as('member'), listActivity, { useCase: ws.useCase.ref, subject: body.id })
    expect(items[0]!.sentence).toMatch(/^reported DEP-\d+: MDL-\d+ v1 in production since .*, without approval: nobody/)
  })

  test('elsewhere nobody has to ask, but what is no longer approved is said there too', async () => {
    const unasked = await report(await importVersion(ws), { environment: 'staging' })
    expect(unasked.body.standing).toBe('not_asked')
    expect(await mails(unasked.body.id)).toEqual([])
    const { version } = await approvedRequest(ws, { environment: 'staging' })
    const digest = `sha256:${'ab'.repeat(32)}`
    const other = await report(version, { environment: 'staging', image: digest })
    expect(other.body).toMatchObject({ standing: 'unapproved', gate: { reasons: ['image_not_recorded'] } })
    expect(await mails(other.body.id)).toHaveLength(1)
  })

  test('a digest that is not the version’s is said', async () => {
    const version = await importVersion(ws)
    const [recorded, deployed] = ['11', '22'].map((pair) => `sha256:${pair.repeat(32)}`)
    const place = { model: version.model, version: 1 }
    await execute(ws.as('data_scientist'), pinArtifacts, { ...place, revision: 1, artifact: recorded })
    const { body } = await report(version, { artifact: deployed })
    expect(body.gate.reasons).toEqual(['artifact_differs', 'not_requested'])
    expect(await get(body.ref)).toMatchObject({ artifact: deployed, recorded: { artifact: recorded } })
  })

  test('every reason has words for later', () => {
    expect(Object.keys(gateReasonWords).sort()).toEqual([...gateReasonCodes].sort())
  })
})

describe('in time', () => {
  test('a replacing deployment ends the one before; shadow and canary run beside', async () => {
    const v1 = await importVersion(ws, 'Timed')
    const v2 = await importVersion(ws, 'Timed')
    const first = (await report(v1, { startedAt: day(1) })).body
    const shadow = (await report(v2, { startedAt: day(5), strategy: 'shadow' })).body
    const canary = (await report(v2, { startedAt: day(10), strategy: 'canary', traffic: 10 })).body
    const staging = (await report(v2, { startedAt: day(11), environment: 'staging' })).body
    expect(shadow.ended).toEqual([])
    expect((await get(first.ref)).endedAt).toBeNull()
    const full = (await report(v2, { startedAt: day(20) })).body
    expect(full.ended).toEqual([first.ref, shadow.ref, canary.ref])
    expect(await get(first.ref)).toMatchObject({ endedAt: '2026-01-20T08:00:00.000000Z', revision: 2 })
    expect((await get(staging.ref)).endedAt).toBeNull()
    const late = (await report(v1, { startedAt: day(3) })).body
    expect((await get(late.ref)).endedAt).toBe('2026-01-20T08:00:00.000000Z')
    const ran = async (at: string) =>
      (await ask(ws.as('auditor'), listDeployments, { at, environment: 'production', search: 'Timed' })).items
        .map(({ ref }) => ref)
        .reverse()
    expect(await ran(day(2))).toEqual([first.ref])
    expect(await ran(day(12))).toEqual([late.ref, shadow.ref, canary.ref])
    expect(await ran(day(20))).toEqual([full.ref])
    const { spans } = await ask(ws.as('auditor'), readTimeline, { from: day(1), to: day(9), model: v1.model })
    expect(spans.map(({ ref }) => ref)).toEqual([first.ref, late.ref, shadow.ref])
  })

  test('whatever is reported when, one that replaces is alone', async () => {
    const [v1, v2, v3] = [
      await importVersion(ws, 'Alone'),
      await importVersion(ws, 'Alone'),
      await importVersion(ws, 'Alone'),
    ]
    const first = (await report(v1, { startedAt: day(1) })).body
    const last = (await report(v3, { startedAt: day(20) })).body
    const late = { startedAt: day(10), endedAt: day(25) }
    const between = (await report(v2, late)).body
    expect(between.ended).toEqual([first.ref])
    expect(await get(first.ref)).toMatchObject({ endedAt: '2026-01-10T08:00:00.000000Z' })
    expect(between.endedAt).toBe('2026-01-20T08:00:00.000000Z')
    expect(await report(v2, late)).toMatchObject({ status: 200, body: { ref: between.ref, revision: 1 } })
    const early = (await report(v2, { startedAt: '2025-12-31T20:00:00Z' })).body
    expect(early.endedAt).toBe('2026-01-01T08:00:00.000000Z')
    const { items } = await ask(ws.as('auditor'), listDeployments, { search: 'Alone' })
    const spans = items.map(({ startedAt, endedAt }) => [startedAt, endedAt]).reverse()
    expect(spans).toHaveLength(4)
    for (const [at, [, end]] of spans.slice(0, -1).entries()) expect(end! <= spans[at + 1]![0]!).toBe(true)
    expect((await get(last.ref)).endedAt).toBeNull()
  })

  test('a batch takes the place of a batch only', async () => {
    const version = await importVersion(ws)
    const service = (await report(version, { startedAt: day(1) })).body
    const batch = (await report(version, { startedAt: day(2), strategy: 'batch' })).body
    const next = (await report(version, { startedAt: day(3), strategy: 'batch' })).body
    expect([batch.ended, next.ended]).toEqual([[], [batch.ref]])
    expect((await get(service.ref)).endedAt).toBeNull()
  })

  test('traffic and end are reported as they change, until it is over', async () => {
    const version = await importVersion(ws)
    const { ref, id } = (await report(version, { startedAt: day(1), strategy: 'canary', traffic: 10 })).body
    expect((await patch(ref, { traffic: 50 })).body).toMatchObject({ traffic: 50, revision: 2 })
    expect((await patch(ref, { traffic: 50 })).body).toMatchObject({ revision: 2 })
    expect((await patch(ref, { traffic: 60, revision: 1 })).status).toBe(409)
    expect((await patch(ref, {})).status).toBe(422)
    expect((await patch(ref, { traffic: 101 })).status).toBe(422)
    expect((await patch(ref, { endedAt: '2025-12-31T00:00:00Z' })).status).toBe(422)
    expect((await patch(ref, { endedAt: '2999-01-01T00:00:00Z' })).status).toBe(422)
    expect((await patch(ref, { endedAt: day(9) })).body).toMatchObject({ endedAt: '2026-01-09T08:00:00.000000Z' })
    expect((await patch(ref, { endedAt: day(9) })).status).toBe(200)
    expect((await patch(ref, { traffic: 5 })).status).toBe(409)
    expect((await patch('DEP-999', { traffic: 5 })).status).toBe(404)
    const entries = await entriesAbout(ws.as('auditor'), id)
    expect(entries.map(({ action }) => action).filter((action) => action !== 'command.refused')).toEqual([
      'deployment.reported',
      'deployment.traffic_changed',
      'deployment.ended',
    ])
  })
})

describe('a report of what is known', () => {
  test('keeps the end or the share that it adds, once, and contradicts nothing', async () => {
    const version = await importVersion(ws)
    const began = { startedAt: day(1), strategy: 'canary', endpoint: 'https://scores.example' }
    const { ref, id } = (await report(version, { ...began, traffic: 10 })).body
    const again = (more: object) => report(version, { ...began, traffic: 10, ...more })
    expect((await again({ traffic: 50 })).body).toMatchObject({ ref, traffic: 50, revision: 2 })
    const ended = { traffic: 50, endedAt: day(9) }
    expect((await again({ endpoint: 'https://elsewhere.example' })).status).toBe(409)
    expect(await again(ended)).toMatchObject({ status: 200, body: { ref, endedAt: '2026-01-09T08:00:00.000000Z' } })
    expect((await again(ended)).body).toMatchObject({ ref, revision: 3 })
    expect((await again({ traffic: 50 })).body).toMatchObject({ ref, revision: 3 })
    for (const other of [
      { ...ended, endedAt: day(8) },
      { ...ended, traffic: 60 },
    ])
      expect((await again(other)).status).toBe(409)
    const entries = await entriesAbout(ws.as('auditor'), id)
    expect(entries.map(({ action }) => action).filter((action) => action !== 'command.refused')).toEqual([
      'deployment.reported',
      'deployment.traffic_changed',
      'deployment.ended',
    ])
  })
})

describe('a report after the fact', () => {
  const later = new Date('2026-01-10T08:00:00Z')

  test('rests on no approval that was given after it began', async () => {
    const request = await openRequest(ws)
    const past = { ...ws, as: (part: Part) => ({ ...ws.as(part), clock: later }) }
    for (const part of deciders) await decide(past, part, request)
    const before = await report(request.version, { startedAt: day(5) })
    expect(before.body).toMatchObject({
      standing: 'unapproved',
      gate: { allowed: false, reasons: ['approved_later'] },
      reasons: [{ message: `The approval ${request.ref} was given only after this deployment had begun.` }],
    })
    expect(await mails(before.body.id)).toHaveLength(1)
    const atOnce = await report(request.version, { startedAt: '2026-01-10T07:55:00Z', strategy: 'shadow' })
    expect(atOnce.body).toMatchObject({ standing: 'approved' })
  })

  test('is of a version that was there', async () => {
    const version = await importVersion(ws)
    const { status, body } = await report(version, { startedAt: '2025-12-31T07:00:00Z' })
    expect(status).toBe(422)
    expect(body.fields.startedAt).toContain('on record since 2025-12-31 08:00 UTC')
  })
})

test.each([
  ['a canary without its share', { strategy: 'canary' }, 'traffic'],
  ['a shadow that answers', { strategy: 'shadow', traffic: 5 }, 'traffic'],
  ['a beginning that is yet to come', { startedAt: '2999-01-01T00:00:00Z' }, 'startedAt'],
  ['an end before the beginning', { startedAt: day(2), endedAt: day(1) }, 'endedAt'],
  ['an unknown strategy', { strategy: 'hope' }, 'strategy'],
  ['a digest that is none', { image: 'sha256:1' }, 'image'],
])('%s is refused', async (_, body, field) => {
  const version = await importVersion(ws)
  expect(await report(version, body)).toMatchObject({ status: 422, body: { fields: { [field]: expect.any(String) } } })
})

test('only those who deploy report, of what is there', async () => {
  const version = await importVersion(ws)
  for (const part of ['business_stakeholder', 'auditor', 'risk_officer'] as const)
    expect((await report(version, {}, ws.token(part))).status).toBe(403)
  expect((await report({ ...version, model: 'MDL-999' })).status).toBe(404)
  expect((await report(version, {}, inFebruary(ws.token('software_engineer')))).status).toBe(201)
})

test('the list is narrowed, paged and counted', async () => {
  const all = (await ask(ws.as('member'), listDeployments, { limit: 200 })).items
  const refs = async (input: object) => (await ask(ws.as('member'), listDeployments, { limit: 200, ...input })).items
  const facets = await ask(ws.as('member'), listDeploymentFacets, {})
  expect(facets.all).toBe(all.length)
  expect(await refs({ state: 'running' })).toHaveLength(facets.running)
  expect(await refs({ state: 'running,ended', standing: deploymentStandings.join(',') })).toHaveLength(all.length)
  for (const standing of deploymentStandings) {
    const those = await refs({ standing })
    expect(those.every((one) => one.standing === standing)).toBe(true)
    expect(those).toHaveLength(facets.standings.find((one) => one.standing === standing)!.count)
  }
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = await ask(ws.as('member'), listDeployments, { limit: 3, cursor })
    seen.push(...page.items.map(({ ref }) => ref))
    cursor = page.next ?? undefined
  } while (cursor)
  expect(seen).toEqual(all.map(({ ref }) => ref))
})

// Last, for it fills the list.
test('one that ends more than an entry of the log has room for ends them all', async () => {
  const version = await importVersion(ws)
  const { id } = (await report(version, { startedAt: day(1), strategy: 'shadow' })).body
  await withContext(ws.as('admin'), async (tx) => {
    const { deployments } = schema
    const [like] = await tx.db.select().from(deployments).where(eq(deployments.id, id))
    const copies = Array.from({ length: 250 }, (_, at) => ({ ...like!, id: newId(tx), ref: `DEP-${9000 + at}` }))
    const rows = await tx.db.insert(deployments).values(copies).returning()
    const changes = rows.map((row) => change(deployments, row))
    await recordEvents(tx, { action: 'x.y', subject: { kind: 'x', id: null }, changes })
  })
  const { status, body } = await report(version, { startedAt: day(2) })
  expect([status, body.ended.length]).toEqual([201, 251])
  const entries = await entriesAbout(ws.as('auditor'), body.id)
  expect(entries.map(({ changes }) => changes.length)).toEqual([100, 100, 52])
})
