/**
 * Random graphs of metrics and links, with circles, links from a metric to itself, links without a rate, rates below nothing and
 * figures that are missing: circles, effects and misalignments are those of a second implementation that shares no code.
 */
import { effectsOf, type MetricFigures, type PricedLink, totalsOf } from '@/lib/metrics/alignment/effects'
import { cyclesOf, orderOf } from '@/lib/metrics/alignment/graph'
import { misalignmentsOf } from '@/lib/metrics/alignment/misalignments'
import { sentencesOf } from '@/lib/metrics/alignment/sentence'
import { metricAudiences, metricDirections } from '@/lib/metrics/vocabulary'
import { formulas, naiveCycles, naiveEffect, naiveMisalignments, reachable, type Span } from './naive-alignment'
import type { Outcome } from './outcome'
import { mulberry32 } from './random'

const MOST_NODES = 30

interface Graph {
  metrics: MetricFigures[]
  links: PricedLink[]
  measured: Set<string>
  of: string
  change: number
}

/** `graphs` is smaller only where `npm test` runs a seed of it. */
export async function run({ seed, graphs = 5000 }: { seed: number; graphs?: number }): Promise<Outcome> {
  const random = mulberry32(seed)
  const failures: string[] = []
  const seen = { links: 0, effects: 0, cycle: 0, contradiction: 0 }
  for (let count = 0; count < graphs; count++) {
    const graph = draw(random)
    seen.links += graph.links.length
    try {
      const problem = compare(graph, seen)
      if (problem) failures.push(`graph ${count}: ${problem}`)
    } catch (error) {
      failures.push(`graph ${count}: ${error}`)
    }
  }
  const found = `${seen.links} links, ${seen.effects} effects, ${seen.cycle} circles and ${seen.contradiction} contradictions compared.`
  return {
    tried: graphs,
    failed: failures.length,
    seed,
    note: [found, ...failures.slice(0, 5)].join(' | '),
  }
}

