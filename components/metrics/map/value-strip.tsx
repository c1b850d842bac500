import { revealed } from '@/components/ui/hidden-characters'
import { Status } from '@/components/ui/status-chip'
import { TextLink } from '@/components/ui/text-link'
import type { AlignedMetric } from '@/lib/metrics/alignment/views'
import { targetWords, valueWords } from '@/lib/metrics/rules'
import { Sparkline } from './sparkline'
import { changeValue, shortValue, standingLook } from './words'

/** What the business sees first: each of its metrics with its trend, what it gained since the baseline, and its target. */
export function ValueStrip({ metrics, base }: { metrics: readonly AlignedMetric[]; base: string }) {
  const shown = metrics.filter(({ audience, isValue }) => audience === 'business' || isValue)
  if (shown.length === 0) return null
  return (
    <ul className="value-strip mb-6" aria-label="Value and trend">
      {shown
        .sort((a, b) => Number(b.isValue) - Number(a.isValue))
        .map((metric) => {
          const { newest, baseline, unit, name, recent } = metric
          const value = newest && shortValue(newest.value, unit, name)
          const look = standingLook(metric)
          return (
            <li key={metric.id}>
              <span className="min-w-0">
                <TextLink
                  href={`${base}/metrics/${metric.ref}`}
                  className="text-13 text-fg-2 no-underline hover:underline"
                >
                  {revealed(name)}
                </TextLink>
                <span className="block" title={newest ? valueWords(newest.value, unit) : undefined}>
                  {value ? <b>{value.figure}</b> : <b className="text-fg-3">–</b>} {value?.unit}
                </span>
              </span>
              <Sparkline values={recent.map((point) => point.value)} target={metric.target} />
              <span className="col-span-2 flex flex-wrap items-center gap-x-2">
                <Status tone={look.tone} icon={look.icon}>
                  {look.words}
                </Status>
                <span>
                  {targetWords(metric)}
                  {newest && baseline !== null
                    ? `; ${sinceWords(newest.value - baseline, unit)} since the baseline`
                    : ''}
                </span>
              </span>
            </li>
          )
        })}
    </ul>
  )
}

function sinceWords(change: number, unit: string): string {
  if (change === 0) return 'no change'
  const { figure, unit: rest } = changeValue(change, unit)
  return rest ? `${figure} ${rest}` : figure
}
