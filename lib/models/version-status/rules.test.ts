import { expect, test } from 'vitest'
import type { GateAnswer } from '@/lib/deployments/vocabulary'
import { aliasPattern, type StatusFacts, versionStatus } from './rules'

const allowed: GateAnswer = { allowed: true, reasons: [], approvals: ['APR-1'] }
const refused: GateAnswer = { allowed: false, reasons: ['not_requested'], approvals: [] }
const request = (status: string, environment = 'production') => ({ status, environment })
const runs = (environment = 'production', gate = allowed) => ({ environment, endedAt: null, gate })
const ran = (environment = 'production') => ({ environment, endedAt: '2026-01-01', gate: allowed })
const of = (facts: Partial<StatusFacts>) =>
  versionStatus({ approvals: [], deployments: [], isRetired: false, ...facts })

test.each<[string, Partial<StatusFacts>, string]>([
  ['nothing was asked', {}, 'candidate'],
  ['it was rejected', { approvals: [request('rejected')] }, 'candidate'],
  ['its approval ran out', { approvals: [request('expired')] }, 'candidate'],
  ['it is approved elsewhere only', { approvals: [request('approved', 'staging')] }, 'candidate'],
  ['people have been asked', { approvals: [request('open')] }, 'awaiting_approval'],
  ['changes are wanted', { approvals: [request('approved'), request('changes_requested')] }, 'awaiting_approval'],
  ['it is approved', { approvals: [request('rejected'), request('approved')] }, 'approved'],
  ['it is asked for again after a no', { approvals: [request('approved'), request('rejected')] }, 'candidate'],
  ['it runs', { approvals: [request('approved')], deployments: [ran(), runs()] }, 'in_production'],
  ['it runs in staging', { approvals: [request('approved')], deployments: [runs('staging')] }, 'approved'],
  ['it ran', { approvals: [request('approved')], deployments: [ran()] }, 'was_in_production'],
  ['it ran and is asked for again', { approvals: [request('open')], deployments: [ran()] }, 'awaiting_approval'],
  ['its use case is retired', { approvals: [request('approved')], isRetired: true }, 'retired'],
  ['it runs although its use case is retired', { deployments: [runs()], isRetired: true }, 'in_production'],
])('when %s', (_, facts, status) => {
  expect(of(facts).status).toBe(status)
})

test('what runs in production against the gate is said', () => {
  expect(of({ deployments: [runs('production', refused)] }).isUnapproved).toBe(true)
  expect(of({ deployments: [runs('staging', refused)] }).isUnapproved).toBe(false)
  expect(of({ deployments: [{ ...runs('production', refused), endedAt: '2026-01-01' }] }).isUnapproved).toBe(false)
})

test.each(['champion', 'challenger-2', 'v3b', 'a'])('%s is an alias', (name) => {
  expect(name).toMatch(aliasPattern)
})

test.each(['', '3', 'v3', 'latest', 'Champion', 'a b', '-a', `a${'b'.repeat(60)}`])('“%s” is none', (name) => {
  expect(name).not.toMatch(aliasPattern)
})
