import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBundle } from '@/lib/audit/bundle-source'
import { ask, execute } from '@/lib/audit/execute'
import { nodeHashing } from '@/lib/audit/node-hashing'
import { verifyReceipt } from '@/lib/audit/receipt'
import { StoredLog } from '@/lib/audit/testing/stored-log'
import { verifyLog } from '@/lib/audit/verify'
import { listModels } from '@/lib/models/queries'
import { decide, openRequest } from '@/lib/testing/release'
import { type Part, testWorkspace } from '@/lib/testing/workspace'
import { listUseCases } from '@/lib/use-cases/list-use-cases'
import { exportTrail } from './export-trail'
import { getEntry, getLogState, listTrail, listTrailFacets } from './queries'
import { readReceipt } from './receipts'
import { recordReading } from './record-reading'
import { verifyTrail } from './verify-trail'

const ws = await testWorkspace()
let log: StoredLog
let entry: string

beforeAll(async () => {
  log = new StoredLog(ws.database)
  const request = await openRequest(ws)
  entry = (await decide(ws, 'risk_officer', request)).entry
  await log.settle()
})
afterAll(() => log.close())

const trail = async (input: object = {}, part: Part = 'auditor') => (await ask(ws.as(part), listTrail, input)).items
const exported = async (part: Part) => {
  const { stream, ...facts } = await exportTrail(ws.as(part))
  return { ...facts, file: Buffer.from(await new Response(stream).arrayBuffer()) }
}

describe('reading', () => {
  test.each(['\\', 'c%n', '_', 'UC-_', 'UC-\\'])('%s is searched for as it is written', async (search) => {
    expect((await ask(ws.as('auditor'), listModels, { search })).items).toEqual([])
    expect((await ask(ws.as('auditor'), listUseCases, { search })).items).toEqual([])
    for (const { sentence, useCase } of await trail({ search }))
      expect(`${sentence} ${useCase}`).not.toMatch(/UC-[_\\]/)
  })

  test('every filter narrows, and the address of a page says where it starts', async () => {
    const all = await trail({ limit: 200 })
    expect(all.map(({ n }) => n)).toEqual(all.map((_, at) => all.length - 1 - at))
    const approvals = await trail({ group: 'approvals,gate' })
    expect(new Set(approvals.map(({ action }) => action.split('.')[0]))).toEqual(new Set(['approval']))
    expect((await trail({ actor: ws.person.risk_officer })).map(({ action }) => action)).toEqual(['approval.granted'])
    expect((await trail({ search: 'risk officer, signed' })).length).toBe(0)
    expect((await trail({ search: 'APR-1' })).length).toBeGreaterThan(1)
    const today = all[0]!.at.slice(0, 10)
    expect(await trail({ since: today, until: today, limit: 200 })).toHaveLength(all.length)
    expect(await trail({ until: '2020-01-01' })).toEqual([])
    const first = await ask(ws.as('auditor'), listTrail, { limit: 2 })
    const second = await ask(ws.as('auditor'), listTrail, { limit: 2, cursor: first.next! })
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(all.slice(0, 4).map(({ id }) => id))
  })

  test('a sentence names who and what; the entry beneath it is byte for byte', async () => {
    const [item] = await trail({ actor: ws.person.risk_officer })
    expect(item).toMatchObject({ id: entry, tone: 'signed', sentence: 'approved APR-1 as risk officer, signed' })
    const { body } = await ask(ws.as('auditor'), getEntry, { entry })
    expect(JSON.parse(body)).toMatchObject({ id: entry, action: 'approval.granted' })
  })

  test.each(['data_scientist', 'business_stakeholder', 'member'] as const)('a %s does not read it', async (part) => {
    for (const query of [listTrail, listTrailFacets]) {
      await expect(ask(ws.as(part), query as typeof listTrail, {})).rejects.toMatchObject({ code: 'forbidden' })
    }
    await expect(exportTrail(ws.as(part))).rejects.toMatchObject({ code: 'forbidden' })
    await expect(verifyTrail(ws.as(part))).rejects.toMatchObject({ code: 'forbidden' })
    expect((await trail({ actor: ws.person[part], group: 'refusals' })).map(({ sentence }) => sentence)).toContain(
      'was refused: Your roles here do not allow this: export the audit trail with proofs.',
    )
  })

  test('opening it is an entry, once an hour', async () => {
    for (let time = 0; time < 3; time++) await execute(ws.as('auditor'), recordReading, {})
    expect(await trail({ group: 'reading', actor: ws.person.auditor })).toHaveLength(1)
    await expect(execute(ws.as('member'), recordReading, {})).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('receipts', () => {
  test('whoever may read the use case gets the receipt of a decision in it', async () => {
    const { receipt } = await ask(ws.as('member'), readReceipt, { entry })
    expect((await verifyReceipt(nodeHashing, receipt!)).result).toBe('verified')
  })

  test('an entry that is nobody else’s business is not found by others', async () => {
    const [reading] = await trail({ group: 'reading', actor: ws.person.auditor })
    await expect(ask(ws.as('member'), readReceipt, { entry: reading!.id })).rejects.toMatchObject({ code: 'not_found' })
    await expect(ask(ws.as('stranger'), readReceipt, { entry })).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('export and verification', () => {
  test('the file verifies by itself, and the entry of the export names its digest', async () => {
    await log.settle()
    const { file, bytes, digest, entries, size } = await exported('auditor')
    expect(file.length).toBe(bytes)
    expect(digest).toBe(`sha256:${createHash('sha256').update(file).digest('hex')}`)
    const chunks = (async function* () {
      yield file
    })()
    const report = await verifyLog(nodeHashing, await openBundle(nodeHashing, chunks))
    expect(report).toMatchObject({ result: 'verified', problem: null })
    const [made] = await trail({ group: 'reading', actor: ws.person.auditor, limit: 1 })
    const { body } = await ask(ws.as('auditor'), getEntry, { entry: made!.id })
    expect(JSON.parse(body)).toMatchObject({ action: 'audit.exported', details: { entries, size, bytes, digest } })
  })

  test('an administrator reads the trail and does not export it; a risk officer does', async () => {
    await expect(exportTrail(ws.as('admin'))).rejects.toMatchObject({ code: 'forbidden' })
    expect((await exported('risk_officer')).entries).toBeGreaterThan(5)
  })

  test('verifying here says what it checked and what it could not', async () => {
    await log.settle()
    const seen = await verifyTrail(ws.as('auditor'))
    expect(seen).toMatchObject({ result: 'verified', problem: null })
    expect(seen.checked.join('\n')).toMatch(/checkpoint/)
    expect(seen.unchecked.join('\n')).toMatch(/no checkpoint kept outside/)
  })

  test('a row that somebody changed behind the product’s back is named', async () => {
    await log.tamper(`update use_cases set name = 'Something else' where id = '${ws.useCase.id}'`)
    const seen = await verifyTrail(ws.as('auditor'))
    expect(seen.result).toBe('wrong')
    expect(seen.problem).toContain(ws.useCase.id)
  })

  test('the state of the log counts this workspace’s entries alone', async () => {
    await log.settle()
    const { entries, sealed, checkpoint } = await ask(ws.as('member'), getLogState, {})
    expect(sealed).toBe(entries)
    expect(checkpoint!.size).toBeGreaterThan(entries)
  })
})
