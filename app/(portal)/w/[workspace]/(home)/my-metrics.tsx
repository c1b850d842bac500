import Link from 'next/link'
import { standingLook } from '@/components/metrics/history/standing-look'
import { revealed } from '@/components/ui/hidden-characters'
import { dayWords } from '@/components/ui/relative-time'
import { Section } from '@/components/ui/section'
import { StatusChip } from '@/components/ui/status-chip'
import { ask } from '@/lib/audit/execute'
import { listMetrics } from '@/lib/metrics/queries'
import { guardrailWords, valueWords } from '@/lib/metrics/rules'
import type { MetricView } from '@/lib/metrics/views'
import type { Ctx } from '@/lib/platform/context'

type Props = { ctx: Ctx; person: string; base: string }

/** Metrics that the reader owns and has to see to: beyond the guardrail, or silent for too long. */
export async function MyMetrics({ ctx, person, base }: Props) {
  const { items } = await ask(ctx, listMetrics, { owner: person, standing: 'beyond_guardrail,stale', limit: 20 })
  if (items.length === 0) return null
  return (
    <Section title="Metrics of yours to see to" count={items.length}>
      <ul className="border-t border-line-2">
        {items.map((metric) => (
          <li key={metric.id} className="flex flex-wrap gap-x-6 gap-y-1 border-b border-line py-3">
            <div className="min-w-[min(100%,300px)] flex-1">
              <h3 className="font-medium text-14">
                <Link
                  className="inline-flex min-h-6 items-center hover:underline"
                  href={`${base}/metrics/${metric.ref}`}
                >
                  {revealed(metric.name)}
                </Link>
              </h3>
              <p className="mt-1 text-12 text-fg-3">
                {metric.ref}, {metric.useCase.ref} {revealed(metric.useCase.name)}: {newestWords(metric)}
              </p>
            </div>
            <Standing metric={metric} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

function newestWords(metric: MetricView): string {
  const { newest, unit } = metric
  if (!newest) return 'never measured'
  return `${valueWords(newest.value, unit)} on ${dayWords(newest.observedAt)}, someone acts ${guardrailWords(metric)}`
}

function Standing({ metric: { newest } }: { metric: MetricView }) {
  const { tone, icon, label } = standingLook[newest?.standing === 'beyond_guardrail' ? 'beyond_guardrail' : 'stale']
  return (
    <StatusChip tone={tone} icon={icon}>
      {label}
    </StatusChip>
  )
}
