// What one metric is worth in another: by a rate with its low and high end, or by a formula. Pure; the arithmetic is
// docs/decisions/0015.
import { valueWords } from '../rules'
import { FormulaError, parseFormula } from './formula'

export interface Exchange {
  /** When the driver moves by this much … */
  per: number | null
  /** … the driven moves by this much, between the low and the high end. */
  rate: number | null
  rateLow: number | null
  rateHigh: number | null
  /** In place of a rate: the driven as a formula of the driver `x`. */
  formula: string | null
  /** Share by which the formula may be off: 0.2 is a fifth. */
  uncertainty: number | null
  /** Values of the driver between which it was seen to hold. */
  holdsLow: number | null
  holdsHigh: number | null
}

/** What is expected, and everything that the stated uncertainties allow. */
export interface Range {
  value: number
  low: number
  high: number
}

export const isPriced = (exchange: Exchange): boolean => exchange.rate !== null || exchange.formula !== null

/** What makes no sense, by field, each as a sentence. */
export function nonsenseInExchange(exchange: Exchange): Record<string, string> {
  const { per, rate, rateLow, rateHigh, formula, uncertainty, holdsLow, holdsHigh } = exchange
  const wrong: Record<string, string> = {}
  if (rate !== null && formula !== null) wrong.formula = 'A rate or a formula, not both.'
  if (rate === null && (rateLow !== null || rateHigh !== null))
    wrong.rate = 'A low or high end needs the rate between them.'
  if (rate !== null && rateLow !== null && rateLow > rate) wrong.rateLow = 'The low end is above the rate.'
  if (rate !== null && rateHigh !== null && rateHigh < rate) wrong.rateHigh = 'The high end is below the rate.'
  if (per !== null && per <= 0) wrong.per = 'More than nothing: the step by which the driver moves.'
  if (uncertainty !== null && (uncertainty < 0 || uncertainty > 10))
    wrong.uncertainty = 'A share between 0 and 10; 0.2 is a fifth.'
  if (uncertainty !== null && formula === null)
    wrong.uncertainty = 'This is for a formula; a rate has a low and a high end.'
  if (holdsLow !== null && holdsHigh !== null && holdsLow > holdsHigh)
    wrong.holdsHigh = 'It ends below where it begins.'
  if (formula !== null) {
    const problem = problemOf(formula)
    if (problem) wrong.formula = problem
  }
  return wrong
}

function problemOf(formula: string): string | null {
  try {
    parseFormula(formula)
    return null
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error
    return `${error.message} (character ${error.at + 1})`
  }
}

/** The least and the most of what is expected and all corners; null where one of them is no figure. */
function around(value: number, corners: readonly number[]): Range | null {
  if (![value, ...corners].every(Number.isFinite)) return null
  // Nothing times a negative rate is −0, which nobody writes.
  return { value: value + 0, low: Math.min(value, ...corners) + 0, high: Math.max(value, ...corners) + 0 }
}

export const addRanges = (a: Range, b: Range): Range => ({
  value: a.value + b.value,
  low: a.low + b.low,
  high: a.high + b.high,
})

/** Points between the ends at which a formula is looked at: it need not rise or fall all the way. */
const LOOKS = 16

/**
 * A change of the driver as a change of the driven.
 * @param at the driver's present value, which a formula needs
 * @returns null where there is no rate, or the formula gives no figure there
 */
export function carry(exchange: Exchange, at: number | null, change: Range): Range | null {
  const { rate, rateLow, rateHigh, formula, uncertainty } = exchange
  if (rate !== null) {
    const per = exchange.per ?? 1
    const rates = [rateLow ?? rate, rateHigh ?? rate]
    const corners = rates.flatMap((one) => [(change.low / per) * one, (change.high / per) * one])
    return around((change.value / per) * rate, corners)
  }
  if (formula === null || at === null || problemOf(formula)) return null
  const of = parseFormula(formula)
  const from = of(at)
  const moved = (by: number) => of(at + by) - from
  const looks = Array.from({ length: LOOKS + 1 }, (_, look) => change.low + ((change.high - change.low) * look) / LOOKS)
  const off = uncertainty ?? 0
  const corners = looks.map(moved).flatMap((value) => [value * (1 - off), value * (1 + off)])
  return around(moved(change.value), corners)
}

/** Above by more than the rounding of decimal figures: 0.1 + 0.2 is not above 0.3. */
export const isAbove = (a: number, b: number): boolean => a - b > 1e-9 * Math.max(Math.abs(a), Math.abs(b))

/** Whether the exchange was seen to hold at this value of the driver. */
export const holdsAt = ({ holdsLow, holdsHigh }: Exchange, value: number): boolean =>
  !(holdsLow !== null && isAbove(holdsLow, value)) && !(holdsHigh !== null && isAbove(value, holdsHigh))

/** The step by which people speak of a unit: a point of a share is a hundredth. */
export function stepOf(unit: string): { step: number; words: string } {
  const bare = unit.trim()
  if (/^(?:share|ratio)$/i.test(bare)) return { step: 0.01, words: '1 point' }
  if (/^%/.test(bare)) return { step: 1, words: '1 point' }
  return { step: 1, words: bare === '' || /^index$/i.test(bare) ? '1' : valueWords(1, bare) }
}

/** The figure as it is said: 0.02 of a share are 2 points. */
export function inSteps(amount: number, unit: string): number {
  const { step } = stepOf(unit)
  return step === 1 ? amount : Number((amount / step).toPrecision(10))
}

/** How much of the driver: "1 point", "5 points", "100 a month". */
export function amountWords(amount: number, unit: string): string {
  if (stepOf(unit).words !== '1 point') return valueWords(amount, unit)
  const points = inSteps(amount, unit)
  return `${valueWords(points, '')} ${points === 1 ? 'point' : 'points'}`
}

/** "1 point ≈ 40 a month (31 to 49)"; of a formula, the formula. */
export function exchangeWords(exchange: Exchange, from: { unit: string }, to: { unit: string }): string {
  const { rate, rateLow, rateHigh, formula, uncertainty, per } = exchange
  if (formula !== null) return `${formula}${uncertainty ? `, ± ${valueWords(uncertainty * 100, '%')}` : ''}`
  if (rate === null) return 'no rate yet'
  const isSure = (rateLow ?? rate) === rate && (rateHigh ?? rate) === rate
  const bare = (value: number) => valueWords(inSteps(value, to.unit), '')
  const range = isSure ? '' : ` (${bare(rateLow ?? rate)} to ${bare(rateHigh ?? rate)})`
  return `${amountWords(per ?? 1, from.unit)} ≈ ${amountWords(rate, to.unit)}${range}`
}

/** "holds from 0.58 to 0.74"; empty where it was not said. */
export function holdsWords({ holdsLow, holdsHigh }: Exchange, unit: string): string {
  if (holdsLow === null && holdsHigh === null) return ''
  if (holdsLow === null) return `holds up to ${valueWords(holdsHigh, unit)}`
  if (holdsHigh === null) return `holds from ${valueWords(holdsLow, unit)}`
  return `holds from ${valueWords(holdsLow, '')} to ${valueWords(holdsHigh, unit)}`
}
