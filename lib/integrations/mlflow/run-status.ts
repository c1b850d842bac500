import type { RunStatus } from '@/lib/experiments/vocabulary'
import type { Part } from '../reading/part'
import { quote } from '../reading/report'

// By name, and by number as the file store has it.
const STATUSES: Record<string, RunStatus> = {
  RUNNING: 'running',
  SCHEDULED: 'scheduled',
  FINISHED: 'finished',
  FAILED: 'failed',
  KILLED: 'killed',
  '1': 'running',
  '2': 'scheduled',
  '3': 'finished',
  '4': 'failed',
  '5': 'killed',
}

export function runStatus(part: Part): RunStatus | null {
  const written = part.text()
  const status = written === null ? undefined : STATUSES[written.toUpperCase()]
  if (written !== null && !status) part.problem(`${quote(written)} is no status of a run. It was left out.`)
  return status ?? null
}
