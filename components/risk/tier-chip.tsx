import type { ReactNode } from 'react'
import { StatusChip, type Tone } from '@/components/ui/status-chip'
import { type RiskTier, riskTierLabels } from '@/lib/use-cases/vocabulary'

const tones: Record<RiskTier, Tone> = { low: 'ok', limited: 'warn', high: 'bad', critical: 'bad' }

/** A risk tier as icon, word and colour; a missing one is said. */
export function RiskTierChip(props: { tier: RiskTier | null; bare?: boolean; reason?: ReactNode }) {
  const { tier, bare, reason } = props
  return (
    <StatusChip tone={tier ? tones[tier] : 'idle'} icon={tier ? 'shield' : undefined} bare={bare} reason={reason}>
      {tier ? riskTierLabels[tier] : 'No risk tier'}
    </StatusChip>
  )
}
