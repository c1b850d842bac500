// A change of one metric, carried along the links to everything it drives. Pure; docs/decisions/0015.
import { moneyUnit } from '../rules'
import type { MetricAudience, MetricDirection } from '../vocabulary'
import { addRanges, carry, type Exchange, holdsAt, type Range } from './exchange'
import { edgesInCycles, orderOf } from './graph'

/** A metric as the arithmetic sees it. */
export interface MetricFigures {
  id: string
  ref: string
  name: string
  unit: string
  audience: MetricAudience
  direction: MetricDirection
  bandLow: number | null
  bandHigh: number | null
  baseline: number | null
  target: number | null
  guardrail: number | null
  ownerId: string | null
  owner: string | null
  newest: number | null
  isValue: boolean
}

export interface PricedLink extends Exchange {
  id: string
  ref: string
  from: string
  to: string
  /** Both sides signed it; taken as so where it is not said. */
  isAgreed?: boolean
}

export interface Effect {
  metric: string
  change: Range
  /** Some rate on the way is used where nobody has seen it hold. */
  isGuess: boolean
  /** Every link on the way is signed by both sides. */
  isAgreed: boolean
  /** The links that lead here. */
  path: string[]
}

/** Where a metric stands: its newest value, or what it was before anybody measured. */
export const presentOf = (metric: MetricFigures): number | null => metric.newest ?? metric.baseline

interface Walk {
  byId: Map<string, MetricFigures>
  order: string[]
  /** Links outside circles by the metric they lead into. */
  into: Map<string, PricedLink[]>
}

const walks = new WeakMap<readonly PricedLink[], { metrics: readonly MetricFigures[]; walk: Walk }>()

/** Worked out once for each pair of lists: a page asks for the effects of every metric. */
function walkOf(metrics: readonly MetricFigures[], links: readonly PricedLink[]): Walk {
  const known = walks.get(links)
  if (known?.metrics === metrics) return known.walk
  const circular = edgesInCycles(metrics, links)
  const into = new Map<string, PricedLink[]>()
  for (const link of links) {
    if (circular.has(link.id)) continue
    const others = into.get(link.to)
    if (others) others.push(link)
    else into.set(link.to, [link])
  }
  const byId = new Map(metrics.map((metric) => [metric.id, metric]))
  const walk = { byId, order: orderOf(metrics, links), into }
  walks.set(links, { metrics, walk })
  return walk
}

/**
 * What a change of one metric does to all the others: several ways into one metric add up, links inside a circle and
 * links without a rate are left out.
 * @returns by metric, the changed one first
 */
export function effectsOf(
  metrics: readonly MetricFigures[],
  links: readonly PricedLink[],
  of: string,
  change: number,
): Map<string, Effect> {
  const { byId, order, into } = walkOf(metrics, links)
  const effects = new Map<string, Effect>()
  if (!byId.has(of)) return effects
  effects.set(of, {
    metric: of,
    change: { value: change, low: change, high: change },
    isGuess: false,
    isAgreed: true,
    path: [],
  })
  for (const id of order) {
    if (id === of) continue
    for (const link of into.get(id) ?? []) {
      const before = effects.get(link.from)
      if (!before) continue
      const at = presentOf(byId.get(link.from)!)
      const carried = carry(link, at, before.change)
      if (!carried) continue
      const known = effects.get(id)
      effects.set(id, {
        metric: id,
        change: known ? addRanges(known.change, carried) : carried,
        isGuess: (known?.isGuess ?? false) || before.isGuess || isOutside(link, at, before.change),
        isAgreed: (known?.isAgreed ?? true) && before.isAgreed && link.isAgreed !== false,
        path: [...new Set([...(known?.path ?? []), ...before.path, link.id])],
      })
    }
  }
  return effects
}

function isOutside(link: PricedLink, at: number | null, change: Range): boolean {
  if (at === null) return link.holdsLow !== null || link.holdsHigh !== null
  return ![at, at + change.low, at + change.value, at + change.high].every((value) => holdsAt(link, value))
}

export const periods = ['day', 'week', 'month', 'quarter', 'year'] as const
export type Period = (typeof periods)[number]

export type Periodic =
  | { kind: 'money'; currency: string; period: Period }
  | { kind: 'time'; unit: 'minutes' | 'hours' | 'days'; period: Period }

const shape =
  /^(?:([A-Z]{3})|(minutes?|min|hours?|h|days?|d))\s*(?:(?:a|an|per|each|every)\s+|\/\s*)(day|week|month|quarter|year)$/

/** "EUR a month", "hours per week", "EUR/year": money or time by the period; null for every other unit. */
export function periodic(unit: string): Periodic | null {
  const match = shape.exec(unit.trim())
  if (!match || (match[1] && !moneyUnit.test(match[1]))) return null
  const period = match[3] as Period
  if (match[1]) return { kind: 'money', currency: match[1], period }
  const word = match[2]!
  return { kind: 'time', unit: word.startsWith('m') ? 'minutes' : word.startsWith('h') ? 'hours' : 'days', period }
}

export interface Totals {
  money: Array<{ currency: string; period: Period; change: Range }>
  time: Array<{ unit: string; period: Period; change: Range }>
}

/** What a metric counts as value in; within a band there is no better or worse. */
const countedUnit = (metric: MetricFigures): Periodic | null =>
  metric.isValue && metric.direction !== 'band' ? periodic(metric.unit) : null

/** What the effects come to in the metrics that count as value: a gain is above nothing, also where less is better. */
export function totalsOf(metrics: readonly MetricFigures[], effects: ReadonlyMap<string, Effect>): Totals {
  const totals: Totals = { money: [], time: [] }
  const reached = metrics.flatMap((metric) => {
    const [effect, unit] = [effects.get(metric.id), countedUnit(metric)]
    return effect && unit ? [{ id: metric.id, kind: unit.kind, path: new Set(effect.path) }] : []
  })
  // Whatever leads to it leads on to another one, in which it is counted already.
  const isOnTheWay = ({ id }: MetricFigures, kind: Periodic['kind']) =>
    reached.some(
      (further) =>
        further.id !== id &&
        further.kind === kind &&
        further.path.size > effects.get(id)!.path.length &&
        effects.get(id)!.path.every((link) => further.path.has(link)),
    )
  for (const metric of metrics) {
    const effect = effects.get(metric.id)
    const unit = countedUnit(metric)
    if (!effect || !unit || isOnTheWay(metric, unit.kind)) continue
    const { value, low, high } = effect.change
    const change = metric.direction === 'lower' ? { value: 0 - value, low: 0 - high, high: 0 - low } : effect.change
    if (unit.kind === 'money') {
      const { currency, period } = unit
      const known = totals.money.find((one) => one.currency === currency && one.period === period)
      if (known) known.change = addRanges(known.change, change)
      else totals.money.push({ currency, period, change })
    } else {
      const known = totals.time.find((one) => one.unit === unit.unit && one.period === unit.period)
      if (known) known.change = addRanges(known.change, change)
      else totals.time.push({ unit: unit.unit, period: unit.period, change })
    }
  }
  return totals
}
