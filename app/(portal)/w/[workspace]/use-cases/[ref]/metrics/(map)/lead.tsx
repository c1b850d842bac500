import { CandidatesTable } from '@/components/metrics/map/candidates-table'
import { GroupsTable } from '@/components/metrics/map/groups-table'
import { MetricsTable } from '@/components/metrics/map/metrics-table'
import { ValueStrip } from '@/components/metrics/map/value-strip'
import { Section } from '@/components/ui/section'
import type { Alignment } from '@/lib/metrics/alignment/views'
import { groupsNow, versionsNow } from './measured'
import { inOrder, type MapView } from './views'

type PartProps = { view: MapView; alignment: Alignment; base: string; isTable: boolean }

/** What the view asks first, above the map. Data science begins with the map itself; a table of all metrics begins with these anyway. */
export function Lead({ view, alignment, base, isTable }: PartProps) {
  const { metrics, misalignments } = alignment
  if (view === 'business') return <ValueStrip metrics={metrics} base={base} />
  if (view === 'science' || (view === 'engineering' && isTable)) return null
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
      {isTable ? null : (
        <Section title="What changes in the work" count={own.length}>
          <MetricsTable metrics={own} misalignments={misalignments} base={base} caption="Domain metrics" />
        </Section>
      )}
      <Section title="Where groups differ">
        <GroupsTable measured={groupsNow(inOrder(metrics, view))} base={base} />
      </Section>
    </div>
  )
}

/** What the view asks once the map was seen. */
export function Follow({ view, alignment, base }: PartProps) {
  if (view !== 'science') return null
  return (
    <Section title="Versions against targets">
      <CandidatesTable measured={versionsNow(inOrder(alignment.metrics, view))} base={base} />
    </Section>
  )
}
