import type { IconName } from '@/components/ui/icon'
import type { Tone } from '@/components/ui/status-chip'
import type { MetricStanding } from '@/lib/metrics/vocabulary'

export type Standing = MetricStanding | 'stale' | 'unmeasured'

/** How a standing looks and reads everywhere. */
export const standingLook: Record<Standing, { tone: Tone; icon?: IconName; label: string }> = {
  beyond_guardrail: { tone: 'bad', label: 'Beyond the guardrail' },
  missed: { tone: 'warn', label: 'Target missed' },
  reached: { tone: 'ok', label: 'Target reached' },
  unjudged: { tone: 'idle', label: 'No target to judge it by' },
  stale: { tone: 'warn', icon: 'clock', label: 'Stale' },
  unmeasured: { tone: 'idle', icon: 'clock', label: 'Never measured' },
}
