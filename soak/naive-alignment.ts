/**
 * What docs/decisions/0015 and the definitions of misalignments say, written a second time and as differently as can be: circles by
 * reachability between all pairs, effects by following every single path, contradictions pair by pair.
 */
import type { MetricFigures, PricedLink } from '@/lib/metrics/alignment/effects'

export interface Span {
  value: number
  low: number
  high: number
  isGuess: boolean
}

/** By id of the driver and of the driven: whether links lead from one to the other. Floyd and Warshall. */
export function reachable(metrics: MetricFigures[], links: PricedLink[]): (from: string, to: string) => boolean {
  const at = new Map(metrics.map(({ id }, index) => [id, index]))
  const reach = metrics.map(() => metrics.map(() => false))
  for (const { from, to } of links) reach[at.get(from)!]![at.get(to)!] = true
  for (let via = 0; via < metrics.length; via++)
    for (const row of reach) if (row[via]) for (let to = 0; to < row.length; to++) row[to] ||= reach[via]![to]!
  return (from, to) => reach[at.get(from)!]![at.get(to)!]!
}

/** Each metric that reaches itself, with all that it reaches and that reach it. */
export function naiveCycles(metrics: MetricFigures[], links: PricedLink[]): string[] {
  const leads = reachable(metrics, links)
  const found = new Set<string>()
  for (const { id } of metrics)
    if (leads(id, id))
      found.add(
        metrics
          .map((other) => other.id)
          .filter((other) => leads(id, other) && leads(other, id))
          .sort()
          .join(' '),
      )
  return [...found].sort()
}

/** What a change of `of` does to `to`: the sum over the links into it of what its drivers do; null for nothing. */
export function naiveEffect(
  metrics: MetricFigures[],
  links: PricedLink[],
  of: string,
  change: number,
): (to: string) => Span | null {
  const leads = reachable(metrics, links)
  const forward = links.filter(({ from, to }) => !leads(to, from))
  const known = new Map<string, Span | null>()
  const effect = (to: string): Span | null => {
    if (to === of) return { value: change, low: change, high: change, isGuess: false }
    if (!known.has(to)) known.set(to, sum(forward.filter((link) => link.to === to).map(through)))
    return known.get(to)!
  }
  const through = (link: PricedLink): Span | null => {
    const driver = effect(link.from)
    const stands = present(metrics.find(({ id }) => id === link.from)!)
    return driver && throughLink(link, driver, stands)
  }
  return effect
}

function throughLink(link: PricedLink, driver: Span, stands: number | null): Span | null {
  const changes = [driver.value, driver.low, driver.high]
  // Where it sets out counts too: what begins outside crosses ground that nobody has seen.
  const isGuess = driver.isGuess || [0, ...changes].some((by) => !isSeen(link, stands, by))
  if (link.rate !== null) {
    const rates = [link.rate, link.rateLow ?? link.rate, link.rateHigh ?? link.rate]
    const all = changes.flatMap((by) => rates.map((rate) => (by * rate) / (link.per ?? 1)))
    return { value: all[0]!, low: Math.min(...all), high: Math.max(...all), isGuess }
  }
  const formula = formulas.find(({ text }) => text === link.formula)
  if (!formula || stands === null) return null
  // All of these rise or fall all the way, so the ends are enough.
  const moved = changes.map((by) => formula.of(stands + by) - formula.of(stands))
  const off = link.uncertainty ?? 0
  const all = moved.flatMap((by) => [by, by + by * off, by - by * off])
  return all.every(Number.isFinite)
    ? { value: moved[0]!, low: Math.min(...all), high: Math.max(...all), isGuess }
    : null
}

