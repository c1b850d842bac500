// What pages and the API are told of a metric's observations.
import type { ObservationSource } from './vocabulary'

export interface ObservationView {
  id: string
  observedAt: string
  value: number
  /** `MDL-7 v2`; null where it was not said. */
  version: string | null
  environment: string
  slice: string
  note: string
  source: ObservationSource
  filename: string | null
  recordedBy: string | null
  recordedAt: string
  /** The version of the target it is judged by: the newest that was set before it was measured. Null: none was set yet. */
  targetVersion: number | null
  withdrawn: { at: string; by: string | null; reason: string } | null
}

/** A point of a chart. `[time in ms since 1970, value]`: a long history is many of them. */
export type Point = readonly [number, number]

export interface HistorySeries {
  slice: string
  environment: string
  version: string | null
  /** How many values stand behind it. */
  count: number
  /** Every value, or, of a long history, extremes and last values of equal stretches of time. */
  points: Point[]
  isReduced: boolean
}

/** Target and guardrail as they stood from a time on. */
export interface TargetVersionView {
  version: number
  unit: string
  direction: 'higher' | 'lower' | 'band'
  bandLow: number | null
  bandHigh: number | null
  baseline: number | null
  target: number | null
  guardrail: number | null
  setBy: string | null
  setAt: string
  /** Of the entry in the log by which it can be proved; null until it is sealed. */
  entry: { id: string; n: number | null } | null
}

export interface HistoryView {
  metric: { id: string; ref: string; name: string; unit: string }
  from: string | null
  to: string | null
  series: HistorySeries[]
  /** Every slice there is, the overall one ('') first. */
  slices: string[]
  targets: TargetVersionView[]
  /** Marked on the chart: versions that began to be measured, gates passed, guardrails breached. */
  events: Array<{
    at: string
    kind: 'version' | 'gate' | 'breach' | 'reached' | 'stale'
    text: string
    href: string | null
  }>
}
