import { describe, expect, test } from 'vitest'
import { builtInTemplates } from '@/lib/templates/definition'
import { findField } from '@/lib/templates/rules'
import type { Answers, TableRow } from '@/lib/templates/vocabulary'
import { mergeRows, mergeText, valueCase } from './rules'

const row = (id: string, cells: TableRow['cells']): TableRow => ({ id, cells })
const eur = (amount: number) => ({ amount, currency: 'EUR' })

describe('texts of two people', () => {
  test('are put together when they changed different lines', () => {
    expect(mergeText('a\nb\nc', 'A\nb\nc', 'a\nb\nC')).toBe('A\nb\nC')
    expect(mergeText('a\nb\nc', 'a\nnew\nb\nc', 'a\nb')).toBe('a\nnew\nb')
    expect(mergeText('', 'a', '')).toBe('a')
  })

  test('are put together when both say the same', () => {
    expect(mergeText('a\nb\nc', 'A\nb\nC', 'A\nb\nc')).toBe('A\nb\nC')
    expect(mergeText('', 'a', 'a')).toBe('a')
  })

  test('are left to people when both changed the same lines, or lines that touch', () => {
    expect(mergeText('', 'a', 'b')).toBeNull()
    expect(mergeText('a\nb\nc', 'a\nB\nc', 'a\nbb\nc')).toBeNull()
    expect(mergeText('a\nb', 'A\nb', 'a\nB')).toBeNull()
    expect(mergeText('a\nb\nc', 'a\nc', 'a\nB\nc')).toBeNull()
  })
})

describe('rows of two people', () => {
  const base = [row('1', { a: 'x', b: 1 }), row('2', { a: 'y', b: 2 })]

  test('are put together by cell, and both new rows are there', () => {
    const mine = [row('1', { a: 'mine', b: 1 }), row('3', { a: 'new' }), base[1]!]
    const theirs = [row('1', { a: 'x', b: 9 }), base[1]!, row('4', { a: 'newer' })]
    expect(mergeRows(base, mine, theirs)).toEqual({
      rows: [row('1', { a: 'mine', b: 9 }), row('3', { a: 'new' }), base[1], row('4', { a: 'newer' })],
      conflicts: [],
    })
  })

  test('name the row whose cell both changed', () => {
    const merged = mergeRows(
      base,
      [row('1', { a: 'mine', b: 1 }), base[1]!],
      [row('1', { a: 'theirs', b: 1 }), base[1]!],
    )
    expect(merged.conflicts).toEqual(['1'])
    expect(merged.rows[0]).toEqual(row('1', { a: 'mine', b: 1 }))
  })

  test('keep and name a row that one removed and the other changed; a row that nobody else touched goes', () => {
    expect(mergeRows(base, [base[1]!], base)).toEqual({ rows: [base[1]], conflicts: [] })
    const changed = row('1', { a: 'x', b: 7 })
    expect(mergeRows(base, [base[1]!], [changed, base[1]!])).toEqual({ rows: [changed, base[1]], conflicts: ['1'] })
  })

  test('have the order of whoever moved them', () => {
    const moved = [base[1]!, base[0]!]
    expect(mergeRows(base, moved, base).rows).toEqual(moved)
    expect(mergeRows(base, base, moved).rows).toEqual(moved)
    expect(mergeRows(base, moved, [...base, row('5', {})]).rows.map(({ id }) => id)).toEqual(['2', '5', '1'])
  })
})

describe('the value case', () => {
  test('is computed of fields that the built-in template has', async () => {
    const template = (await builtInTemplates()).get('added-value')!
    const kinds = ['value_per_year', 'value_pessimistic', 'value_optimistic']
      .concat(['cost_to_build', 'cost_to_run'].flatMap((key) => [key, `${key}_pessimistic`, `${key}_optimistic`]))
      .map((key) => findField(template, key)?.kind)
    expect(new Set(kinds)).toEqual(new Set(['money']))
  })

  const likely: Answers = { value_per_year: eur(720_000), cost_to_build: eur(180_000), cost_to_run: eur(60_000) }

  test('computes payback and what is won by month', () => {
    const { value } = valueCase(likely)
    expect(value).toMatchObject({ currency: 'EUR', hasRange: false })
    expect(value!.likely).toMatchObject({ paybackMonths: 4, netAfter12: 480_000, netAfter36: 1_800_000 })
    expect(value!.likely.series).toHaveLength(37)
    expect(value!.likely.series[0]).toBe(-180_000)
    expect(value!.pessimistic).toEqual(value!.likely)
  })

  test('has a range where one is given', () => {
    const { value } = valueCase({
      ...likely,
      value_pessimistic: eur(120_000),
      cost_to_build_optimistic: eur(0),
    })
    expect(value).toMatchObject({
      hasRange: true,
      pessimistic: { paybackMonths: 36, netAfter36: 0 },
      likely: { paybackMonths: 4 },
      optimistic: { paybackMonths: 0, costToBuild: 0 },
    })
  })

  test('says what it lacks', () => {
    expect(valueCase({ ...likely, cost_to_run: null })).toEqual({
      value: null,
      problem: 'Computed as soon as the cost to run is given.',
    })
    expect(valueCase({}).problem).toBe(
      'Computed as soon as the value a year, the cost to build and the cost to run are given.',
    )
    expect(valueCase({ ...likely, cost_to_run_optimistic: { amount: 1, currency: 'USD' } }).problem).toBe(
      'The amounts are in EUR and USD; give them in one currency to have them computed.',
    )
  })
})
