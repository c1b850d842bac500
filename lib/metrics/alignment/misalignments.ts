// What is not aligned among the metrics of a use case (domain.md §3), in words and with who could resolve it. Pure.
import { targetWords, valueWords } from '../rules'
import { levelRoles } from '../vocabulary'
import { effectsOf, type MetricFigures, type PricedLink, presentOf } from './effects'
import { isAbove, type Range } from './exchange'
import { cyclesOf } from './graph'

export const misalignmentKinds = [
  'contradiction',
  'cycle',
  'no_owner',
  'drives_nothing',
  'nothing_drives',
  'unmeasured',
] as const
export type MisalignmentKind = (typeof misalignmentKinds)[number]

export interface Misalignment {
  kind: MisalignmentKind
  /** Ids of the metrics it is about. */
  metrics: string[]
  text: string
  /** People who could resolve it: the owners. */
  resolvers: string[]
  /** Roles that could where nobody owns it. */
  roles: string[]
}

/** The worst first; of a kind in the order of the metrics. */
export function misalignmentsOf(
  metrics: readonly MetricFigures[],
  links: readonly PricedLink[],
  measured: ReadonlySet<string>,
): Misalignment[] {
  const byId = new Map(metrics.map((metric) => [metric.id, metric]))
  const live = links.filter(({ from, to }) => byId.has(from) && byId.has(to))
  const drivers = new Set(live.map(({ from }) => from))
  const driven = new Set(live.map(({ to }) => to))
  const say = (kind: MisalignmentKind, about: readonly MetricFigures[], text: string): Misalignment => ({
    kind,
    metrics: about.map(({ id }) => id),
    text,
    ...resolversOf(about),
  })
  return [
    ...contradictionsOf(metrics, live).map(({ a, b, change }) =>
      say('contradiction', [a, b], contradictionWords(a, b, change)),
    ),
    ...cyclesOf(metrics, live).map((ids) => {
      const around = ids.map((id) => byId.get(id)!)
      return say(
        'cycle',
        around,
        around.length === 1
          ? `${namesOf(around)} is said to drive itself.`
          : `${namesOf(around)} drive each other in a circle: a change of one has no first cause.`,
      )
    }),
    ...metrics
      .filter(({ ownerId }) => ownerId === null)
      .map((metric) =>
        say('no_owner', [metric], `${metric.name} has no owner${hasTarget(metric) ? '' : ', and no target either'}.`),
      ),
    ...metrics
      .filter(({ id, audience }) => audience !== 'business' && !drivers.has(id))
      .map((metric) =>
        say('drives_nothing', [metric], `${metric.name} is tracked, and no other metric is said to move with it.`),
      ),
    ...metrics
      .filter(({ id, audience }) => audience === 'business' && !driven.has(id))
      .map((metric) =>
        say(
          'nothing_drives',
          [metric],
          `${metric.name} ${hasTarget(metric) ? 'has a target and' : 'has'} no metric below it that moves it.`,
        ),
      ),
    ...metrics
      .filter((metric) => hasTarget(metric) && !measured.has(metric.id))
      .map((metric) =>
        say('unmeasured', [metric], `${metric.name} is to be ${targetWords(metric)}, and nobody has measured it yet.`),
      ),
  ]
}

const hasTarget = ({ direction, target, bandLow, bandHigh }: MetricFigures): boolean =>
  direction === 'band' ? bandLow !== null && bandHigh !== null : target !== null

function resolversOf(about: readonly MetricFigures[]): { resolvers: string[]; roles: string[] } {
  const orphans = about.filter(({ ownerId }) => ownerId === null)
  return {
    resolvers: [...new Set(about.flatMap(({ ownerId }) => ownerId ?? []))],
    roles: [...new Set(orphans.flatMap(({ audience }) => [...levelRoles[audience]]))],
  }
}

interface Contradiction {
  a: MetricFigures
  b: MetricFigures
  change: Range
}

/** Reaching the target of one moves the other the wrong way, at every rate that was stated, and past its own target. */
function contradictionsOf(metrics: readonly MetricFigures[], links: readonly PricedLink[]): Contradiction[] {
  return metrics.flatMap((a) => {
    const aim = aimOf(a)
    const present = presentOf(a)
    if (aim === null || present === null || aim === present) return []
    const effects = effectsOf(metrics, links, a.id, aim - present)
    return metrics.flatMap((b) => {
      const effect = b.id === a.id ? undefined : effects.get(b.id)
      return effect && isPastTarget(b, effect.change) ? [{ a, b, change: effect.change }] : []
    })
  })
}

/** Where it has to go from where it stands: to the target or the nearest edge of the band, nowhere once it is there. */
function aimOf(metric: MetricFigures): number | null {
  const present = presentOf(metric)
  if (present === null || !hasTarget(metric)) return null
  const { direction, target, bandLow, bandHigh } = metric
  if (direction === 'higher') return Math.max(present, target!)
  if (direction === 'lower') return Math.min(present, target!)
  return Math.min(Math.max(present, bandLow!), bandHigh!)
}

function isPastTarget(metric: MetricFigures, change: Range): boolean {
  const present = presentOf(metric)
  if (present === null || !hasTarget(metric)) return false
  const { direction, target, bandLow, bandHigh } = metric
  // Ways that cancel each other out leave what rounding leaves, and that is no change.
  const rounding = 1e-9 * Math.max(Math.abs(present), Math.abs(change.low), Math.abs(change.high))
  const [falls, rises] = [change.high < -rounding, change.low > rounding]
  if (direction === 'higher') return falls && isAbove(target!, present + change.high)
  if (direction === 'lower') return rises && isAbove(present + change.low, target!)
  const endsBelow = falls && isAbove(bandLow!, present + change.high)
  const endsAbove = rises && isAbove(present + change.low, bandHigh!)
  return endsBelow || endsAbove
}

const isMissed = ({ direction, target, bandLow, bandHigh }: MetricFigures, value: number): boolean =>
  direction === 'band'
    ? value < bandLow! || value > bandHigh!
    : direction === 'higher'
      ? value < target!
      : value > target!

function contradictionWords(a: MetricFigures, b: MetricFigures, change: Range): string {
  const reached = presentOf(b)! + change.value
  // As round as can be, but not so round that it says the target itself.
  const isShort = (figure: number) => isMissed(b, figure)
  const rounded = [3, 4, 5, 6, 8, 10].map((digits) => Number(reached.toPrecision(digits))).find(isShort) ?? reached
  return `${a.name} is to be ${targetWords(a)}. That takes ${b.name} to ${valueWords(rounded, b.unit)}, which is to be ${targetWords(b)}.`
}

function namesOf(metrics: readonly MetricFigures[]): string {
  const names = metrics.map(({ name }) => name)
  return names.length === 1 ? names[0]! : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}
