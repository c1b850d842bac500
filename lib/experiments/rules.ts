import type { RunArtifact, RunMetric, RunStatus } from './vocabulary'

/** What a run says of itself; the same from CI, a file and a registry. */
export interface RunRecord {
  name: string
  status: RunStatus
  /** ISO 8601 in UTC. */
  startedAt: string | null
  endedAt: string | null
  parameters: Record<string, string>
  /** The last value of each. */
  metrics: RunMetric[]
  tags: Record<string, string>
  codeCommit: string | null
  codeRepository: string | null
  environment: Record<string, string>
  artifacts: RunArtifact[]
}

export function isOver(status: RunStatus): boolean {
  return status === 'finished' || status === 'failed' || status === 'killed'
}

/** A figure that JSON, the database and every reader of the audit log keep alike; else its text. */
export function keptValue(value: number | string): number | string {
  if (typeof value === 'string') return value
  if (!Number.isFinite(value) || (Number.isInteger(value) && !Number.isSafeInteger(value))) return String(value)
  return value === 0 ? 0 : value
}

/** The value as a figure to compare by; null for `NaN` and other text. */
export function figureOf(value: number | string): number | null {
  const figure = typeof value === 'number' ? value : value.trim() === '' ? Number.NaN : Number(value)
  return Number.isFinite(figure) ? figure : null
}

export function keptMetric(metric: RunMetric): RunMetric {
  const step = metric.step !== null && Number.isSafeInteger(metric.step) ? metric.step : null
  return { ...metric, value: keptValue(metric.value), step: step === 0 ? 0 : step }
}

const keyOf = ({ key, dataset }: RunMetric) => JSON.stringify([key, dataset])

/** Whether `next` is not of an earlier step than what stands; where neither says, the one that came last counts. */
function isNotOlder(next: RunMetric, standing: RunMetric): boolean {
  if (next.step !== null && standing.step !== null && next.step !== standing.step) return next.step > standing.step
  return next.at === null || standing.at === null || next.at >= standing.at
}

function mergeMetrics(standing: readonly RunMetric[], given: readonly RunMetric[]): RunMetric[] {
  const merged = new Map(standing.map((metric) => [keyOf(metric), metric]))
  for (const metric of given.map(keptMetric)) {
    const old = merged.get(keyOf(metric))
    if (!old || isNotOlder(metric, old)) merged.set(keyOf(metric), metric)
  }
  return [...merged.values()]
}

function mergeArtifacts(standing: readonly RunArtifact[], given: readonly RunArtifact[]): RunArtifact[] {
  const merged = new Map(standing.map((artifact) => [artifact.path, artifact]))
  for (const artifact of given) {
    const old = merged.get(artifact.path)
    merged.set(artifact.path, { ...artifact, digest: artifact.digest ?? old?.digest ?? null })
  }
  return [...merged.values()]
}

/** What is known of a run after it was told of again: what is given counts, what is not given stays. A run that is over does not begin again. */
export function mergeRun(standing: RunRecord, given: RunRecord): RunRecord {
  const isOlder = isOver(standing.status) && !isOver(given.status)
  return {
    name: given.name || standing.name,
    status: isOlder ? standing.status : given.status,
    startedAt: given.startedAt ?? standing.startedAt,
    endedAt: given.endedAt ?? standing.endedAt,
    parameters: { ...standing.parameters, ...given.parameters },
    metrics: mergeMetrics(standing.metrics, given.metrics),
    tags: { ...standing.tags, ...given.tags },
    codeCommit: given.codeCommit ?? standing.codeCommit,
    codeRepository: given.codeRepository ?? standing.codeRepository,
    environment: { ...standing.environment, ...given.environment },
    artifacts: mergeArtifacts(standing.artifacts, given.artifacts),
  }
}

/** A metric's name without what tools and people write differently: case, spaces, signs. */
export function plainName(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
}

/** The key metric that a run's metric is: by name or reference. */
export function keyMetricOf<M extends { ref: string; name: string }>(key: string, metrics: readonly M[]): M | null {
  const name = plainName(key)
  return metrics.find((metric) => plainName(metric.name) === name || plainName(metric.ref) === name) ?? null
}
