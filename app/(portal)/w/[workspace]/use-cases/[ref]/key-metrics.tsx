import { standingFinding } from '@/components/metrics/map/finding'
import { Section } from '@/components/ui/section'
import { TextLink } from '@/components/ui/text-link'
import { ask } from '@/lib/audit/execute'
import { listMetrics } from '@/lib/metrics/queries'
import type { Ctx } from '@/lib/platform/context'

type Props = { ctx: Ctx; useCase: string; here: string }

/** How the key metrics stand, and the way to how they hang together. */
export async function KeyMetrics({ ctx, useCase, here }: Props) {
  const { items } = await ask(ctx, listMetrics, { useCase, limit: 200 })
  return (
    <Section title="Key metrics" aside={<TextLink href={`${here}/metrics`}>How they hang together</TextLink>}>
      <p className="text-13 text-fg-2">
        {items.length === 0 ? 'None yet: they come with the Key metrics document.' : `${standingFinding(items)}.`}
      </p>
    </Section>
  )
}
