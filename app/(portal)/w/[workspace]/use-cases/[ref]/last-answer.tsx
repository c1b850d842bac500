import { ApprovalStatusChip } from '@/components/approvals/approval-status'
import { RelativeTime } from '@/components/ui/relative-time'
import { TextLink } from '@/components/ui/text-link'
import type { LiveGate } from '@/lib/use-cases/views'
import { stageLabels } from '@/lib/use-cases/vocabulary'

/** How the last request to leave this stage stands or ended. */
export function LastAnswer({ gate, base }: { gate: LiveGate | null; base: string }) {
  if (!gate) return null
  return (
    <p className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-1 text-13">
      <ApprovalStatusChip status={gate.status} bare />
      <TextLink href={`${base}/approvals/${gate.approvalRef}`}>
        {gate.approvalRef} asks for {stageLabels[gate.toStage].toLowerCase()}
      </TextLink>
      <span className="text-12 text-fg-3">
        {gate.askedBy}, <RelativeTime at={gate.askedAt} />
      </span>
    </p>
  )
}
