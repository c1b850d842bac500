import { Status, type Tone } from '@/components/ui/status-chip'
import { judge } from '@/lib/experiments/comparison/rules'
import type { KeyMetric } from '@/lib/experiments/views'
import type { MetricStanding } from '@/lib/metrics/vocabulary'
import { valueText } from './figures'

const tones: Record<MetricStanding, Tone> = {
  reached: 'ok',
  missed: 'warn',
  beyond_guardrail: 'bad',
  unjudged: 'idle',
}

const words: Record<MetricStanding, string> = {
  reached: 'Met',
  missed: 'Missed',
  beyond_guardrail: 'Beyond the guardrail',
  unjudged: 'No target',
}

type ValueProps = {
  value: number | string
  /** The key metric that it is, if it is one. */
  metric: KeyMetric | null
  isBest?: boolean
}

/** A figure of a run, and how it stands where it is a key metric. */
export function MetricValue({ value, metric, isBest }: ValueProps) {
  const judged = metric && judge(metric, value)
  return (
    <div className="grid gap-0.5">
      <span className="num whitespace-nowrap">
        {isBest ? <b>{valueText(value)}</b> : valueText(value)}
        {isBest ? <span className="run-best">best</span> : null}
      </span>
      {judged ? (
        <span className="text-12">
          <Status tone={tones[judged.standing]}>
            <span>
              {words[judged.standing]}
              {judged.distance ? <span className="text-fg-3">, {judged.distance}</span> : null}
            </span>
          </Status>
        </span>
      ) : null}
    </div>
  )
}
