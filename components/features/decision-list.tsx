import { revealed } from '@/components/ui/hidden-characters'
import { RelativeTime } from '@/components/ui/relative-time'
import type { StoreDecisionView } from '@/lib/features/views'
import { computeCostLabels, readinessLabels, storeAdviceLabels } from '@/lib/features/vocabulary'

/** What was decided, newest first, each with what was weighed; the newest counts. */
export function DecisionList({ decisions }: { decisions: readonly StoreDecisionView[] }) {
  return (
    <ol className="grid">
      {decisions.map(({ id, ref, answers, advised, advice, decision, reason, by, at }, place) => (
        <li key={id} id={ref} className="border-line border-b py-2.5 [overflow-wrap:anywhere]">
          <p className="flex flex-wrap items-baseline gap-x-3">
            <span className="ref">{ref}</span>
            <b className="font-semibold">{storeAdviceLabels[decision]}</b>
            <span className="text-13 text-fg-3">
              {decision === advised ? 'as advised' : `advised was: ${storeAdviceLabels[advised].toLowerCase()}`}
              {place > 0 ? ', replaced since' : ''}
            </span>
          </p>
          <p className="mt-1 max-w-[72ch] whitespace-pre-line text-pretty">{revealed(reason)}</p>
          <p className="mt-1 text-12 text-fg-3">
            {by ?? 'A former member'}, <RelativeTime at={at} />
          </p>
          <details className="mt-1 text-13 text-fg-2">
            <summary className="min-h-6 cursor-pointer underline decoration-dotted underline-offset-3">
              What was weighed
            </summary>
            <ul className="mt-1 list-disc pl-5">
              <li>Computing them: {computeCostLabels[answers.computeCost].toLowerCase()}</li>
              <li>{readinessLabels[answers.readiness]}</li>
              <li>
                {answers.projects === 1 ? 'One project uses them' : `${answers.projects} projects would share them`}
              </li>
              <li>
                {answers.isOnline ? 'Somebody waits for each prediction' : 'Nobody waits for a single prediction'}
              </li>
            </ul>
            <p className="mt-1">{advice}</p>
          </details>
        </li>
      ))}
    </ol>
  )
}
