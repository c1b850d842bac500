// Observations out of a file: looked at first, then recorded as one batch.
import { assertLive, findMetric, lockMetric } from '@/lib/metrics/find-metric'
import { MOST_OBSERVATIONS, observationFileInput } from '@/lib/metrics/observations/input'
import { sortRows, takeRows } from '@/lib/metrics/observations/take-rows'
import type { ObservationProblem } from '@/lib/metrics/observations/vocabulary'
import { defineCommand, defineQuery } from '@/lib/platform/command'
import { invalid } from '@/lib/platform/errors'
import { MAX_OBSERVATION_FILE, readObservationFile } from './read-file'

/** Rows that a preview shows; it counts all of them. */
const SHOWN = 200

const placeOf = ({ line, field }: ObservationProblem) => (field === 'row' ? `line ${line}` : `line ${line}, ${field}`)

function assertSize(rows: number): void {
  if (rows <= MOST_OBSERVATIONS) return
  const most = MOST_OBSERVATIONS.toLocaleString('en')
  throw invalid(`The file has ${rows.toLocaleString('en')} values.`, {
    file: `At most ${most} at once: divide the file.`,
  })
}

export const importObservations = defineCommand({
  name: 'observation.import',
  summary: 'Record observations out of a file',
  description:
    'The file is the body: CSV with columns date and value, and where there are any unit, version, environment, slice and note; or a Prometheus text exposition, of which one series is read. If a line has a problem nothing is recorded and each problem is named by its line, unless `partial` asks for the good ones alone.',
  permission: 'metric.observe',
  input: observationFileInput,
  rest: {
    method: 'POST',
    path: '/metrics/{metric}/observations/import',
    repeatable: true,
    file: {
      field: 'file',
      maxBytes: MAX_OBSERVATION_FILE,
      types: ['text/csv', 'text/plain', 'application/octet-stream'],
    },
  },
  find: (tx, input) => lockMetric(tx, input.metric),
  async run(tx, { format, file, filename, partial, series }, { metric }) {
    await assertLive(tx, metric)
    const asked = series || metric.series
    if (format === 'prometheus' && !asked) {
      throw invalid('Say which series of the exposition it is.', { series: 'For example churn_recall{slice="all"}.' })
    }
    const read = readObservationFile({ format, file, series: asked, now: tx.at })
    assertSize(read.rows.length)
    if (read.rows.length === 0 && read.problems.length === 0) {
      throw invalid('There is no value in it.', {
        file: format === 'csv' ? 'The file has a header and no rows.' : `No sample of ${asked}.`,
      })
    }
    return takeRows(tx, metric, read.rows, { source: format, filename, partial, unread: read.problems, placeOf })
  },
})

export const previewObservationsImport = defineQuery({
  name: 'observation.preview-import',
  summary: 'Look at observations in a file before they are recorded',
  permission: 'metric.read',
  input: observationFileInput,
  async run(tx, input) {
    const metric = await findMetric(tx, input.metric)
    const asked = input.series || metric.series
    const read = readObservationFile({ format: input.format, file: input.file, series: asked, now: tx.at })
    assertSize(read.rows.length)
    const { fresh, duplicates, problems: found } = await sortRows(tx, metric, read.rows)
    const problems = [...read.problems, ...found].sort((a, b) => a.line - b.line)
    const good = [
      ...fresh.map((row) => ({ ...row, isDuplicate: false })),
      ...duplicates.map((row) => ({ ...row, isDuplicate: true })),
    ].sort((a, b) => a.line - b.line)
    return {
      counts: { good: fresh.length, duplicates: duplicates.length, problems: problems.length },
      good: good.slice(0, SHOWN),
      problems: problems.slice(0, SHOWN),
      /** Of a Prometheus exposition: what there is to choose from, and what was chosen. */
      series: read.series,
      chosen: input.format === 'prometheus' ? asked : null,
    }
  },
})
