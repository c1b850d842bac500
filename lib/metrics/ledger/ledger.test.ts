// The ledger of a use case and of the portfolio, on real gates, documents and observations.
import { expect, test } from 'vitest'
import { ask, execute } from '@/lib/audit/execute'
import { createMetric } from '@/lib/metrics/create-metric'
import { recordObservations } from '@/lib/metrics/observations/record-observations'
import { withdrawObservation } from '@/lib/metrics/observations/withdraw-observation'
import type { Ctx } from '@/lib/platform/context'
import { decideGate, fillAndPublish } from '@/lib/testing/documents'
import { churnUseCase, type Part, testWorkspace } from '@/lib/testing/workspace'
import { createUseCase } from '@/lib/use-cases/create-use-case'
import { passGate } from '@/lib/use-cases/pass-gate'
import { requestGate } from '@/lib/use-cases/request-gate'
import { setRiskTier } from '@/lib/use-cases/set-risk-tier'
import { listObservations } from '../observations/list-observations'
import { getLedger, listLedger } from './queries'

const START = Date.UTC(2026, 0, 1)
const day = (count: number) => new Date(START + count * 86_400_000)
const ws = await testWorkspace({ slug: 'ledger', clock: day(0) })
const at = (part: Part, days: number): Ctx => ({ ...ws.as(part), clock: day(days) })

/** A use case that the data scientist began, live since day 0. */
async function liveUseCase(name: string, currency = 'EUR') {
  const { answers, ...rest } = churnUseCase(ws.person, name)
  const euro = (amount: number) => ({ amount, currency })
  const { value } = await execute(at('data_scientist', 0), createUseCase, {
    ...rest,
    answers: {
      ...answers,
      value_per_year: euro(730_000),
      cost_to_build: euro(180_000),
      cost_to_run: euro(60_000),
      time_saved: 365,
    },
    sponsor: ws.person.business_stakeholder,
    team: [...rest.team, { person: ws.person.data_scientist, role: 'data_scientist' }],
  })
  const tier = { revision: 1, riskTier: 'low', reason: 'It advises.' }
  await execute(at('risk_officer', 0), setRiskTier, { useCase: value.ref, ...tier })
  await fillAndPublish(at('data_scientist', 0), value.document)
  const { value: gate } = await execute(at('subject_matter_expert', 0), requestGate, {
    useCase: value.ref,
    to: 'monitoring',
    skipReason: 'It ran before Countersign came.',
    note: 'It runs.',
  })
  await decideGate(at('business_stakeholder', 0), gate.approval)
  await execute(at('subject_matter_expert', 0), passGate, { gate: gate.ref })
  return { ...value, gate: gate.ref }
}

const measure = (useCase: string, input: object, days = 0) =>
  execute(at('data_scientist', days), createMetric, {
    useCase,
    audience: 'business',
    direction: 'higher',
    isValue: true,
    ...input,
  }).then(({ value }) => value.ref)

const record = (
  metric: string,
  days: number,
  rows: ReadonlyArray<readonly [day: number, value: number, more?: object]>,
) =>
  execute(at('data_scientist', days), recordObservations, {
    metric,
    observations: rows.map(([on, value, more]) => ({ at: day(on).toISOString(), value, ...more })),
  })

