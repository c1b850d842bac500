// "+1 point recall ≈ 40 customers kept a month ≈ €12,000 a month": what a step of a technical metric is worth. Pure.
import { valueWords } from '../rules'
import { type Effect, effectsOf, type MetricFigures, type PricedLink, periodic } from './effects'
import { amountWords, inSteps, type Range, stepOf } from './exchange'

/** One for each technical metric that reaches money or time, or at least the domain. */
export function sentencesOf(
  metrics: readonly MetricFigures[],
  links: readonly PricedLink[],
): Array<{ metric: string; text: string }> {
  return metrics
    .filter(({ audience }) => audience === 'technical')
    .flatMap((metric) => {
      const { step, words } = stepOf(metric.unit)
      const change = metric.direction === 'lower' ? -step : step
      const effects = effectsOf(metrics, links, metric.id, change)
      const reached = [firstOf(metrics, effects, 'domain'), firstOf(metrics, effects, 'business')].filter(
        (end) => end !== undefined,
      )
      if (reached.length === 0) return []
      const start = `${change < 0 ? '−' : '+'}${words} ${lower(metric.name)}`
      return [{ metric: metric.id, text: [start, ...reached.map(endWords)].join(' ≈ ') }]
    })
}

interface End {
  metric: MetricFigures
  effect: Effect
}

/** Of a level the metric that is reached in the fewest steps; in money or time before others. */
function firstOf(
  metrics: readonly MetricFigures[],
  effects: ReadonlyMap<string, Effect>,
  audience: MetricFigures['audience'],
): End | undefined {
  const ends = metrics.flatMap((metric) => {
    const effect = effects.get(metric.id)
    return effect && metric.audience === audience && effect.path.length > 0 ? [{ metric, effect }] : []
  })
  const worth = ({ metric }: End) => (metric.isValue ? 0 : periodic(metric.unit) ? 1 : 2)
  return ends.sort((a, b) => worth(a) - worth(b) || a.effect.path.length - b.effect.path.length)[0]
}

function endWords({ metric, effect: { change, isGuess, isAgreed } }: End): string {
  const isMoney = periodic(metric.unit)?.kind === 'money'
  const name = lower(metric.name)
  const amount = (value: number) => {
    const rounded = Number(value.toPrecision(4))
    return isMoney ? valueWords(rounded, metric.unit) : amountWords(rounded, metric.unit)
  }
  const bare = (value: number) => {
    const rounded = Number(value.toPrecision(4))
    return isMoney ? valueWords(rounded, metric.unit.slice(0, 3)) : valueWords(inSteps(rounded, metric.unit), '')
  }
  const words = isMoney ? amount(change.value) : countWords(change, name, metric.unit, amount)
  return `${words}${rangeWords(change, bare)}${isGuess ? ', a guess' : ''}${isAgreed ? '' : ', not agreed yet'}`
}

/** "40 customers kept a month": a unit that only says how often comes after what is counted. */
function countWords(change: Range, name: string, unit: string, amount: (value: number) => string): string {
  const sign = change.value < 0 ? '−' : ''
  const size = Math.abs(Number(change.value.toPrecision(4)))
  if (/^(?:(?:a|an|per|each) |$)/.test(unit.trim()))
    return `${sign}${valueWords(size, '')} ${name} ${unit.trim()}`.trim()
  return `${amount(change.value).replace('-', '−')} ${name}`
}

/** Nothing where both ends read alike. */
function rangeWords({ low, high }: Range, words: (value: number) => string): string {
  return words(low) === words(high) ? '' : ` (${words(low)} to ${words(high)})`
}

/** As in the middle of a sentence; what is written in capitals stays. */
const lower = (name: string) => (/^[A-Z][a-z]/.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name)
