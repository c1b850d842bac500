// A link as a document keeps it beside the metric that drives. Pure.
import type { DriveSnapshot } from '@/lib/templates/vocabulary'
import { exchangeWords, holdsWords } from './exchange'
import type { MetricLinkView } from './views'

/** What each metric drives, by the reference of the driver. */
export function drivesByMetric(links: readonly MetricLinkView[]): Map<string, DriveSnapshot[]> {
  const found = new Map<string, DriveSnapshot[]>()
  for (const link of links) {
    const { from, to, ref, rationale } = link
    const exchange = exchangeWords(link, from, to)
    const drive = { ref, to: to.ref, name: to.name, rationale, exchange, holds: holdsWords(link, from.unit) }
    found.set(from.ref, [...(found.get(from.ref) ?? []), drive])
  }
  return found
}
