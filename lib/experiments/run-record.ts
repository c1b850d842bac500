// What a run says, in the one form in which it is told, compared and signed.
import { isoInstant } from '@/lib/platform/times'
import type { RunRow } from './find-experiment'
import type { RunRecord } from './rules'

/** What the portal knows of a run, in the form in which it is told. */
export function recordOf(run: RunRow): RunRecord {
  return withMicroseconds({
    name: run.name,
    status: run.status,
    startedAt: run.startedAt,
    endedAt: run.endedAt,
    parameters: run.parameters,
    metrics: run.metrics,
    tags: run.tags,
    codeCommit: run.codeCommit,
    codeRepository: run.codeRepository,
    environment: run.environment,
    artifacts: run.artifacts,
  })
}

/** Instants as the database gives them back, so that the same moment is the same text. */
export function withMicroseconds(record: RunRecord): RunRecord {
  const instant = (text: string | null) => text && instantOf(text)
  return { ...record, startedAt: instant(record.startedAt), endedAt: instant(record.endedAt) }
}

function instantOf(text: string): string {
  try {
    return isoInstant(text)
  } catch {
    // With an offset: the database would turn it into UTC as well.
    return isoInstant(new Date(text).toISOString())
  }
}
