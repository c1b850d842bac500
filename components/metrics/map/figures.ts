// What the arithmetic of lib/metrics/alignment needs of the metrics and links on the map.
import { revealed } from '@/components/ui/hidden-characters'
import type { MetricFigures, PricedLink } from '@/lib/metrics/alignment/effects'
import type { AlignedMetric, MetricLinkView } from '@/lib/metrics/alignment/views'

export function figuresOf(metrics: readonly AlignedMetric[]): MetricFigures[] {
  return metrics.map((metric) => ({
    id: metric.id,
    ref: metric.ref,
    name: revealed(metric.name),
    unit: metric.unit,
    audience: metric.audience,
    direction: metric.direction,
    bandLow: metric.bandLow,
    bandHigh: metric.bandHigh,
    baseline: metric.baseline,
    target: metric.target,
    guardrail: metric.guardrail,
    ownerId: metric.ownerId,
    owner: metric.owner,
    newest: metric.newest?.value ?? null,
    isValue: metric.isValue,
  }))
}

export function pricedLinks(links: readonly MetricLinkView[]): PricedLink[] {
  return links.map((link) => ({
    id: link.id,
    ref: link.ref,
    from: link.from.id,
    to: link.to.id,
    per: link.per,
    rate: link.rate,
    rateLow: link.rateLow,
    rateHigh: link.rateHigh,
    formula: link.formula,
    uncertainty: link.uncertainty,
    holdsLow: link.holdsLow,
    holdsHigh: link.holdsHigh,
    isAgreed: link.isAgreed,
  }))
}
