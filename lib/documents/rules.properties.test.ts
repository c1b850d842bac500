import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Answers, TableRow } from '@/lib/templates/vocabulary'
import { mergeRows, mergeText, valueCase } from './rules'
import { outlooks } from './vocabulary'

const lines = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 8 })
const edited = fc.array(fc.constantFrom('a', 'b', 'c', '', 'mine', 'theirs', 'new'), { maxLength: 10 })
const text = (arbitrary: fc.Arbitrary<string[]>) => arbitrary.map((all) => all.join('\n'))

test('a merge of texts is mine, theirs, both or nothing', () => {
  fc.assert(
    fc.property(text(lines), text(edited), text(edited), (base, mine, theirs) => {
      expect(mergeText(base, mine, base)).toBe(mine)
      expect(mergeText(base, base, theirs)).toBe(theirs)
      expect(mergeText(base, mine, mine)).toBe(mine)
      expect(mergeText(base, mine, theirs)).toBe(mergeText(base, theirs, mine))
    }),
  )
})

test('a merge of texts has every line that either wrote, as often as the one who wrote it most', () => {
  const count = (all: string, line: string) => all.split('\n').filter((one) => one === line).length
  fc.assert(
    fc.property(text(lines), text(edited), text(edited), (base, mine, theirs) => {
      const merged = mergeText(base, mine, theirs)
      if (merged === null) return
      for (const line of ['mine', 'theirs', 'new']) {
        expect(count(merged, line)).toBeGreaterThanOrEqual(Math.max(count(mine, line), count(theirs, line)))
      }
    }),
  )
})

const rows = (letters: string[]): fc.Arbitrary<TableRow[]> =>
  fc.uniqueArray(
    fc.record({
      id: fc.constantFrom('1', '2', '3', '4', '5'),
      cells: fc.record({ a: fc.constantFrom(...letters), b: fc.constantFrom(null, 1, 2) }),
    }),
    { selector: ({ id }) => id, maxLength: 5 },
  )

test('a merge of rows loses no cell without naming its row', () => {
  fc.assert(
    fc.property(rows(['x', 'y']), rows(['x', 'mine']), rows(['x', 'theirs']), (base, mine, theirs) => {
      const { rows: merged, conflicts } = mergeRows(base, mine, theirs)
      expect(new Set(merged.map(({ id }) => id)).size).toBe(merged.length)
      const find = (all: TableRow[], id: string) => all.find((row) => row.id === id)?.cells
      for (const [side, other] of [
        [mine, theirs],
        [theirs, mine],
      ] as const) {
        for (const { id, cells } of side) {
          if (conflicts.includes(id)) {
            expect(find(merged, id)).toBeDefined()
            continue
          }
          const was = find(base, id)
          if (was && !find(other, id)) expect([cells, find(merged, id)]).toEqual([was, undefined])
          else
            for (const key of ['a', 'b'])
              if (cells[key] !== (was?.[key] ?? null)) expect(find(merged, id)?.[key]).toBe(cells[key])
        }
      }
    }),
  )
})

test('a merge with somebody who did nothing is what the other did', () => {
  fc.assert(
    fc.property(rows(['x', 'y']), rows(['x', 'mine']), (base, mine) => {
      expect(mergeRows(base, mine, base)).toEqual({ rows: mine, conflicts: [] })
      expect(mergeRows(base, base, mine)).toEqual({ rows: mine, conflicts: [] })
      expect(mergeRows(base, mine, mine)).toEqual({ rows: mine, conflicts: [] })
    }),
  )
})

const amount = fc.integer({ min: 0, max: 100_000_000 }).map((cents) => cents / 100)
const answers = (value: number, build: number, run: number): Answers =>
  Object.fromEntries(
    Object.entries({ value_per_year: value, cost_to_build: build, cost_to_run: run }).map(([key, money]) => [
      key,
      { amount: money, currency: 'EUR' },
    ]),
  )

test('more value never lengthens the payback, and more cost never shortens it', () => {
  const months = (...amounts: [number, number, number]) =>
    valueCase(answers(...amounts)).value!.likely.paybackMonths ?? Number.POSITIVE_INFINITY
  fc.assert(
    fc.property(amount, amount, amount, amount, (value, build, run, more) => {
      const before = months(value, build, run)
      expect(months(value + more, build, run)).toBeLessThanOrEqual(before)
      expect(months(value, build + more, run)).toBeGreaterThanOrEqual(before)
      expect(months(value, build, run + more)).toBeGreaterThanOrEqual(before)
    }),
  )
})

test('the month of payback is the first in which the series is not below zero', () => {
  fc.assert(
    fc.property(amount, amount, amount, (value, build, run) => {
      const { paybackMonths, series } = valueCase(answers(value, build, run)).value!.likely
      const first = series.findIndex((net) => net >= -0.01)
      if (paybackMonths !== null && paybackMonths <= 36) {
        expect(series[paybackMonths]!).toBeGreaterThanOrEqual(-0.01)
        expect(first).toBeLessThanOrEqual(paybackMonths)
      }
    }),
  )
})

test('outlooks without answers of their own are the likely one', () => {
  fc.assert(
    fc.property(amount, amount, amount, (...amounts) => {
      const value = valueCase(answers(...amounts)).value!
      for (const outlook of outlooks) expect(value[outlook]).toEqual(value.likely)
    }),
  )
})
