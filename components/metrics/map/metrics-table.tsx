import { revealed } from '@/components/ui/hidden-characters'
import { RelativeTime } from '@/components/ui/relative-time'
import { Status } from '@/components/ui/status-chip'
import { TextLink } from '@/components/ui/text-link'
import type { AlignedMetric, Alignment } from '@/lib/metrics/alignment/views'
import { cadenceWords, guardrailWords, targetWords, valueWords } from '@/lib/metrics/rules'
import { metricAudienceLabels } from '@/lib/metrics/vocabulary'
import { flagWords } from './map-nodes'
import { Sparkline } from './sparkline'
import { standingLook } from './words'

type TableProps = {
  metrics: readonly AlignedMetric[]
  misalignments: Alignment['misalignments']
  base: string
  caption: string
  /** For who runs it: when it is due, where it was measured. */
  isOperational?: boolean
}

/** The nodes of the map as a table, in the order that they are given. */
export function MetricsTable({ metrics, misalignments, base, caption, isOperational }: TableProps) {
  return (
    <table className="dt">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Metric</th>
          <th scope="col">Newest</th>
          <th scope="col">Standing</th>
          <th scope="col">Target</th>
          <th scope="col">Someone acts</th>
          <th scope="col">{isOperational ? 'Measured' : 'Trend'}</th>
          <th scope="col">Owner</th>
        </tr>
      </thead>
      <tbody>
        {metrics.map((metric) => (
          <tr key={metric.id}>
            <th scope="row" className="[overflow-wrap:anywhere] tablet:w-[24%]">
              <div>
                <TextLink href={`${base}/metrics/${metric.ref}`} className="text-fg no-underline hover:underline">
                  {revealed(metric.name)}
                </TextLink>
                <span className="block text-12 font-regular text-fg-3">
                  {metricAudienceLabels[metric.audience]}, {metric.ref}
                </span>
                <Flags metric={metric} misalignments={misalignments} />
              </div>
            </th>
            <td data-label="Newest" className="num">
              <Newest metric={metric} />
            </td>
            <td data-label="Standing">
              <Standing metric={metric} />
            </td>
            <td data-label="Target">{targetWords(metric)}</td>
            <td data-label="Someone acts">{guardrailWords(metric)}</td>
            <td data-label={isOperational ? 'Measured' : 'Trend'}>
              {isOperational ? (
                <Due metric={metric} />
              ) : metric.recent.length > 1 ? (
                <Sparkline values={metric.recent.map(({ value }) => value)} target={metric.target} />
              ) : (
                <span className="text-fg-3">{metric.recent.length === 1 ? 'one value' : 'none'}</span>
              )}
            </td>
            <td data-label="Owner">{metric.owner ?? <span className="text-warn">nobody</span>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Newest({ metric: { newest, unit } }: { metric: AlignedMetric }) {
  if (!newest) return <span className="text-fg-3">–</span>
  return (
    <div>
      {valueWords(newest.value, unit)}
      <span className="block text-12 text-fg-3">
        <RelativeTime at={newest.observedAt} />
        {newest.version ? `, ${newest.version}` : ''}
      </span>
    </div>
  )
}

function Standing({ metric }: { metric: AlignedMetric }) {
  const look = standingLook(metric)
  const { newest } = metric
  return (
    <div className="whitespace-nowrap">
      <Status tone={look.tone} icon={look.icon}>
        {look.words}
      </Status>
      {newest && newest.standing !== 'unjudged' ? (
        <span className="block text-12 text-fg-3">
          since <RelativeTime at={newest.since} />
        </span>
      ) : null}
      {newest?.isStale ? (
        <span className="block">
          <Status tone="warn" icon="clock">
            stale
          </Status>
        </span>
      ) : null}
    </div>
  )
}

function Due({ metric: { newest, cadence } }: { metric: AlignedMetric }) {
  return (
    <div>
      {cadenceWords(cadence)}
      <span className="block text-12 text-fg-3">
        {newest?.environment || (newest ? 'no environment named' : 'never')}
        {newest?.dueAt ? (
          <>
            , {newest.isStale ? 'was due' : 'due'} <RelativeTime at={newest.dueAt} />
          </>
        ) : null}
      </span>
    </div>
  )
}

/** That nobody measured it is said by its standing already. */
function Flags({ metric, misalignments }: { metric: AlignedMetric; misalignments: Alignment['misalignments'] }) {
  const kinds = misalignments.filter(({ metrics }) => metrics.includes(metric.id)).map(({ kind }) => kind)
  const words = [...new Set(kinds)].filter((kind) => kind !== 'unmeasured').map((kind) => flagWords[kind])
  if (words.length === 0) return null
  return (
    <span className="block text-12 font-regular">
      <Status tone="warn" icon="link">
        {words.join(', ')}
      </Status>
    </span>
  )
}
