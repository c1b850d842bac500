import type { ReactNode } from 'react'
import { revealed } from '@/components/ui/hidden-characters'
import { Status } from '@/components/ui/status-chip'
import { Ref } from '@/components/ui/text-link'
import {
  cadenceWords,
  gapWords,
  guardrailWords,
  lackWords,
  targetWords,
  valueWords,
  warningsOf,
} from '@/lib/metrics/rules'
import { metricAudienceLabels, metricAudiences } from '@/lib/metrics/vocabulary'
import type { MetricSnapshot } from '@/lib/templates/vocabulary'
import { driveWords } from '@/lib/templates/words/rules'

type Shown = Omit<MetricSnapshot, 'cadence'> & { cadence: string | null }

type GroupsProps<M extends Shown> = {
  metrics: readonly M[]
  /** Where a metric's own page is; without it references are plain text, as in a printed document. */
  hrefOf?: (metric: M) => string
  /** What stands at the end of a metric's row. */
  actionOf?: (metric: M) => ReactNode
  /** Where owners are kept by id, as in what was published. */
  nameOf?: (personId: string) => string
  level?: 3 | 4
}

/** Key metrics as three audiences read them: technical, domain, business; what each still lacks is said. */
export function MetricGroups<M extends Shown>(props: GroupsProps<M>) {
  const { metrics, level = 3 } = props
  const Heading = `h${level}` as const
  return (
    <div className="grid gap-6">
      {metricAudiences.map((audience) => {
        const own = metrics.filter((metric) => metric.audience === audience)
        const lack = lackWords(audience, metrics)
        return (
          <section key={audience} aria-label={`${metricAudienceLabels[audience]} metrics`}>
            <div className="mb-1 flex flex-wrap items-baseline gap-x-3">
              <Heading className="text-14 font-semibold">{metricAudienceLabels[audience]}</Heading>
              {lack ? (
                <Status tone="warn">{lack}</Status>
              ) : (
                <span className="text-12 text-fg-3">
                  {own.length === 1 ? 'one metric' : `${own.length} metrics`}, complete
                </span>
              )}
            </div>
            {own.length > 0 ? <Rows {...props} metrics={own} audience={audience} /> : null}
          </section>
        )
      })}
    </div>
  )
}

function Rows<M extends Shown>(props: GroupsProps<M> & { audience: (typeof metricAudiences)[number] }) {
  const { metrics, hrefOf, actionOf, nameOf = (name: string) => name, audience } = props
  return (
    <table className="dt">
      <caption className="sr-only">{metricAudienceLabels[audience]} metrics</caption>
      <thead>
        <tr>
          <th scope="col">Metric</th>
          <th scope="col">Baseline</th>
          <th scope="col">Target</th>
          <th scope="col">Someone acts</th>
          <th scope="col">Owner</th>
          {actionOf ? (
            <th scope="col">
              <span className="sr-only">Change</span>
            </th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {metrics.map((metric) => (
          <tr key={metric.ref}>
            <th scope="row" className="min-w-0 max-w-[46ch] [overflow-wrap:anywhere]">
              <div>
                <Ref href={hrefOf?.(metric)}>{metric.ref}</Ref> {revealed(metric.name)}
                {metric.definition ? (
                  <span className="mt-0.5 block text-12 font-regular text-fg-2 text-pretty">
                    {revealed(metric.definition)}
                  </span>
                ) : null}
                <Drives metric={metric} />
                <Remarks metric={metric} />
              </div>
            </th>
            <td data-label="Baseline">{valueWords(metric.baseline, metric.unit)}</td>
            <td data-label="Target">{targetWords(metric)}</td>
            <td data-label="Someone acts">{guardrailWords(metric)}</td>
            <td data-label="Owner">
              <div>
                {metric.owner ? nameOf(metric.owner) : <span className="text-fg-3">nobody</span>}
                <span className="block text-12 text-fg-3">{cadenceWords(metric.cadence)}</span>
              </div>
            </td>
            {actionOf ? <td className="dt-end">{actionOf(metric)}</td> : null}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What it drives, and at what rate. */
function Drives({ metric }: { metric: Shown }) {
  return metric.drives.map((drive) => (
    <span key={drive.ref} className="mt-0.5 block text-12 font-regular text-fg-2 text-pretty">
      Drives {revealed(driveWords(drive))}
    </span>
  ))
}

/** What a metric lacks and where it contradicts itself, in words. */
function Remarks({ metric }: { metric: Shown }) {
  const remarks = [gapWords(metric), ...warningsOf(metric)].filter(Boolean)
  return remarks.map((remark) => (
    <span key={remark} className="mt-1 block text-12 font-regular">
      <Status tone="warn">{remark}</Status>
    </span>
  ))
}
