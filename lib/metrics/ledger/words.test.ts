import { expect, test } from 'vitest'
import type { LedgerPromise, LedgerWindow } from './views'
import { amountsWords, findingOf, portfolioFinding } from './words'

const eur = (amount: number) => ({ kind: 'money', unit: 'EUR', amount }) as const
const hours = (amount: number) => ({ kind: 'time', unit: 'hours', amount }) as const

const promise: LedgerPromise = {
  gate: 'GAT-1',
  to: 'rollout',
  iteration: 1,
  passedAt: '2026-01-01T00:00:00Z',
  owedFrom: '2026-01-01T00:00:00Z',
  document: 'DOC-1',
  documentRevision: 1,
  value: eur(1_200_000),
  time: null,
  costToRun: null,
  costToBuild: null,
  paybackMonths: null,
}
const since: LedgerWindow = {
  days: null,
  elapsed: 90,
  isOver: false,
  promised: [eur(295_890)],
  realised: [eur(161_000)],
  measuredDays: 90,
}
const ledger = { liveSince: promise.owedFrom, promises: [promise], windows: [since], counted: 1 }

test('amounts are short, each with its unit', () => {
  expect(amountsWords([eur(1_200_000), eur(161_432), hours(1240.4)])).toBe('€1.2M, €161k and 1,240 hours')
  expect(amountsWords([eur(-4200), hours(1)])).toBe('−€4.2k and 1 hour')
  expect(amountsWords([eur(0)])).toBe('€0')
})

test('the finding, as one sentence', () => {
  // 161,000 ÷ 295,890.
  expect(findingOf(ledger)).toBe(
    'Promised €1.2M a year, realised €161k in the 90 days since it went live: 54 % of what was promised for them.',
  )
  expect(findingOf({ ...ledger, windows: [{ ...since, measuredDays: 70 }] })).toMatch(
    /promised for them\. Of them 20 days are not measured\.$/,
  )
  const both = { ...since, promised: [eur(200), hours(100)], realised: [eur(100), hours(110)] }
  expect(findingOf({ ...ledger, windows: [{ ...both, realised: [hours(110)] }] })).toMatch(
    /: 110 % of the time that was promised, the money not measured\.$/,
  )
  expect(findingOf({ ...ledger, windows: [both] })).toMatch(
    /: 50 % of the money and 110 % of the time that was promised/,
  )
})

test('what is not known is said, never shown as nothing', () => {
  expect(findingOf({ ...ledger, liveSince: null, windows: [] })).toBe('Promised €1.2M a year; nothing of it runs yet.')
  expect(findingOf({ ...ledger, liveSince: null, windows: [], promises: [] })).toBe('Nothing is promised yet.')
  const silent = { ...since, realised: [], measuredDays: 0 }
  expect(findingOf({ ...ledger, windows: [silent], counted: 0 })).toBe(
    'Promised €1.2M a year; what came of it is not measured: no metric counts in money or time.',
  )
  expect(findingOf({ ...ledger, windows: [silent] })).toMatch(/is not measured yet\.$/)
  expect(findingOf({ ...ledger, promises: [], windows: [{ ...since, promised: [] }] })).toBe(
    'Nothing was promised; realised €161k in the 90 days since it went live.',
  )
})

test('a portfolio in one line', () => {
  expect(portfolioFinding({ live: 3, unmeasured: 1, promised: [eur(1000)], realised: [eur(500)] })).toBe(
    'Realised €500, 50 % of what was promised since going live; 1 of 3 that run is not measured',
  )
  expect(portfolioFinding({ live: 0, unmeasured: 0, promised: [], realised: [] })).toMatch(/^Nothing runs yet/)
})
