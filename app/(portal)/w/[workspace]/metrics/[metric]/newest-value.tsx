import { standingLook } from '@/components/metrics/history/standing-look'
import { standingReason } from '@/components/metrics/history/standing-reason'
import { shortWords, spanWords } from '@/components/metrics/history/words'
import { dayWords } from '@/components/ui/relative-time'
import { StatusChip } from '@/components/ui/status-chip'
import { guardrailWords, targetWords, valueWords } from '@/lib/metrics/rules'
import type { MetricDetail } from '@/lib/metrics/views'

/** The answer first: what it is now, and how that stands. */
export function NewestNow({ metric, now }: { metric: MetricDetail; now: Date }) {
  const { newest } = metric
  if (!newest) {
    return (
      <div className="metric-now">
        <StatusChip {...standingLook.unmeasured} reason={<Never metric={metric} />}>
          {standingLook.unmeasured.label}
        </StatusChip>
        <p className="text-13 text-fg-2">
          {targetWords(metric)}, {guardrailWords(metric)}
          {metric.baseline === null ? null : `, baseline ${valueWords(metric.baseline, metric.unit)}`}
        </p>
      </div>
    )
  }
  const look = standingLook[newest.standing]
  const span = spanWords(newest.since, now)
  return (
    <div className="metric-now">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <p className="num text-28 font-semibold">{shortWords(newest.value, metric)}</p>
        <StatusChip tone={look.tone} icon={look.icon} reason={standingReason(metric, newest)}>
          {look.label}
          {span ? ` for ${span}` : ''}
        </StatusChip>
        {newest.isStale && newest.dueAt ? (
          <StatusChip
            {...standingLook.stale}
            reason={`A newer value was due by ${dayWords(newest.dueAt)}, and none came.`}
          >
            {standingLook.stale.label}
          </StatusChip>
        ) : null}
      </div>
      <p className="mt-1 text-13 text-fg-2">
        Measured {dayWords(newest.observedAt)}
        {newest.environment ? ` in ${newest.environment}` : ''}
        {newest.version ? ` with ${newest.version}` : ''}. Target {targetWords(metric)}; someone acts{' '}
        {guardrailWords(metric)}
        {metric.baseline === null ? null : `; baseline ${valueWords(metric.baseline, metric.unit)}`}.
      </p>
    </div>
  )
}

function Never({ metric }: { metric: MetricDetail }) {
  return (
    <p>
      No value over all was recorded yet
      {metric.target === null && metric.bandLow === null ? '' : ', so nobody can say whether its target is met'}.{' '}
      {metric.source
        ? `Its values are to come from: ${metric.source}`
        : 'Nobody wrote down where its values come from.'}
    </p>
  )
}
