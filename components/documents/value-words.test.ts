import { expect, test } from 'vitest'
import { valueCase } from '@/lib/documents/rules'
import { valueFinding } from './value-words'

const eur = (amount: number) => ({ amount, currency: 'EUR' })
const finding = (value: number, build: number, run: number, more: Record<string, unknown> = {}) =>
  valueFinding(
    valueCase({ value_per_year: eur(value), cost_to_build: eur(build), cost_to_run: eur(run), ...(more as object) })
      .value!,
  )

test('the finding of the value case is what people ask first', () => {
  expect(finding(720_000, 180_000, 60_000)).toBe(
    'It pays for itself after 4 months, and is €1.8M ahead after three years.',
  )
  expect(finding(720_000, 180_000, 60_000, { value_pessimistic: eur(120_000) })).toBe(
    'It pays for itself after 4 months, if things go badly after 36 months.',
  )
  expect(finding(720_000, 180_000, 60_000, { value_pessimistic: eur(0) })).toBe(
    'It pays for itself after 4 months, if things go badly never.',
  )
  expect(finding(60_000, 180_000, 60_000)).toBe('On these figures it never pays for itself.')
  expect(finding(60_000, 0, 0)).toBe('It pays for itself at once, and is €180K ahead after three years.')
  expect(finding(12_000, 100_000, 0)).toBe('It pays for itself after 100 months.')
})
