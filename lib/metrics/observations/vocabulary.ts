export const observationSources = ['person', 'api', 'csv', 'prometheus'] as const
export type ObservationSource = (typeof observationSources)[number]

export const observationSourceLabels: Record<ObservationSource, string> = {
  person: 'By hand',
  api: 'API',
  csv: 'CSV file',
  prometheus: 'Prometheus',
}

/** A row as it came, before anybody looked at it. `line` counts from 1: of the file, or the place in a list. */
export interface RawObservation {
  line: number
  at: unknown
  value: unknown
  unit?: unknown
  version?: unknown
  environment?: unknown
  slice?: unknown
  note?: unknown
}

/** A row that can be recorded. */
export interface CheckedObservation {
  line: number
  /** ISO 8601 in UTC, to the microsecond. */
  observedAt: string
  value: number
  modelVersionId: string | null
  environment: string
  slice: string
  note: string
}

/** What is wrong with a row; the row is not recorded. */
export interface ObservationProblem {
  line: number
  field: 'at' | 'value' | 'unit' | 'version' | 'environment' | 'slice' | 'note' | 'row'
  message: string
}

/** Files of other tools that observations are read from. */
export const observationFormats = ['csv', 'prometheus'] as const
export type ObservationFormat = (typeof observationFormats)[number]
