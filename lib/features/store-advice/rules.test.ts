import { expect, test } from 'vitest'
import { computeCosts, readinesses } from '../vocabulary'
import { adviceText, adviseOnStore } from './rules'

test('costly, raw and shared by many: a store', () => {
  const { advice, reasons } = adviseOnStore({ computeCost: 'high', readiness: 'raw', projects: 4, isOnline: false })
  expect(advice).toBe('store')
  expect(reasons.map(({ weight }) => weight)).toEqual([2, 2, 2])
  expect(adviceText({ advice, reasons })).toContain('4 projects would share them')
})

test('cheap, ready and alone: none', () => {
  const answers = { computeCost: 'low', readiness: 'ready', projects: 1, isOnline: false } as const
  expect(adviseOnStore(answers).advice).toBe('not_needed')
  expect(adviseOnStore({ ...answers, projects: 5 }).advice).toBe('not_needed')
})

test('between the two: a table that others may read', () => {
  expect(adviseOnStore({ computeCost: 'medium', readiness: 'partly', projects: 1, isOnline: false }).advice).toBe(
    'shared_table',
  )
  expect(adviseOnStore({ computeCost: 'high', readiness: 'raw', projects: 1, isOnline: false }).advice).toBe(
    'shared_table',
  )
  expect(adviseOnStore({ computeCost: 'high', readiness: 'raw', projects: 1, isOnline: true }).advice).toBe('store')
})

test('more of any of it never speaks less for a store', () => {
  const rank = { not_needed: 0, shared_table: 1, store: 2 }
  const worth = (cost: number, ready: number, projects: number, isOnline: boolean) =>
    rank[adviseOnStore({ computeCost: computeCosts[cost]!, readiness: readinesses[ready]!, projects, isOnline }).advice]
  for (const cost of [0, 1, 2])
    for (const ready of [0, 1, 2])
      for (const projects of [1, 2, 3, 10])
        for (const isOnline of [false, true]) {
          const here = worth(cost, ready, projects, isOnline)
          expect(worth(Math.min(cost + 1, 2), ready, projects, isOnline)).toBeGreaterThanOrEqual(here)
          expect(worth(cost, Math.min(ready + 1, 2), projects, isOnline)).toBeGreaterThanOrEqual(here)
          expect(worth(cost, ready, projects + 1, isOnline)).toBeGreaterThanOrEqual(here)
          expect(worth(cost, ready, projects, true)).toBeGreaterThanOrEqual(here)
        }
})
