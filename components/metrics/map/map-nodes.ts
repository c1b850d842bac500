// What the picture says of each metric and link, made on the server: the browser gets words and places, no arithmetic.
import { revealed } from '@/components/ui/hidden-characters'
import type { IconName } from '@/components/ui/icon'
import type { Tone } from '@/components/ui/status-chip'
import type { MisalignmentKind } from '@/lib/metrics/alignment/misalignments'
import type { AlignedMetric, Alignment, MetricLinkView } from '@/lib/metrics/alignment/views'
import { valueWords } from '@/lib/metrics/rules'
import type { MetricAudience } from '@/lib/metrics/vocabulary'
import { beyond, place, scaleOf } from './scale'
import { agreementWords, aimWords, edgeWords, type ShortValue, shortValue, standingLook } from './words'

export interface GaugeMarks {
  newest: number | null
  target: number | null
  guardrail: number | null
  band: { from: number; to: number } | null
  beyond: Array<{ from: number; to: number }>
  tone: Tone
}

export interface MapNode {
  id: string
  ref: string
  name: string
  href: string
  value: ShortValue | null
  /** The value in full, for who hovers. */
  words: string
  look: { tone: Tone; icon?: IconName; words: string }
  aim: string
  owner: string | null
  audience: MetricAudience
  gauge: GaugeMarks | null
  /** "stale": a newer value is due. */
  isStale: boolean
  /** What is not aligned with it, in two words each. */
  flags: string[]
}

export interface MapLink {
  id: string
  from: { id: string }
  to: { id: string }
  href: string
  /** On the line. */
  words: string
  /** "half signed"; empty for a link that both sides signed. */
  agreement: string
  isPriced: boolean
  /** In full: "MET-1 Recall drives MET-5 Customers kept: 1 point ≈ 40, not signed". */
  label: string
}

export const flagWords: Record<MisalignmentKind, string> = {
  no_owner: 'no owner',
  drives_nothing: 'drives nothing',
  nothing_drives: 'nothing drives it',
  unmeasured: 'never measured',
  contradiction: 'targets contradict',
  cycle: 'drives itself',
}

export function gaugeOf(metric: AlignedMetric): GaugeMarks | null {
  const scale = scaleOf(metric)
  if (!scale) return null
  const at = (value: number | null) => (value === null ? null : place(value, scale))
  const { bandLow, bandHigh, newest } = metric
  const isBand = metric.direction === 'band'
  return {
    newest: at(newest?.value ?? null),
    target: isBand ? null : at(metric.target),
    guardrail: at(metric.guardrail),
    band: isBand && bandLow !== null && bandHigh !== null ? { from: at(bandLow)!, to: at(bandHigh)! } : null,
    beyond: beyond(metric, scale),
    tone: standingLook(metric).tone,
  }
}

export function mapNodes({ metrics, misalignments }: Alignment, base: string): MapNode[] {
  return metrics.map((metric) => {
    const { newest, unit } = metric
    const kinds = misalignments.filter(({ metrics: ids }) => ids.includes(metric.id)).map(({ kind }) => kind)
    return {
      id: metric.id,
      ref: metric.ref,
      name: revealed(metric.name),
      href: `${base}/metrics/${metric.ref}`,
      value: newest && shortValue(newest.value, unit, metric.name),
      words: newest ? valueWords(newest.value, unit) : '',
      look: standingLook(metric),
      aim: aimWords(metric),
      owner: metric.owner,
      audience: metric.audience,
      gauge: gaugeOf(metric),
      isStale: newest?.isStale ?? false,
      // The chip says already that nobody measured it.
      flags: [...new Set(kinds)].filter((kind) => kind !== 'unmeasured').map((kind) => flagWords[kind]),
    }
  })
}

export function mapLinks(links: readonly MetricLinkView[], here: string): MapLink[] {
  return links.map((link) => {
    const words = edgeWords(link)
    const agreement = agreementWords(link)
    return {
      id: link.id,
      from: { id: link.from.id },
      to: { id: link.to.id },
      href: `${here}/links/${link.ref}`,
      words,
      agreement,
      isPriced: link.rate !== null || link.formula !== null,
      label: `${link.ref}: ${revealed(link.from.name)} drives ${revealed(link.to.name)}, ${words}${agreement ? `, ${agreement}` : ', agreed'}`,
    }
  })
}
