// What pages and the API are told of metrics.
import type { MetricLinkView, NewestValue } from './alignment/views'
import type {
  MetricAudience,
  MetricCadence,
  MetricDirection,
  MetricFamily,
  MetricGap,
  MetricIndustry,
} from './vocabulary'

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
  /** The series of a Prometheus exposition that it is read from; empty where it is from none. */
  series: string
  /** What it gains against its baseline is counted in the value ledger. */
  isValue: boolean
}

export interface MetricView extends MetricAttributes {
  id: string
  ref: string
  useCase: { ref: string; name: string }
  owner: string | null
  /** Names what is missing; empty when nothing is. */
  gaps: MetricGap[]
  /** Null: never measured over all. */
  newest: NewestValue | null
  /** The newest of its targets. */
  targetVersion: number
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
  /** What it drives, and what drives it. */
  drives: MetricLinkView[]
  drivenBy: MetricLinkView[]
  /** The model versions that its observations can be about. */
  versions: Array<{ id: string; name: string; label: string | null }>
  mayEdit: boolean
  mayRecord: boolean
}

/** A common metric to begin from. */
export interface CatalogueEntry {
  key: string
  name: string
  family: MetricFamily
  audience: MetricAudience
  definition: string
  /** How it is worked out, as plain text. */
  formula: string
  unit: string
  direction: MetricDirection
  /** Where it is at home; empty: anywhere. */
  industries: MetricIndustry[]
}
