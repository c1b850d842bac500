// What a metric says with its figures: where they contradict each other, what is missing, and how they read.
import {
  type MetricAudience,
  type MetricDirection,
  type MetricGap,
  metricAudienceLabels,
  metricAudiences,
  metricCadenceLabels,
  metricDirectionLabels,
  metricGapLabels,
  metricGaps,
} from './vocabulary'

/** The figures, as a live metric and a published snapshot both have them. */
export interface Figures {
  direction: string
  unit: string
  bandLow: number | null
  bandHigh: number | null
  baseline: number | null
  target: number | null
  guardrail: number | null
}

export interface Described extends Figures {
  definition: string
  owner: string | null
  cadence: string | null
  source: string
}

/** What makes no sense at all, by field; such figures are not taken. */
export function nonsenseIn(metric: Figures): Record<string, string> {
  const { direction, bandLow, bandHigh } = metric
  if (direction !== 'band') {
    const sentence = `A band is for “${metricDirectionLabels.band}”. Choose that direction, or leave the band empty.`
    return {
      ...(bandLow === null ? {} : { bandLow: sentence }),
      ...(bandHigh === null ? {} : { bandHigh: sentence }),
    }
  }
  return bandLow !== null && bandHigh !== null && bandLow > bandHigh
    ? { bandHigh: `The band ends below where it begins: ${figure(bandLow)} to ${figure(bandHigh)}.` }
    : {}
}

/** What contradicts itself but may be meant: said in words, never refused. */
export function warningsOf(metric: Figures): string[] {
  return metric.direction === 'band' ? warningsOfBand(metric) : warningsOfOneSide(metric)
}

function warningsOfOneSide({ direction, unit, baseline, target, guardrail }: Figures): string[] {
  const isHigher = direction === 'higher'
  const better = (a: number, b: number) => (isHigher ? a > b : a < b)
  const side = isHigher ? 'above' : 'below'
  const words = (value: number) => valueWords(value, unit)
  const found: string[] = []
  if (target !== null && guardrail !== null && better(guardrail, target)) {
    found.push(
      `The guardrail ${words(guardrail)} is ${side} the target ${words(target)}, and ${isHigher ? 'higher' : 'lower'} is better: someone would have to act while the target is met.`,
    )
  }
  if (target !== null && target === guardrail) {
    found.push('Target and guardrail are the same: every miss of the target is an emergency.')
  }
  if (target !== null && baseline !== null && !better(target, baseline)) {
    found.push(
      target === baseline
        ? `The target is what is reached today, ${words(baseline)}: nothing would get better.`
        : `Today’s ${words(baseline)} is better than the target ${words(target)}.`,
    )
  }
  if (guardrail !== null && baseline !== null && better(guardrail, baseline)) {
    found.push(`Today’s ${words(baseline)} is beyond the guardrail ${words(guardrail)} already.`)
  }
  return found
}

function warningsOfBand({ unit, bandLow, bandHigh, target, guardrail }: Figures): string[] {
  if (bandLow === null || bandHigh === null || bandLow > bandHigh) return []
  const isInside = (value: number) => value >= bandLow && value <= bandHigh
  const found: string[] = []
  if (bandLow === bandHigh) found.push('The band has no width: any change at all leaves it.')
  if (target !== null && !isInside(target)) found.push(`The target ${valueWords(target, unit)} is outside the band.`)
  if (guardrail !== null && guardrail > bandLow && guardrail < bandHigh)
    found.push(
      `The guardrail ${valueWords(guardrail, unit)} is inside the band: someone would have to act while all is well.`,
    )
  return found
}

/** What is missing for a metric to be complete. Within a band, its edges are target and guardrail. */
export function gapsOf(metric: Described): MetricGap[] {
  const isBand = metric.direction === 'band'
  const missing: Record<MetricGap, boolean> = {
    definition: metric.definition.trim() === '',
    unit: metric.unit.trim() === '',
    baseline: metric.baseline === null,
    target: isBand ? metric.bandLow === null || metric.bandHigh === null : metric.target === null,
    guardrail: !isBand && metric.guardrail === null,
    owner: metric.owner === null,
    cadence: !metric.cadence,
    source: metric.source.trim() === '',
  }
  return metricGaps.filter((gap) => missing[gap])
}

