import { Notice } from '@/components/ui/notice'
import type { MetricDetail } from '@/lib/metrics/views'

/** Why no value can be recorded here, and where those are that were. */
export function NotARecorder({ metric, listPath }: { metric: MetricDetail; listPath: string }) {
  return (
    <Notice
      tone="info"
      title={metric.retired ? 'This metric is retired' : 'The team of the use case records its values'}
    >
      {metric.retired ? 'It takes no new values. ' : 'You have no role in it that measures. '}
      <a className="lk" href={listPath}>
        What was recorded
      </a>{' '}
      stays to be read.
    </Notice>
  )
}
