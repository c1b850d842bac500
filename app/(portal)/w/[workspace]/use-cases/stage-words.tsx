import { dayWords } from '@/components/ui/relative-time'
import { type Stage, stageLabels } from '@/lib/use-cases/vocabulary'

const DAY = 86_400_000

/** Calendar days since then, the first one counted as day 1. */
export function dayInStage(since: string, now = new Date()): number {
  return Math.max(1, Math.floor((now.getTime() - new Date(since).getTime()) / DAY) + 1)
}

/** "Release preparation, day 9" */
export function StageWords({ stage, since }: { stage: Stage; since: string }) {
  return (
    <span title={`since ${dayWords(since)}`}>
      {stageLabels[stage]}
      <span className="text-fg-3">, day {dayInStage(since)}</span>
    </span>
  )
}
