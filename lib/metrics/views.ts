// What pages and the API are told of metrics.
import type { MetricAudience, MetricCadence, MetricDirection, MetricFamily, MetricGap } from './vocabulary'

/** What a metric says, apart from whose it is and where it stands. */
export interface MetricAttributes {
  name: string
  audience: MetricAudience
  definition: string
  unit: string
  direction: MetricDirection
  bandLow: number | null
  bandHigh: number | null
  baseline: number | null
  target: number | null
  guardrail: number | null
  ownerId: string | null
  cadence: MetricCadence | null
  source: string
}

export interface MetricView extends MetricAttributes {
  id: string
  ref: string
  useCase: { ref: string; name: string }
  owner: string | null
  /** Names what is missing; empty when nothing is. */
  gaps: MetricGap[]
  createdAt: string
  changedAt: string
  retiredAt: string | null
  revision: number
}

export interface MetricDetail extends MetricView {
  writers: Array<{ id: string; name: string }>
  /** Who retired it and why; null while it lives. */
  retired: { at: string; by: string | null; reason: string } | null
  /** What in its values contradicts itself, in words. */
  warnings: string[]
  mayEdit: boolean
}

/** A common metric to begin from. */
export interface CatalogueEntry {
  key: string
  name: string
  family: MetricFamily
  audience: MetricAudience
  definition: string
  unit: string
  direction: MetricDirection
}
