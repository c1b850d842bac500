import { Notice } from '@/components/ui/notice'
import { dayWords } from '@/components/ui/relative-time'
import type { LifecycleView } from '@/lib/use-cases/views'

/** Why it ended, what takes its place, where its records are. */
export function RetiredNotice({ retired }: { retired: LifecycleView['useCase']['retired'] }) {
  if (!retired) return null
  return (
    <div className="mb-6">
      <Notice tone="info" title={`Retired on ${dayWords(retired.at)}`}>
        <p>{retired.reason}</p>
        <p>{retired.replacement ? `In its place: ${retired.replacement}` : 'Nothing takes its place.'}</p>
        <p>
          {retired.recordsKept ? `Data and records: ${retired.recordsKept}` : 'Nobody said where its records are kept.'}
        </p>
      </Notice>
    </div>
  )
}
