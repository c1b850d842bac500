// Lists and the risk tier, on the seeded workspace: it has enough of everything.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDb, type Db } from '@/db/client'
import { testDatabase } from '@/db/testing/database'
import { ask, execute } from '@/lib/audit/execute'
import { getAlignment } from '@/lib/metrics/alignment/queries'
import { getLedger } from '@/lib/metrics/ledger/queries'
import type { Ctx } from '@/lib/platform/context'
import { listActivity, listMyNews } from '@/lib/trail/queries'
import { listUseCases } from '@/lib/use-cases/list-use-cases'
import { getUseCase } from '@/lib/use-cases/queries'
import { setRiskTier } from '@/lib/use-cases/set-risk-tier'
import type { DemoPlan, PersonKey } from './cast'
import { seedDemo } from './demo'

const folder = mkdtempSync(path.join(tmpdir(), 'countersign-seed-'))
let db: Db
let as: (key: PersonKey) => Ctx

// A whole year is told, whatever else the machine does.
beforeAll(async () => {
  const database = await testDatabase()
  const demoFile = path.join(folder, 'demo.json')
  await seedDemo({ ownerUrl: database.ownerUrl, demoFile })
  const { people } = JSON.parse(readFileSync(demoFile, 'utf8')) as DemoPlan
  const owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
  const { rows } = await owner.query<{ id: string }>('select id from workspaces')
  await owner.end()
  db = createDb(database.webUrl)
  as = (key) => {
    const { id } = people.find((person) => person.key === key)!
    return { db, actor: { kind: 'person', id, via: 'browser' }, workspaceId: rows[0]!.id }
  }
}, 240_000)

afterAll(async () => {
  await db.$client.end()
  rmSync(folder, { recursive: true })
})

const orders = [
  ['newest', undefined, ['UC-23', 'UC-21', 'UC-19', 'UC-15', 'UC-12', 'UC-7', 'UC-4']],
  ['name', undefined, ['UC-19', 'UC-4', 'UC-12', 'UC-15', 'UC-7', 'UC-21', 'UC-23']],
  ['value', undefined, ['UC-12', 'UC-4', 'UC-7', 'UC-15', 'UC-19', 'UC-21', 'UC-23']],
  ['value', false, ['UC-23', 'UC-21', 'UC-19', 'UC-15', 'UC-7', 'UC-4', 'UC-12']],
  ['stage_since', false, ['UC-7', 'UC-19', 'UC-21', 'UC-15', 'UC-23', 'UC-4', 'UC-12']],
] as const

test.each(orders)('sorted by %s (descending: %s), the pages join without a gap', async (sort, descending, expected) => {
  const refs: string[] = []
  let cursor: string | undefined
  do {
    const page = await ask(as('ruth'), listUseCases, { sort, descending, limit: 2, cursor })
    refs.push(...page.items.map(({ ref }) => ref))
    cursor = page.next ?? undefined
  } while (cursor)
  expect(refs).toEqual(expected)
})

test('a cursor of another order, or made up, is refused and does not fail', async () => {
  const { next } = await ask(as('ruth'), listUseCases, { sort: 'name', limit: 2 })
  for (const sort of ['value', 'newest', 'stage_since']) {
    await expect(ask(as('ruth'), listUseCases, { sort, cursor: next! })).rejects.toMatchObject({ code: 'invalid' })
  }
})

test('filters narrow the list', async () => {
  const refs = async (input: object) => (await ask(as('ruth'), listUseCases, input)).items.map(({ ref }) => ref)
  expect(await refs({ stage: 'business_requirements,release_preparation' })).toEqual(['UC-23', 'UC-12'])
  expect(await refs({ riskTier: 'high' })).toEqual(['UC-21', 'UC-15'])
  expect(await refs({ search: 'network op' })).toEqual(['UC-7', 'UC-4'])
  // A character like any other: one problem says “2 %”.
  expect(await refs({ search: '%' })).toEqual(['UC-21'])
  expect(await refs({ member: as('kenji').actor.id })).toEqual(['UC-19', 'UC-12', 'UC-7'])
})

