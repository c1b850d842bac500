// The four role views of one map: the same facts, another first question.
import type { AlignedMetric, Alignment } from '@/lib/metrics/alignment/views'

export type MapView = Alignment['view']

export const viewLabels: Record<MapView, string> = {
  business: 'Business',
  expert: 'Expert',
  science: 'Data science',
  engineering: 'Engineering',
}
export const mapViews = Object.keys(viewLabels) as MapView[]

export const isMapView = (text: unknown): text is MapView => mapViews.includes(text as MapView)

const urgency = ({ newest }: AlignedMetric): number => {
  if (newest?.standing === 'beyond_guardrail') return 0
  if (newest?.isStale) return 1
  if (newest?.standing === 'missed') return 2
  return newest ? 4 : 3
}

const first: Record<MapView, AlignedMetric['audience'][]> = {
  business: ['business', 'domain', 'technical'],
  expert: ['domain', 'technical', 'business'],
  science: ['technical', 'domain', 'business'],
  engineering: ['technical', 'domain', 'business'],
}

/** Every metric, in the order of the view: its own level first; for engineers what is breached or stale before all. */
export function inOrder(metrics: readonly AlignedMetric[], view: MapView): AlignedMetric[] {
  const level = ({ audience }: AlignedMetric) => first[view].indexOf(audience)
  const number = ({ ref }: AlignedMetric) => Number(ref.slice(4))
  return [...metrics].sort((a, b) =>
    view === 'engineering'
      ? urgency(a) - urgency(b) || level(a) - level(b) || number(a) - number(b)
      : level(a) - level(b) || number(a) - number(b),
  )
}
