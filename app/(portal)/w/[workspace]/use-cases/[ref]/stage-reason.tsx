import { dayWords } from '@/components/ui/relative-time'
import { roleLabels } from '@/lib/platform/vocabulary'
import type { IterationView, LifecycleView } from '@/lib/use-cases/views'
import { stageLabels } from '@/lib/use-cases/vocabulary'

/** Why it stands where it stands: since when, what the gate waits for, who answers for it. */
export function StageReason({ view, shown }: { view: LifecycleView; shown: IterationView }) {
  const current = view.current?.iteration === shown.number ? view.current : null
  return (
    <>
      <p>
        {shown.isRetired ? 'Retired' : 'In this stage'} since {dayWords(shown.stageSince)}.
      </p>
      {current?.nextStage ? (
        <p>
          {current.missing.length > 0
            ? `${current.missing.length} of ${current.total} things are missing before the gate to ${stageLabels[current.nextStage]}.`
            : `Everything is there for the gate to ${stageLabels[current.nextStage]}.`}
        </p>
      ) : null}
      {current ? (
        <p>
          Its gate is answered for by{' '}
          <b>{current.accountable.people.map(({ name }) => name).join(', ') || 'nobody yet'}</b>,{' '}
          {roleLabels[current.accountable.role].toLowerCase()}.
        </p>
      ) : null}
    </>
  )
}
