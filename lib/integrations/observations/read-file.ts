// Files of other tools as rows of observations. Making another format readable is one reader here.
import { readCsv } from '@/lib/metrics/observations/read-csv'
import type { ObservationFormat, ObservationProblem, RawObservation } from '@/lib/metrics/observations/vocabulary'
import { invalid } from '@/lib/platform/errors'
import { parseExposition } from '../prometheus/parse-exposition'
import { listSeries, readSamples } from '../prometheus/read-samples'

export const MAX_OBSERVATION_FILE = 2 * 1024 * 1024

export interface ReadFile {
  rows: RawObservation[]
  problems: ObservationProblem[]
  /** Of a Prometheus exposition: every series in it, as a selector. */
  series: string[]
}

interface Asked {
  format: ObservationFormat
  file: Uint8Array
  /** Which series of a Prometheus exposition. */
  series: string
  /** When a sample without a time was taken. */
  now: string
}

/** @throws invalid for what is no text, too large, or of which nothing was asked */
export function readObservationFile({ format, file, series, now }: Asked): ReadFile {
  if (file.length > MAX_OBSERVATION_FILE) throw invalid('The file is over 2 MiB.', { file: 'At most 2 MiB.' })
  const text = decode(file)
  if (format === 'csv') return { ...readCsv(text), series: [] }
  const { samples, problems } = parseExposition(text)
  const unread = problems.map(({ line, message }) => ({ line, field: 'row' as const, message }))
  const known = listSeries(samples)
  return { rows: series ? readSamples(samples, series, now) : [], problems: unread, series: known }
}

function decode(file: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(file)
  } catch {
    throw invalid('The file is not UTF-8 text.', { file: 'Save it as UTF-8 and try again.' })
  }
}
