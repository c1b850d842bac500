// How the map says values, steps and standings in few words. The full words are in lib/metrics/rules.ts.
import type { IconName } from '@/components/ui/icon'
import type { Tone } from '@/components/ui/status-chip'
import type { AlignedMetric, MetricLinkView } from '@/lib/metrics/alignment/views'
import type { LinkSide, MetricStanding } from '@/lib/metrics/vocabulary'

const money = /^(EUR|USD|GBP|CHF|SEK|NOK|DKK|PLN|CZK|JPY|INR|BRL|CAD|AUD)(?=\s|$)/

/** Large figures short ("161k"), others with the digits that can be told apart at a glance. */
function shortFigure(value: number, options: Intl.NumberFormatOptions = {}): string {
  const size = Math.abs(value)
  const digits: Intl.NumberFormatOptions =
    size >= 10_000
      ? { notation: 'compact', maximumSignificantDigits: 3 }
      : { maximumFractionDigits: size >= 100 ? 1 : size >= 1 ? 2 : size >= 0.01 ? 4 : 8, minimumFractionDigits: 0 }
  return new Intl.NumberFormat('en', { ...options, ...digits }).format(value).replace('K', 'k').replace('-', '−')
}

const isShare = (unit: string) => /^(share|ratio)$/i.test(unit.trim())
const isBare = (unit: string) => /^(share|ratio|index)?$/i.test(unit.trim())

export interface ShortValue {
  figure: string
  /** What stands small behind it; empty where the figure says it all. */
  unit: string
}

/** "€161k" and "a month"; "27 %"; "537" and "a month" where the name says already that it is customers. */
export function shortValue(value: number, unit: string, name = ''): ShortValue {
  const currency = money.exec(unit)
  if (currency) {
    const style = { style: 'currency', currency: currency[1]! } as const
    return { figure: shortFigure(value, style), unit: unit.slice(currency[0].length).trim() }
  }
  if (isBare(unit)) return { figure: shortFigure(value), unit: '' }
  const [first, ...rest] = unit.trim().split(/\s+/)
  if (first === '%') return { figure: `${shortFigure(value)} %`, unit: rest.join(' ') }
  const isSaid = rest.length > 0 && name.toLowerCase().includes(first!.toLowerCase())
  return { figure: shortFigure(value), unit: isSaid ? rest.join(' ') : unit.trim() }
}

export function shortWords(value: number, unit: string): string {
  const { figure, unit: rest } = shortValue(value, unit)
  return rest ? `${figure} ${rest}` : figure
}

/** Of a change: "+200", "−0.036 points". */
export function changeValue(value: number, unit: string): ShortValue {
  const [, tail] = /^%\s*(.*)$/.exec(unit.trim()) ?? []
  const points = isShare(unit) ? value * 100 : value
  const shown =
    isShare(unit) || tail !== undefined
      ? { figure: shortFigure(points), unit: `${Math.abs(points) === 1 ? 'point' : 'points'}${tail ? ` ${tail}` : ''}` }
      : shortValue(value, unit)
  return { ...shown, figure: value > 0 ? `+${shown.figure}` : shown.figure }
}

/** "Recall" as it stands inside a sentence: "recall", but "AUC" and "F1" as they are. */
export function inSentence(name: string): string {
  return /^\p{Lu}(?![\p{Lu}\d])/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name
}

type Look = { tone: Tone; icon?: IconName; words: string }

type Aimed = Pick<AlignedMetric, 'direction' | 'target' | 'bandLow' | 'bandHigh'>

/** How a value stands against target and guardrail, in two words. */
export function standsLook(standing: MetricStanding, { direction, target, bandLow, bandHigh }: Aimed): Look {
  if (standing === 'beyond_guardrail') return { tone: 'bad', words: 'beyond guardrail' }
  if (standing === 'reached') return { tone: 'ok', words: direction === 'band' ? 'in its band' : 'on target' }
  if (standing === 'missed') {
    const words = direction === 'band' ? 'off its band' : direction === 'lower' ? 'over target' : 'under target'
    return { tone: 'warn', words }
  }
  const isAimed = direction === 'band' ? bandLow !== null && bandHigh !== null : target !== null
  return { tone: 'idle', words: isAimed ? 'not judged' : 'no target' }
}

export function standingLook(metric: AlignedMetric): Look {
  return metric.newest
    ? standsLook(metric.newest.standing, metric)
    : { tone: 'idle', icon: 'clock', words: 'not measured' }
}

/** "target 0.7 · guardrail 0.62" */
export function aimWords({ direction, target, guardrail, bandLow, bandHigh, unit }: AlignedMetric): string {
  const short = (value: number) => shortValue(value, unit).figure
  const aim =
    direction !== 'band'
      ? `target ${target === null ? 'none' : short(target)}`
      : `band ${bandLow === null || bandHigh === null ? 'none' : `${short(bandLow)} to ${short(bandHigh)}`}`
  return guardrail === null ? aim : `${aim} · guardrail ${short(guardrail)}`
}

/** The step of the driver that the rate is for: "1 point", "100". */
export function stepWords(per: number, unit: string): string {
  const isPoints = isShare(unit) || unit.trim().startsWith('%')
  const size = isShare(unit) ? Number((per * 100).toPrecision(12)) : per
  if (isPoints) return `${shortFigure(size)} ${size === 1 ? 'point' : 'points'}`
  return money.test(unit) ? shortValue(size, unit).figure : shortFigure(size)
}

/** On a line, where there is little room: "1 point ≈ 40", "1 point ≈ €6k". */
export function edgeWords(link: MetricLinkView): string {
  if (link.formula !== null) return 'by a formula'
  if (link.rate === null) return 'no rate yet'
  return `${stepWords(link.per ?? 1, link.from.unit)} ≈ ${edgeRate(link.rate, link.to.unit)}`
}

function edgeRate(rate: number, unit: string): string {
  const currency = money.exec(unit)?.[1]
  if (currency && Math.abs(rate) >= 1000) {
    const words = { style: 'currency', currency, notation: 'compact', maximumSignificantDigits: 3 } as const
    return new Intl.NumberFormat('en', words).format(rate).replace('K', 'k').replace('-', '−')
  }
  if (isShare(unit)) return shortFigure(rate * 100)
  return shortValue(rate, unit).figure.replace(/ %$/, '')
}

/** Which sides still have to sign; empty where both did. */
export function openSides(link: MetricLinkView): LinkSide[] {
  return (['from', 'to'] as const).filter((side) => !link.signatures.some((signature) => signature.side === side))
}

/** The word of a link that is not agreed; empty for one that is. */
export function agreementWords(link: MetricLinkView): string {
  const open = openSides(link)
  return open.length === 2 ? 'not signed' : open.length === 1 ? 'half signed' : ''
}

export function dayMonth(at: string, now = new Date()): string {
  const date = new Date(at)
  const isThisYear = date.getUTCFullYear() === now.getUTCFullYear()
  return new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    ...(isThisYear ? {} : { year: 'numeric' }),
    timeZone: 'UTC',
  }).format(date)
}
