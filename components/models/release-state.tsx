import { StatusChip } from '@/components/ui/status-chip'
import { TextLink } from '@/components/ui/text-link'
import type { GateView } from './gate-panel'

const words: Record<string, string> = {
  not_requested: 'Not asked for',
  open: 'Waits for answers',
  changes_requested: 'Changes asked for',
  rejected: 'Rejected',
  withdrawn: 'Withdrawn',
  expired: 'Approval expired',
  superseded: 'Approval void',
  revoked: 'Approval revoked',
  role_lost: 'Approval no longer counts',
}

/** Whether the version may go to production, in two words beside its name; it opens to the reason. */
export function ReleaseState({ gate }: { gate: GateView }) {
  if (gate.allowed) {
    return (
      <StatusChip tone="ok" reason={<p>The gate allows this version in production.</p>}>
        Approved for production
      </StatusChip>
    )
  }
  const [reason] = gate.reasons
  const waits = reason?.code === 'open' || reason?.code === 'not_requested'
  return (
    <StatusChip
      tone={waits ? 'idle' : 'warn'}
      reason={
        reason ? (
          <p>
            {reason.message}{' '}
            <TextLink href={URL.canParse(reason.href) ? new URL(reason.href).pathname : reason.href}>Open</TextLink>
          </p>
        ) : undefined
      }
    >
      {words[reason?.code ?? ''] ?? 'Not released'}
    </StatusChip>
  )
}
