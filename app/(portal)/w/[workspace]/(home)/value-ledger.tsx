import { PortfolioRows } from '@/components/metrics/ledger/portfolio-rows'
import { Section } from '@/components/ui/section'
import { TextLink } from '@/components/ui/text-link'
import { ask } from '@/lib/audit/execute'
import { listLedger } from '@/lib/metrics/ledger/queries'
import type { Ctx } from '@/lib/platform/context'

const MOST = 6

/** Whether the portfolio pays back: what a business stakeholder asks next after what waits for them. */
export async function HomeLedger({ ctx, base }: { ctx: Ctx; base: string }) {
  const { items, totals } = await ask(ctx, listLedger, { state: 'running', limit: MOST })
  if (totals.live === 0) return null
  return (
    <Section title="Value, promised and realised" aside={<TextLink href={`${base}/value`}>Value ledger</TextLink>}>
      <p className="mb-3 text-13 text-fg-2">{totals.finding}.</p>
      <PortfolioRows rows={items} base={base} />
    </Section>
  )
}
