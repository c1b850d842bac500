import type { FormState } from '@/components/form/form-state'
import type { CheckedObservation, ObservationProblem } from '@/lib/metrics/observations/vocabulary'

export interface ImportPreview {
  counts: { good: number; duplicates: number; problems: number }
  /** The first of them. */
  good: (CheckedObservation & { isDuplicate: boolean })[]
  problems: ObservationProblem[]
  /** Of a Prometheus exposition: what there is to choose from, and what was chosen. */
  series: string[]
  chosen: string | null
  /** Digest of what was looked at: only that is recorded. */
  seen: string
  /** Something else was looked at before. */
  isChanged: boolean
}

/** What the form of an import shows next: beside what every form shows, what would be recorded. */
export type ImportState = FormState & { preview?: ImportPreview }
