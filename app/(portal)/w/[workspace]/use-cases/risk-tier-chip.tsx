import type { ReactNode } from 'react'
import { StatusChip, type Tone } from '@/components/ui/status-chip'
import { type RiskTier, riskTierLabels } from '@/lib/use-cases/vocabulary'

const tones: Record<RiskTier, Tone> = { low: 'ok', limited: 'warn', high: 'bad', critical: 'bad' }

/** The tier as the risk officer set it; a missing one is said. */
export function RiskTierChip(props: { tier: RiskTier | null; bare?: boolean; reason?: ReactNode }) {
  const { tier, bare, reason } = props
  if (!tier) {
    return (
      <StatusChip tone="idle" bare={bare} reason={reason}>
        No risk tier
      </StatusChip>
    )
  }
  return (
    <StatusChip tone={tones[tier]} icon="shield" bare={bare} reason={reason}>
      {riskTierLabels[tier]}
    </StatusChip>
  )
}
