import { LedgerSection } from '@/components/metrics/ledger/ledger-section'
import type { ApprovalView } from '@/lib/approvals/views'
import { ask } from '@/lib/audit/execute'
import { getLedger } from '@/lib/metrics/ledger/queries'
import type { Ctx } from '@/lib/platform/context'

/** Whoever decides a gate sees what came of the promises before. */
export async function GateLedger({ ctx, approval, base }: { ctx: Ctx; approval: ApprovalView; base: string }) {
  if (approval.subject.kind !== 'stage_gate') return null
  const ledger = await ask(ctx, getLedger, { useCase: approval.useCase.ref })
  if (ledger.promises.length === 0) return null
  return (
    <LedgerSection ledger={ledger} base={base} note="As it stands now, to judge by; it is no part of what is signed." />
  )
}
