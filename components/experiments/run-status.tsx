import type { IconName } from '@/components/ui/icon'
import { Status, type Tone } from '@/components/ui/status-chip'
import { type RunStatus, runStatusLabels } from '@/lib/experiments/vocabulary'

const look: Record<RunStatus, { tone: Tone; icon?: IconName }> = {
  scheduled: { tone: 'idle', icon: 'clock' },
  running: { tone: 'ink' },
  finished: { tone: 'ok' },
  failed: { tone: 'bad', icon: 'cross-circle' },
  killed: { tone: 'warn', icon: 'minus-circle' },
}

export function RunState({ status }: { status: RunStatus }) {
  return (
    <Status tone={look[status].tone} icon={look[status].icon}>
      {runStatusLabels[status]}
    </Status>
  )
}
