import { RiskTierChip } from '@/components/risk/tier-chip'
import { RelativeTime } from '@/components/ui/relative-time'
import { TextLink } from '@/components/ui/text-link'
import type { TierDecision } from '@/lib/use-cases/tier-decision'
import type { RiskTier as Tier } from '@/lib/use-cases/vocabulary'

type Props = { useCase: { riskTier: Tier | null; tierDecided: TierDecision | null }; here: string }

/** The tier with who it comes from and why; where it is found and set is one step on. */
export function RiskTier({ useCase: { riskTier, tierDecided }, here }: Props) {
  return (
    <RiskTierChip
      tier={riskTier}
      reason={
        <>
          <Reason decided={tierDecided} />
          <p>
            <TextLink href={`${here}/risk`}>{riskTier ? 'Answers and history' : 'Answer the questions'}</TextLink>
          </p>
        </>
      }
    />
  )
}

function Reason({ decided }: { decided: TierDecision | null }) {
  if (!decided) return <p>Nobody has said yet how much harm this could do.</p>
  return (
    <>
      <p>
        {decided.isAssessed ? 'By the answers of' : 'Set by'} <b>{decided.by ?? 'a former member'}</b>,{' '}
        <RelativeTime at={decided.at} />.
      </p>
      {decided.reason ? <p>{decided.reason}</p> : null}
    </>
  )
}