/** With the same arithmetic in the language. */
export const formulas: Array<{ text: string; of(x: number): number }> = [
  { text: '3 * x + 2', of: (x) => 2 + x * 3 },
  { text: '-x ^ 3 / 50', of: (x) => (x * x * x) / -50 },
  { text: 'min(x, 40) - max(-x, 2)', of: (x) => (x < 40 ? x : 40) - (-x > 2 ? -x : 2) },
  { text: 'sqrt(x)', of: (x) => x ** 0.5 },
  { text: '20 * (1 - exp(-x / 10))', of: (x) => 20 - 20 * Math.E ** (x / -10) },
]

function sum(spans: Array<Span | null>): Span | null {
  const some = spans.filter((span) => span !== null)
  const total = (part: 'value' | 'low' | 'high') => some.reduce((so, span) => so + span[part], 0)
  return some.length === 0
    ? null
    : { value: total('value'), low: total('low'), high: total('high'), isGuess: some.some(({ isGuess }) => isGuess) }
}

const present = ({ newest, baseline }: MetricFigures): number | null => (newest === null ? baseline : newest)

function isSeen({ holdsLow, holdsHigh }: PricedLink, stands: number | null, by: number): boolean {
  if (holdsLow === null && holdsHigh === null) return true
  if (stands === null) return false
  const [low, high] = [holdsLow ?? Number.NEGATIVE_INFINITY, holdsHigh ?? Number.POSITIVE_INFINITY]
  return stands + by > low - slack(low, stands + by) && stands + by < high + slack(high, stands + by)
}

/** A billionth of the figures: rounding, and nothing that anyone measures. */
const slack = (a: number, b: number): number =>
  Number.isFinite(a) ? Math.max(Math.abs(a), Math.abs(b)) * 1e-9 + Number.MIN_VALUE : 0

/** Each as "kind ids", in any order, one kind after the other straight from its definition. */
export function naiveMisalignments(metrics: MetricFigures[], links: PricedLink[], measured: Set<string>): string[] {
  const found = naiveCycles(metrics, links).map((ids) => `cycle ${ids}`)
  for (const metric of metrics) {
    const { id, audience } = metric
    if (!metric.ownerId) found.push(`no_owner ${id}`)
    if (audience === 'business' ? !links.some(({ to }) => to === id) : !links.some(({ from }) => from === id))
      found.push(`${audience === 'business' ? 'nothing_drives' : 'drives_nothing'} ${id}`)
    if (edges(metric) && !measured.has(id)) found.push(`unmeasured ${id}`)
    const way = toGo(metric)
    if (!way) continue
    const effect = naiveEffect(metrics, links, id, way)
    for (const other of metrics)
      if (other !== metric && isThwarted(other, effect(other.id))) found.push(`contradiction ${id} ${other.id}`)
  }
  return found.sort()
}

/** Every target as a range of what is good enough; null for none. */
function edges({ direction, target, bandLow, bandHigh }: MetricFigures): [number, number] | null {
  if (direction === 'band') return bandLow === null || bandHigh === null ? null : [bandLow, bandHigh]
  if (target === null) return null
  return direction === 'higher' ? [target, Number.POSITIVE_INFINITY] : [Number.NEGATIVE_INFINITY, target]
}

/** From where it stands to where it is good enough; 0 where it is. */
function toGo(metric: MetricFigures): number {
  const [good, stands] = [edges(metric), present(metric)]
  if (!good || stands === null) return 0
  if (stands < good[0]) return good[0] - stands
  return stands > good[1] ? good[1] - stands : 0
}

/** Moved the wrong way whatever the rates, and beyond what is good enough even at the best end. */
function isThwarted(metric: MetricFigures, effect: Span | null): boolean {
  const [good, stands] = [edges(metric), present(metric)]
  if (!good || stands === null || !effect) return false
  const ends = [effect.low, effect.value, effect.high]
  const none = Math.max(...ends.map((by) => slack(by, stands)))
  const isAllUnder = ends.every((by) => by < -none && good[0] - (stands + by) > slack(good[0], stands + by))
  const isAllOver = ends.every((by) => by > none && stands + by - good[1] > slack(good[1], stands + by))
  return isAllUnder || isAllOver
}