test('only the risk officer sets the tier, with a reason and on the revision they saw', async () => {
  const input = { useCase: 'UC-23', revision: 1, riskTier: 'limited', reason: 'It tells technicians where to go.' }
  await expect(execute(as('ingrid'), setRiskTier, input)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(execute(as('leila'), setRiskTier, { ...input, revision: undefined })).rejects.toMatchObject({
    code: 'precondition_required',
  })
  await expect(execute(as('leila'), setRiskTier, { ...input, reason: ' ' })).rejects.toMatchObject({
    fields: { reason: 'Say why, in a sentence.' },
  })
  await execute(as('leila'), setRiskTier, input)
  await expect(execute(as('leila'), setRiskTier, input)).rejects.toMatchObject({
    code: 'conflict',
    current: { revision: 2, riskTier: 'limited' },
  })
  const useCase = await ask(as('ruth'), getUseCase, { useCase: 'UC-23' })
  expect(useCase).toMatchObject({ riskTier: 'limited', tierDecided: { by: 'Leila Haddad', reason: input.reason } })
  const { items } = await ask(as('ruth'), listActivity, { useCase: 'UC-23' })
  expect(items.map(({ sentence }) => sentence)).toContain(
    'set the risk tier of UC-23 to limited: It tells technicians where to go.',
  )
})

test('news are what others did, in one’s own use cases or, with a duty, in all of them', async () => {
  const kenji = await ask(as('kenji'), listMyNews, { limit: 200 })
  expect(new Set(kenji.items.map(({ useCase }) => useCase))).toEqual(new Set(['UC-7', 'UC-12', 'UC-19']))
  expect(kenji.items.every(({ actor }) => actor !== 'Kenji Watanabe')).toBe(true)
  const ruth = await ask(as('ruth'), listMyNews, { limit: 200 })
  expect(new Set(ruth.items.map(({ useCase }) => useCase)).size).toBe(7)
})

test('the churn example: what a point of recall is worth, and what is not aligned', async () => {
  const { sentences, misalignments, metrics, levels, links } = await ask(as('ruth'), getAlignment, { useCase: 'UC-12' })
  // 40 (31 to 49) customers a point, each 300 (260 to 340) euros: 40 × 300, 31 × 260, 49 × 340.
  expect(sentences.map(({ text }) => text)).toContain(
    '+1 point recall within 60,000 contacts ≈ 40 customers kept a month (31 to 49) ≈ €12,000 a month (€8,060 to €16,660)',
  )
  const kinds = ['contradiction', 'drives_nothing', 'no_owner', 'nothing_drives', 'unmeasured']
  expect([...new Set(misalignments.map(({ kind }) => kind))].sort()).toEqual(kinds)
  expect(metrics.filter(({ newest }) => newest?.isStale).map(({ name }) => name)).toEqual(['Would recommend us'])
  expect(levels.every(({ signed }) => signed)).toBe(true)
  expect(links.filter(({ isAgreed }) => isAgreed)).toHaveLength(6)
})

test('a guardrail was breached once, a target reached, and the ledger has a year to count from', async () => {
  const { items } = await ask(as('tomasz'), listActivity, { useCase: 'UC-12', limit: 200 })
  expect(items.filter(({ sentence }) => sentence.includes('beyond its guardrail'))).toHaveLength(1)
  const { windows, sources, finding } = await ask(as('hanna'), getLedger, { useCase: 'UC-12' })
  expect(windows.map(({ days, isOver }) => [days, isOver])).toEqual([
    [30, true],
    [90, true],
    [180, true],
    [null, false],
  ])
  for (const { promised, realised } of windows) {
    const share = realised[0]!.amount / promised[0]!.amount
    // It went live in the midst of a month, which may have been measured as one without it.
    expect(share).toBeGreaterThan(0.2)
    expect(share).toBeLessThan(1)
  }
  expect(sources).toMatchObject([{ name: 'Value kept', left: null }])
  expect(finding).toMatch(/^Promised €1\.58M a year, realised €\d+k in the \d+ days since it went live/)
})
