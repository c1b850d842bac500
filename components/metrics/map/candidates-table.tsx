import { revealed } from '@/components/ui/hidden-characters'
import { Status } from '@/components/ui/status-chip'
import { TextLink } from '@/components/ui/text-link'
import type { AlignedMetric } from '@/lib/metrics/alignment/views'
import { targetWords, valueWords } from '@/lib/metrics/rules'
import { standingOf } from '@/lib/metrics/standing'
import { standsLook } from './words'

/** The newest overall value of a metric for each model version it was measured for. */
export interface MetricVersionsNow {
  metric: AlignedMetric
  values: Array<{ version: string; value: number; at: number }>
}

const MOST_VERSIONS = 4

/** The versions measured last, in their own order. */
export function versionsOf(measured: readonly MetricVersionsNow[]): string[] {
  const last = new Map<string, number>()
  for (const { version, at } of measured.flatMap(({ values }) => values)) {
    last.set(version, Math.max(at, last.get(version) ?? 0))
  }
  return [...last]
    .sort(([, one], [, other]) => one - other)
    .slice(-MOST_VERSIONS)
    .map(([version]) => version)
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
}

/** Candidates beside what runs, each against the target. */
export function CandidatesTable({ measured, base }: { measured: readonly MetricVersionsNow[]; base: string }) {
  const versions = versionsOf(measured)
  if (versions.length === 0) {
    return (
      <p className="text-13 text-fg-2">
        No observation names a model version yet. Those that do are compared here, version beside version.
      </p>
    )
  }
  return (
    <table className="dt">
      <caption className="sr-only">Model versions against targets</caption>
      <thead>
        <tr>
          <th scope="col">Metric</th>
          <th scope="col">Target</th>
          {versions.map((version) => (
            <th key={version} scope="col">
              {version}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {measured
          .filter(({ values }) => values.length > 0)
          .map(({ metric, values }) => (
            <tr key={metric.id}>
              <th scope="row" className="[overflow-wrap:anywhere]">
                <TextLink href={`${base}/metrics/${metric.ref}`} className="text-fg no-underline hover:underline">
                  {revealed(metric.name)}
                </TextLink>
              </th>
              <td data-label="Target">{targetWords(metric)}</td>
              {versions.map((version) => {
                const found = values.find((one) => one.version === version)
                return (
                  <td key={version} data-label={version} className="num">
                    {found ? <Judged metric={metric} value={found.value} /> : <span className="text-fg-3">–</span>}
                  </td>
                )
              })}
            </tr>
          ))}
      </tbody>
    </table>
  )
}

function Judged({ metric, value }: { metric: AlignedMetric; value: number }) {
  const look = standsLook(standingOf(metric, value), metric)
  return (
    <div>
      {valueWords(value, metric.unit)}
      <span className="block text-12">
        <Status tone={look.tone} icon={look.icon}>
          {look.words}
        </Status>
      </span>
    </div>
  )
}
