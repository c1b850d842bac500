import { expect, test } from 'vitest'
import { stepsOf } from '@/lib/use-cases/steps'
import type { IterationView, StageMove } from '@/lib/use-cases/views'
import type { Stage } from '@/lib/use-cases/vocabulary'
import { lifecycleRows, phaseDays, rowOf, workStages } from './lifecycle-graph'

const now = '2026-11-20T09:00:00.000Z'

type Step = [kind: StageMove['kind'], to: Stage, day: string, skipped?: Stage[]]

function iteration(number: number, walk: Step[]): IterationView {
  const moves: StageMove[] = walk.map(([kind, to, day, skipped = []], at) => ({
    kind,
    from: at === 0 ? null : walk[at - 1]![1],
    to,
    reason: kind === 'back' ? 'A leak.' : '',
    skipped,
    byName: 'Ingrid Solheim',
    at: `2026-${day}T09:00:00.000Z`,
    gateRef: kind === 'forward' ? `GTE-${at}` : null,
    approvalRef: kind === 'forward' ? `APR-${at}` : null,
  }))
  const stage = moves.at(-1)!.to
  const steps = stepsOf(moves, now)
  return {
    number,
    stage,
    stageSince: moves.at(-1)!.at,
    days: steps.at(-1)!.days,
    isRetired: stage === 'retired',
    startedAt: moves[0]!.at,
    reason: '',
    revision: 1,
    steps,
    moves,
  }
}

const forward = (...stages: Stage[]): Step[] =>
  stages.map((stage, at) => [at === 0 ? 'start' : 'forward', stage, `0${at + 1}-10`])

const states = (one: IterationView) => rowOf(one).dots.map(({ state }) => state)

test('stages behind are done with their gates, those in front are ahead', () => {
  const row = rowOf(iteration(1, forward('added_value', 'business_requirements', 'key_metrics')))
  expect(row.dots.slice(0, 4).map(({ state }) => state)).toEqual(['done', 'done', 'here', 'ahead'])
  expect(row.dots[0]!.gate).toMatchObject({ approval: 'APR-1' })
  expect(row.dots[2]!.gate).toBeNull()
  expect(row.lines).toEqual([
    { kind: 'walked', from: 0, to: 1 },
    { kind: 'walked', from: 1, to: 2 },
    { kind: 'ahead', from: 2, to: 10 },
  ])
})

test('what was walked and left again stands ahead once more; its gate counts no longer', () => {
  const back = iteration(1, [...forward(...workStages.slice(0, 7)), ['back', 'feature_engineering', '09-21']])
  const row = rowOf(back)
  expect(row.dots.slice(3, 7).map(({ state }) => state)).toEqual(['done', 'here', 'again', 'again'])
  expect(row.dots[5]!.gate).toBeNull()
  expect(row.lines.find(({ kind }) => kind === 'back')).toMatchObject({
    from: 6,
    to: 4,
    words: 'Went back on 21 Sept from Validation to Features',
  })
})

test('days of all stays in a stage are counted together', () => {
  const row = rowOf(
    iteration(1, [
      ['start', 'added_value', '04-01'],
      ['forward', 'business_requirements', '04-11'],
      ['back', 'added_value', '04-13'],
      ['forward', 'business_requirements', '04-15'],
    ]),
  )
  expect(row.dots[0]!.days).toBe(12)
})

test('left out is not walked, and not what came before an iteration began', () => {
  const skipping = iteration(1, [
    ['start', 'added_value', '04-01'],
    ['forward', 'data_quality', '04-02', ['business_requirements', 'key_metrics']],
  ])
  expect(states(skipping).slice(0, 4)).toEqual(['done', 'skipped', 'skipped', 'here'])
  expect(rowOf(skipping).lines[0]).toEqual({ kind: 'skip', from: 0, to: 3 })
  const later = iteration(2, [['start', 'experiments', '05-01']])
  expect(states(later).slice(0, 6)).toEqual(['outside', 'outside', 'outside', 'outside', 'outside', 'here'])
})

test('a retired walk ends where it was, and nothing lies ahead of it', () => {
  const ended = iteration(1, [...forward('added_value', 'business_requirements'), ['retire', 'retired', '08-01']])
  expect(states(ended).slice(0, 3)).toEqual(['done', 'done', 'ahead'])
  expect(rowOf(ended).lines).toEqual([{ kind: 'walked', from: 0, to: 1 }])
})

test('of many iterations those under way are shown', () => {
  const ended = [1, 2, 3].map((number) =>
    iteration(number, [...forward('added_value'), ['retire', 'retired', '08-01']]),
  )
  const live = [4, 5, 6].map((number) => iteration(number, forward('added_value')))
  expect(lifecycleRows([...ended, ...live]).map((row) => row.iteration)).toEqual([3, 4, 5, 6])
})

test('a phase tells its days, and the day of the stage it is in', () => {
  const row = rowOf(
    iteration(1, [
      ['start', 'added_value', '10-01'],
      ['forward', 'feature_engineering', '11-11', ['business_requirements', 'key_metrics', 'data_quality']],
    ]),
  )
  expect(phaseDays(row).map(({ words }) => words)).toEqual(['41 days', 'day 9', ''])
})