/** Names of what is missing, as they are said: "target", and "band" where there should be one. */
export function lacksOf(metric: Described): string[] {
  return gapsOf(metric).map((gap) =>
    gap === 'target' && metric.direction === 'band' ? 'band' : metricGapLabels[gap].toLowerCase(),
  )
}

/** "No target and no owner"; empty when nothing is missing. */
export function gapWords(metric: Described): string {
  const names = lacksOf(metric).map((name) => `no ${name}`)
  if (names.length === 0) return ''
  const words = names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : names[0]!
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** Audiences that no metric speaks to. */
export function audiencesWithout(metrics: ReadonlyArray<{ audience: string }>): MetricAudience[] {
  return metricAudiences.filter((audience) => !metrics.some((metric) => metric.audience === audience))
}

/** What an audience still lacks, in words; empty when every metric of it is complete. */
export function lackWords(audience: MetricAudience, metrics: ReadonlyArray<Described & { audience: string }>): string {
  const own = metrics.filter((metric) => metric.audience === audience)
  if (own.length === 0) return `No ${metricAudienceLabels[audience].toLowerCase()} metric yet`
  const incomplete = own.filter((metric) => gapsOf(metric).length > 0).length
  if (incomplete === 0) return ''
  if (own.length === 1) return 'It is not complete'
  return incomplete === own.length ? 'None is complete' : `${incomplete} of ${own.length} not complete`
}

const plain = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 10 })

function figure(value: number): string {
  return plain.format(value).replace('-', '−')
}

/** What is read as money in a unit. */
export const moneyUnit = /^(EUR|USD|GBP|CHF|SEK|NOK|DKK|PLN|CZK|JPY|INR|BRL|CAD|AUD)(?=\s|\/|$)/

/** Units that say what a figure is and are not said with it. */
const isBare = (unit: string) => /^(?:share|ratio|index)?$/i.test(unit.trim())

/** "0.7", "30 %", "€200,000 a month", "18 points". */
export function valueWords(value: number | null, unit: string): string {
  if (value === null) return 'none'
  const money = moneyUnit.exec(unit)
  if (money) {
    const style = { style: 'currency', currency: money[1]!, minimumFractionDigits: 0 } as const
    return new Intl.NumberFormat('en', style).format(value).replace('-', '−') + unit.slice(money[0].length)
  }
  return isBare(unit) ? figure(value) : `${figure(value)} ${unit.trim()}`
}

/** What is aimed at: "at least 0.7", "at most 30 %", "between 4 and 6". */
export function targetWords({ direction, target, bandLow, bandHigh, unit }: Figures): string {
  if (direction === 'band') {
    if (bandLow === null || bandHigh === null) return 'no band'
    return `between ${figure(bandLow)} and ${valueWords(bandHigh, unit)}`
  }
  if (target === null) return 'no target'
  return `${direction === 'lower' ? 'at most' : 'at least'} ${valueWords(target, unit)}`
}

/** When someone must act: "below 0.62", "above 0.8 %", "outside the band". */
export function guardrailWords({ direction, guardrail, unit }: Figures): string {
  if (guardrail === null) return direction === 'band' ? 'outside the band' : 'no guardrail'
  if (direction === 'band') return `at ${valueWords(guardrail, unit)}`
  return `${direction === 'lower' ? 'above' : 'below'} ${valueWords(guardrail, unit)}`
}

export const directionWords = (direction: string): string =>
  metricDirectionLabels[direction as MetricDirection] ?? direction

export const cadenceWords = (cadence: string | null): string =>
  cadence ? (metricCadenceLabels[cadence as keyof typeof metricCadenceLabels] ?? cadence) : 'no cadence'
