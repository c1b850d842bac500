import { Suspense } from 'react'
import { CandidatesTable } from '@/components/metrics/map/candidates-table'
import { GroupsTable } from '@/components/metrics/map/groups-table'
import { MetricsTable } from '@/components/metrics/map/metrics-table'
import { ValueStrip } from '@/components/metrics/map/value-strip'
import { Section } from '@/components/ui/section'
import { Skeleton } from '@/components/ui/skeleton'
import type { Alignment } from '@/lib/metrics/alignment/views'
import type { Ctx } from '@/lib/platform/context'
import { groupsNow, versionsNow } from './measured'
import { inOrder, type MapView } from './views'

type PartProps = { view: MapView; alignment: Alignment; base: string; ctx: Ctx }

/** What the view asks first, above the map. Data science begins with the map itself. */
export function Lead({ view, alignment, base, ctx }: PartProps) {
  const { metrics, misalignments } = alignment
  if (view === 'business') return <ValueStrip metrics={metrics} base={base} />
  if (view === 'science') return null
  if (view === 'engineering') {
    const operational = inOrder(
      metrics.filter(({ audience, newest }) => audience === 'technical' || newest?.isStale),
      view,
    )
    return (
      <div className="mb-7">
        <Section title="Runs and goes stale" count={operational.length}>
          <MetricsTable
            metrics={operational}
            misalignments={misalignments}
            base={base}
            caption="Operational metrics, breached and stale ones first"
            isOperational
          />
        </Section>
      </div>
    )
  }
  const own = metrics.filter(({ audience }) => audience === 'domain')
  return (
    <div className="mb-7">
      <Section title="What changes in the work" count={own.length}>
        <MetricsTable metrics={own} misalignments={misalignments} base={base} caption="Domain metrics" />
      </Section>
      <Section title="Where groups differ">
        <Suspense fallback={<Skeleton />}>
          <Groups {...{ alignment, base, ctx }} />
        </Suspense>
      </Section>
    </div>
  )
}

/** What the view asks once the map was seen. */
export function Follow({ view, alignment, base, ctx }: PartProps) {
  if (view !== 'science') return null
  return (
    <Section title="Versions against targets">
      <Suspense fallback={<Skeleton />}>
        <Versions {...{ alignment, base, ctx }} />
      </Suspense>
    </Section>
  )
}

async function Groups({ alignment, base, ctx }: Omit<PartProps, 'view'>) {
  return <GroupsTable measured={await groupsNow(ctx, inOrder(alignment.metrics, 'expert'))} base={base} />
}

async function Versions({ alignment, base, ctx }: Omit<PartProps, 'view'>) {
  return <CandidatesTable measured={await versionsNow(ctx, inOrder(alignment.metrics, 'science'))} base={base} />
}
