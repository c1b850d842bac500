// What the map says in one sentence: what a step of the metric that moves most is worth.
import { effectsOf, type MetricFigures, type PricedLink, totalsOf } from '@/lib/metrics/alignment/effects'
import { stepOf } from '@/lib/metrics/alignment/exchange'
import type { AlignedMetric } from '@/lib/metrics/alignment/views'
import { inSentence, shortValue } from './words'

interface Worth {
  metric: MetricFigures
  /** As an amount of its own unit: "€12k a month". */
  words: string
  size: number
  isMoney: boolean
  /** Every link on the way to it is signed by both sides. */
  isAgreed: boolean
}

/** One step for the better of each metric that reaches money or time, the one worth most first. */
export function worthOfSteps(metrics: MetricFigures[], links: PricedLink[]): Worth[] {
  return metrics
    .flatMap((metric): Worth[] => {
      if (metric.isValue || metric.direction === 'band') return []
      const change = stepOf(metric.unit).step * (metric.direction === 'lower' ? -1 : 1)
      const effects = effectsOf(metrics, links, metric.id, change)
      const { money, time } = totalsOf(metrics, effects)
      const isAgreed = metrics.every(({ id, isValue }) => !isValue || effects.get(id)?.isAgreed !== false)
      const [cash] = money.filter((one) => one.change.value > 0)
      if (cash) {
        const { figure, unit } = shortValue(cash.change.value, `${cash.currency} a ${cash.period}`)
        return [{ metric, words: `${figure} ${unit}`, size: cash.change.value, isMoney: true, isAgreed }]
      }
      const [hours] = time.filter((one) => one.change.value > 0)
      if (!hours) return []
      const { figure } = shortValue(hours.change.value, hours.unit)
      return [
        {
          metric,
          words: `${figure} ${hours.unit} a ${hours.period}`,
          size: hours.change.value,
          isMoney: false,
          isAgreed,
        },
      ]
    })
    .sort(
      (a, b) =>
        Number(b.isAgreed) - Number(a.isAgreed) ||
        Number(b.isMoney) - Number(a.isMoney) ||
        Number(b.metric.audience === 'technical') - Number(a.metric.audience === 'technical') ||
        b.size - a.size,
    )
}

/** "A point of recall is worth about €12k a month" */
export function mapFinding(metrics: MetricFigures[], links: PricedLink[]): string {
  if (metrics.length === 0) return 'No metric yet: nothing to align'
  const [most] = worthOfSteps(metrics, links)
  const many = metrics.length === 1 ? 'One metric' : `${metrics.length} metrics`
  if (!most) return `${many}, ${metrics.length === 1 ? 'not' : 'none'} linked to money yet`
  const { words } = stepOf(most.metric.unit)
  const step = words.replace(/^1 /, '')
  const article = /^[aeiou]/i.test(step) ? 'An' : 'A'
  const less = most.metric.direction === 'lower' ? 'less of' : 'of'
  return `${article} ${step} ${less} ${inSentence(most.metric.name)} is worth about ${most.words}${most.isAgreed ? '' : ', not agreed yet'}`
}

/** "11 metrics: 1 on target, none beyond its guardrail" */
export function standingFinding(metrics: ReadonlyArray<Pick<AlignedMetric, 'newest'>>): string {
  const count = (standing: string) => metrics.filter(({ newest }) => newest?.standing === standing).length
  const many = metrics.length === 1 ? 'One metric' : `${metrics.length} metrics`
  const beyond = count('beyond_guardrail')
  const reached = count('reached')
  const stale = metrics.filter(({ newest }) => newest?.isStale).length
  const words = [
    `${reached === 0 ? 'none' : reached} on target`,
    `${beyond === 0 ? 'none' : beyond} beyond ${beyond > 1 ? 'their guardrails' : 'its guardrail'}`,
    ...(stale > 0 ? [`${stale} stale`] : []),
  ]
  return `${many}: ${words.join(', ')}`
}