function compare({ metrics, links, measured, of, change }: Graph, seen: Record<string, number>): string | null {
  const cycles = cyclesOf(metrics, links).map((ids) => ids.join(' '))
  const expectedCycles = naiveCycles(metrics, links)
  if (cycles.join() !== expectedCycles.join()) return `circles ${cycles} instead of ${expectedCycles}`

  const order = orderOf(metrics, links)
  const leads = reachable(metrics, links)
  const isOutOfOrder = ({ from, to }: PricedLink) => !leads(to, from) && order.indexOf(from) >= order.indexOf(to)
  if (new Set(order).size !== metrics.length || links.some(isOutOfOrder)) return `order ${order}`

  const effects = effectsOf(metrics, links, of, change)
  const expected = naiveEffect(metrics, links, of, change)
  for (const { id } of metrics) {
    const effect = effects.get(id)
    const actual = effect ? { ...effect.change, isGuess: effect.isGuess } : null
    if (!isSame(actual, expected(id)))
      return `${of} by ${change} does ${JSON.stringify(actual)} to ${id} instead of ${JSON.stringify(expected(id))}`
  }
  seen.effects! += effects.size

  const misalignments = misalignmentsOf(metrics, links, measured)
  const said = misalignments.map(({ kind, metrics: ids }) => `${kind} ${ids.join(' ')}`).sort()
  const expectedSaid = naiveMisalignments(metrics, links, measured)
  if (said.join() !== expectedSaid.join()) return `misaligned: ${differences(said, expectedSaid)}`
  for (const { kind } of misalignments) if (kind in seen) seen[kind]! += 1

  const words = [...misalignments, ...sentencesOf(metrics, links)].map(({ text }) => text)
  const broken = words.find((text) => /NaN|Infinity|∞|undefined|null|\[object|−0(?![.\d])/.test(text))
  if (broken) return `it says “${broken}”`
  if (misalignments.some(({ resolvers, roles }) => resolvers.length + roles.length === 0))
    return 'nobody could resolve it'
  const { money, time } = totalsOf(metrics, effects)
  const isAskew = [...money, ...time].some(({ change: { low, value, high } }) => low > value || value > high)
  return isAskew ? 'a total lies outside its own range' : null
}

function isSame(a: Span | null, b: Span | null): boolean {
  if (!a || !b) return a === b
  const size = Math.max(1, ...[a, b].flatMap(({ value, low, high }) => [value, low, high].map(Math.abs)))
  const isClose = (part: 'value' | 'low' | 'high') => Math.abs(a[part] - b[part]) <= 1e-9 * size
  return a.isGuess === b.isGuess && isClose('value') && isClose('low') && isClose('high')
}

function differences(actual: string[], expected: string[]): string {
  const extra = actual.filter((one) => !expected.includes(one))
  const missing = expected.filter((one) => !actual.includes(one))
  return `too much ${extra.join(', ') || 'nothing'}, missing ${missing.join(', ') || 'nothing'}`
}

function draw(random: () => number): Graph {
  const below = (end: number) => Math.floor(random() * end)
  const pick = <Item>(items: readonly Item[]): Item => items[below(items.length)]!
  const maybe = <Item>(share: number, make: () => Item): Item | null => (random() < share ? make() : null)
  /** In tenths, so that figures meet each other exactly. */
  const figure = () => (below(201) - 100) / 10
  const metrics = Array.from({ length: below(MOST_NODES + 1) }, (_, index): MetricFigures => {
    const id = `m${String(index).padStart(2, '0')}`
    const bandLow = figure()
    const isBand = random() < 0.2
    return {
      id,
      ref: `MET-${index}`,
      name: `Metric ${id}`,
      unit: pick(['', 'share', '%', 'a month', 'EUR a month', 'USD a year', 'hours a week', 'minutes']),
      audience: pick(metricAudiences),
      direction: isBand ? 'band' : pick(metricDirections.filter((one) => one !== 'band')),
      bandLow: isBand ? maybe(0.9, () => bandLow) : null,
      bandHigh: isBand ? maybe(0.9, () => bandLow + below(50) / 10) : null,
      baseline: maybe(0.7, figure),
      target: maybe(0.7, figure),
      guardrail: maybe(0.5, figure),
      ownerId: maybe(0.8, () => `person ${below(5)}`),
      owner: null,
      newest: maybe(0.6, figure),
      isValue: random() < 0.2,
    }
  })
  // From sparse ones, where effects go far, to dense ones that are one circle; some without any circle at all.
  const isForward = random() < 0.5
  const links = Array.from(
    { length: metrics.length === 0 ? 0 : below(metrics.length * 2 + 1) },
    (_, index): PricedLink => {
      const ends = [below(metrics.length), below(metrics.length)]
      if (isForward) ends.sort((a, b) => a - b)
      const kind = random()
      const rate = figure() / 5
      const holdsLow = figure()
      return {
        id: `l${index}`,
        ref: `LNK-${index}`,
        from: metrics[ends[0]!]!.id,
        to: metrics[ends[1]!]!.id,
        per: kind < 0.7 ? maybe(0.5, () => pick([0.01, 0.5, 1, 2, 100])) : null,
        rate: kind < 0.7 ? rate : null,
        rateLow: kind < 0.7 ? maybe(0.6, () => rate - below(20) / 10) : null,
        rateHigh: kind < 0.7 ? maybe(0.6, () => rate + below(20) / 10) : null,
        formula: kind >= 0.7 && kind < 0.85 ? pick(formulas).text : null,
        uncertainty: kind >= 0.7 && kind < 0.85 ? maybe(0.5, () => below(15) / 10) : null,
        holdsLow: maybe(0.3, () => holdsLow),
        holdsHigh: maybe(0.3, () => holdsLow + below(100) / 10),
      }
    },
  )
  const measured = new Set(metrics.filter(({ newest }) => newest !== null).map(({ id }) => id))
  return { metrics, links, measured, of: metrics.length === 0 ? 'none' : pick(metrics).id, change: figure() }
}
