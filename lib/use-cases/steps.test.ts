import { expect, test } from 'vitest'
import { daysBetween, stepsOf } from './steps'
import type { StageMove } from './views'

const start: StageMove = {
  kind: 'start',
  from: null,
  to: 'added_value',
  reason: '',
  skipped: [],
  byName: 'Ingrid Solheim',
  at: '2026-04-01T09:00:00.000Z',
  gateRef: null,
  approvalRef: null,
}
const forward = (from: StageMove['to'], to: StageMove['to'], at: string, skipped: StageMove['to'][] = []) => ({
  ...start,
  kind: 'forward' as const,
  from,
  to,
  skipped,
  at,
  gateRef: 'GATE-1',
  approvalRef: 'APR-1',
})
const now = '2026-04-20T09:00:00.000Z'

test('a begun day counts', () => {
  expect(daysBetween(start.at, '2026-04-01T10:00:00.000Z')).toBe(1)
  expect(daysBetween(start.at, '2026-04-03T09:00:00.001Z')).toBe(3)
})

test('a stage is left by the gate of the move that left it', () => {
  const [value, requirements] = stepsOf(
    [start, forward('added_value', 'business_requirements', '2026-04-13T08:00:00.000Z')],
    now,
  )
  expect(value).toMatchObject({ stage: 'added_value', days: 12, gate: { ref: 'GATE-1', approval: 'APR-1' } })
  expect(requirements).toMatchObject({ stage: 'business_requirements', leftAt: null, days: 8, gate: null })
})

test('what is skipped stands between, with the gate that skipped it', () => {
  const steps = stepsOf(
    [
      start,
      forward('added_value', 'data_quality', '2026-04-02T09:00:00.000Z', ['business_requirements', 'key_metrics']),
    ],
    now,
  )
  expect(steps.map(({ stage, isSkipped }) => [stage, isSkipped])).toEqual([
    ['added_value', false],
    ['business_requirements', true],
    ['key_metrics', true],
    ['data_quality', false],
  ])
  expect(steps[1]).toMatchObject({ days: 0, gate: { ref: 'GATE-1' } })
})

test('going back is told where it left from', () => {
  const back: StageMove = { ...start, kind: 'back', from: 'business_requirements', to: 'added_value', at: now }
  const steps = stepsOf([start, forward('added_value', 'business_requirements', '2026-04-02T09:00:00.000Z'), back], now)
  expect(steps[1]).toMatchObject({ stage: 'business_requirements', wentBackTo: 'added_value', gate: null })
  expect(steps).toHaveLength(3)
})