test('what was promised at the gate, and what came of it in the days since', async () => {
  const useCase = await liveUseCase('Churn ledger')
  const value = await measure(useCase.ref, {
    name: 'Value kept',
    unit: 'EUR a month',
    baseline: 50_000,
    cadence: 'monthly',
  })
  const hours = await measure(useCase.ref, { name: 'Hours saved', unit: 'hours a week', cadence: 'weekly' })
  const driven = await measure(useCase.ref, { name: 'Driven', unit: 'minutes a day', direction: 'lower' })
  await measure(useCase.ref, { name: 'Not counted', unit: 'EUR a month', isValue: false })
  await record(value, 100, [
    [30, 80_000],
    [60, 110_000, { environment: 'production' }],
    [90, 110_000],
    [75, 990_000, { slice: 'over 65' }],
    [76, 990_000, { environment: 'staging' }],
  ])
  await record(hours, 100, [[7, 14]])
  await record(driven, 100, [[30, 81]])
  const ledger = await ask(at('member', 100), getLedger, { useCase: useCase.ref })
  expect(ledger.liveSince).toMatch(/^2026-01-01T/)
  expect(ledger.promises).toMatchObject([
    {
      gate: useCase.gate,
      to: 'monitoring',
      iteration: 1,
      owedFrom: ledger.liveSince,
      value: { kind: 'money', unit: 'EUR', amount: 730_000 },
      time: { kind: 'time', unit: 'hours', amount: 365 },
      costToRun: { amount: 60_000 },
    },
  ])
  const [first, second, , since] = ledger.windows
  // 30,000 × 12 ÷ 365 × 30 and 2 hours a day for 7 days, of 60,000 and 30 hours.
  expect(first!.promised).toEqual([
    { kind: 'money', unit: 'EUR', amount: expect.closeTo(60_000, 2) },
    { kind: 'time', unit: 'hours', amount: expect.closeTo(30, 5) },
  ])
  expect(first!.realised).toEqual([
    { kind: 'money', unit: 'EUR', amount: expect.closeTo(29_589.04, 0) },
    { kind: 'time', unit: 'hours', amount: expect.closeTo(14, 5) },
  ])
  expect(second!.realised[0]!.amount).toBeCloseTo(147_945.21, 0)
  expect(since).toMatchObject({ days: null, isOver: false })
  // Money for 90 days, hours for 7: what is measured least says how much of it is known.
  expect(since!.measuredDays).toBeCloseTo(7, 5)
  expect(ledger.sources).toMatchObject([
    { ref: value, newest: 110_000, left: null },
    { ref: hours, newest: 14, left: null },
    { ref: driven, left: expect.stringMatching(/without a baseline/) },
  ])
  expect(ledger.finding).toMatch(/^Promised €730k and 365 hours a year, realised €148k and 14 hours in the 100 days/)

  // A value that is withdrawn counts no longer: the one after it speaks for its days too.
  const { items } = await ask(at('data_scientist', 100), listObservations, { metric: value, slice: '' })
  const taken = items.find(({ value: one }) => one === 80_000)!
  await execute(at('data_scientist', 100), withdrawObservation, { observation: taken.id, reason: 'Counted twice.' })
  const again = await ask(at('member', 100), getLedger, { useCase: useCase.ref })
  // 60,000 × 12 ÷ 365 for 31 days before day 60 and the 30 after it.
  expect(again.windows[1]!.realised[0]!.amount).toBeCloseTo((60_000 * 12 * 61) / 365, 0)
})

test('before anything runs there are promises and no windows', async () => {
  const ledger = await ask(ws.as('member'), getLedger, { useCase: ws.useCase.ref })
  expect(ledger).toMatchObject({ liveSince: null, promises: [], windows: [], sources: [] })
  expect(ledger.finding).toBe('Nothing is promised yet.')
})

test('the portfolio adds up currencies apart, over all pages', async () => {
  const norwegian = await liveUseCase('Norwegian ledger', 'NOK')
  const value = await measure(norwegian.ref, { name: 'Value', unit: 'NOK a year', cadence: 'monthly' })
  await record(value, 100, [
    [30, 365_000],
    [100, 365_000],
  ])
  const first = await ask(at('member', 100), listLedger, { limit: 1 })
  expect(first.items).toMatchObject([{ useCase: { ref: norwegian.ref, stage: 'monitoring' } }])
  expect(first.items[0]!.promised[0]!.amount).toBeCloseTo(200_000, 0)
  expect(first.items[0]!.realised).toEqual([{ kind: 'money', unit: 'NOK', amount: expect.closeTo(100_000, 0) }])
  const { totals } = first
  expect(totals.live).toBe(2)
  expect(totals.promised.map(({ unit }) => unit).sort()).toEqual(['EUR', 'NOK', 'hours'])
  const second = await ask(at('member', 100), listLedger, { limit: 1, cursor: first.next! })
  expect(second.items[0]!.useCase.name).toBe('Churn ledger')
  expect(second.totals).toEqual(totals)
  const refs = async (input: object) =>
    (await ask(at('member', 100), listLedger, input)).items.map(({ useCase }) => useCase.ref)
  expect(await refs({ state: 'planned' })).toEqual([ws.useCase.ref])
  expect(await refs({ state: 'retired' })).toEqual([])
  expect(await refs({ search: 'norw' })).toEqual([norwegian.ref])
  await expect(ask(ws.as('member'), listLedger, { cursor: 'x' })).rejects.toMatchObject({ code: 'invalid' })
})
