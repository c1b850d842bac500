import { StatusChip, type Tone } from '@/components/ui/status-chip'
import { TextLink } from '@/components/ui/text-link'
import { reasonWords } from '@/lib/deployments/rules'
import { type DeploymentStanding, deploymentStandingLabels, type GateAnswer } from '@/lib/deployments/vocabulary'

const tones: Record<DeploymentStanding, Tone> = { approved: 'ok', not_asked: 'idle', unapproved: 'bad' }

type StandingProps = { standing: DeploymentStanding; gate: GateAnswer; base: string; bare?: boolean; end?: boolean }

/** What the gate said of a deployment when it was reported; opens to the reasons. */
export function StandingChip({ standing, gate, base, bare, end }: StandingProps) {
  return (
    <StatusChip
      tone={tones[standing]}
      bare={bare}
      end={end}
      reason={
        standing === 'approved' ? (
          <p>
            The gate allowed it
            {gate.approvals.map((ref) => (
              <span key={ref}>
                {' '}
                by <TextLink href={`${base}/approvals/${ref}`}>{ref}</TextLink>
              </span>
            ))}
            .
          </p>
        ) : (
          <>
            <p>The gate refused it when it was reported: {reasonWords(gate.reasons)}.</p>
            {standing === 'not_asked' ? <p>Outside production nobody has to ask.</p> : null}
          </>
        )
      }
    >
      {deploymentStandingLabels[standing]}
    </StatusChip>
  )
}
