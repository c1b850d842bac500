import { expect, test } from 'vitest'
import { periodic } from './alignment/effects'
import { metricCatalogue } from './catalogue'
import { metricFamilies, metricIndustries } from './vocabulary'

const entries = await metricCatalogue()

test('every family and every industry has something to begin from', () => {
  expect(entries.length).toBeGreaterThanOrEqual(60)
  for (const family of metricFamilies) {
    expect(entries.filter((entry) => entry.family === family).length, family).toBeGreaterThanOrEqual(5)
  }
  for (const industry of metricIndustries) {
    const own = entries.filter(({ industries }) => industries.includes(industry))
    expect(
      own.map(({ audience }) => audience),
      industry,
    ).toEqual(expect.arrayContaining(['domain', 'business']))
  }
})

test('names and keys say one thing each', () => {
  for (const of of ['key', 'name', 'definition'] as const) {
    expect(new Set(entries.map((entry) => entry[of])).size, of).toBe(entries.length)
  }
})

test('money of a metric that adds up is by the month, so that the value ledger can count it', () => {
  const money = entries.filter(({ unit }) => /^(EUR|hours) a /.test(unit))
  expect(money.length).toBeGreaterThanOrEqual(8)
  for (const { unit, key } of money) expect(periodic(unit), key).not.toBeNull()
})
