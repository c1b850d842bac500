import type { DataColumn, Facet } from '@/components/data-table/column'
import { revealed } from '@/components/ui/hidden-characters'
import { dayWords, RelativeTime } from '@/components/ui/relative-time'
import { Status } from '@/components/ui/status-chip'
import { Ref, TextLink } from '@/components/ui/text-link'
import { cadenceWords, guardrailWords, lacksOf, targetWords, valueWords } from '@/lib/metrics/rules'
import type { MetricView } from '@/lib/metrics/views'
import { metricAudienceLabels, metricAudiences } from '@/lib/metrics/vocabulary'
import { type Standing, standingLook } from './history/standing-look'
import { shortWords } from './history/words'

type Counts = {
  all: number
  incomplete: number
  withoutOwner: number
  useCases: { ref: string; name: string; count: number }[]
  owners: { id: string; name: string; count: number }[]
  audiences: { audience: string; count: number }[]
  standings: { standing: Standing; count: number }[]
}

/** What needs somebody first. */
const standingOrder = ['beyond_guardrail', 'missed', 'stale', 'unmeasured', 'unjudged', 'reached'] as const

export function metricFacets(counts: Counts): Facet[] {
  return [
    {
      param: 'audience',
      label: 'Audience',
      options: metricAudiences.map((audience) => ({
        value: audience,
        label: metricAudienceLabels[audience],
        count: counts.audiences.find((one) => one.audience === audience)?.count ?? 0,
      })),
    },
    {
      param: 'useCase',
      label: 'Use case',
      options: counts.useCases.map(({ ref, name, count }) => ({ value: ref, label: `${ref} ${name}`, count })),
    },
    {
      param: 'owner',
      label: 'Owner',
      options: [
        ...counts.owners.map(({ id, name, count }) => ({ value: id, label: name, count })),
        { value: 'none', label: 'Nobody', count: counts.withoutOwner },
      ],
    },
    {
      param: 'standing',
      label: 'Standing',
      options: standingOrder.map((standing) => ({
        value: standing,
        label: standingLook[standing].label,
        count: counts.standings.find((one) => one.standing === standing)?.count ?? 0,
      })),
    },
    {
      param: 'state',
      label: 'State',
      options: [
        { value: 'incomplete', label: 'Something is missing', count: counts.incomplete },
        { value: 'complete', label: 'Complete', count: counts.all - counts.incomplete },
      ],
    },
  ]
}

/** What the list says in one sentence. */
export function metricsFinding({ all, incomplete }: Counts): string {
  if (all === 0) return 'No metric yet'
  const many = all === 1 ? 'One metric' : `${all} metrics`
  if (incomplete === 0) return all === 1 ? `${many}, complete` : `${many}, each complete`
  if (incomplete === all) return all === 1 ? 'One metric, not complete' : `${many}, none complete`
  return `${many}, ${incomplete} not complete`
}

/** How many stand where somebody should look, each with the list of them. */
export function StandingCounts({ counts, path }: { counts: Counts; path: string }) {
  return standingOrder.map((standing) => {
    const many = counts.standings.find((one) => one.standing === standing)?.count ?? 0
    if (many === 0) return null
    const { tone, icon, label } = standingLook[standing]
    return (
      <Status key={standing} tone={tone} icon={icon}>
        <TextLink href={`${path}?standing=${standing}`} className="text-current">
          <span className="num">{many}</span> {label.toLowerCase()}
        </TextLink>
      </Status>
    )
  })
}

export function metricColumns(base: string): DataColumn<MetricView>[] {
  return [
    {
      id: 'name',
      header: 'Metric',
      sort: 'asc',
      className: 'desk:w-[26%]',
      cell: (row) => (
        <>
          <span className="ref">{row.ref}</span> {revealed(row.name)}
        </>
      ),
    },
    { id: 'audience', header: 'Audience', choice: 'shown', cell: (row) => metricAudienceLabels[row.audience] },
    {
      id: 'useCase',
      header: 'Use case',
      choice: 'shown',
      cell: (row) => (
        <div>
          <Ref href={`${base}/use-cases/${row.useCase.ref}`}>{row.useCase.ref}</Ref> {revealed(row.useCase.name)}
        </div>
      ),
    },
    { id: 'value', header: 'Newest value', cell: (row) => <Newest row={row} /> },
    { id: 'standing', header: 'Standing', cell: (row) => <StandingCell row={row} /> },
    { id: 'baseline', header: 'Baseline', choice: 'optional', cell: (row) => valueWords(row.baseline, row.unit) },
    { id: 'target', header: 'Target', cell: targetWords },
    { id: 'guardrail', header: 'Guardrail', choice: 'optional', cell: guardrailWords },
    { id: 'owner', header: 'Owner', cell: (row) => row.owner ?? <span className="text-fg-3">nobody</span> },
    { id: 'cadence', header: 'Measured', choice: 'optional', cell: (row) => cadenceWords(row.cadence) },
    {
      id: 'state',
      header: 'Missing',
      cell: (row) =>
        row.gaps.length > 0 ? (
          <Status tone="warn">{lacksOf(row).join(', ')}</Status>
        ) : (
          <Status tone="ok">nothing</Status>
        ),
    },
    {
      id: 'newest',
      header: 'Added',
      sort: 'desc',
      choice: 'optional',
      cell: (row) => <RelativeTime at={row.createdAt} />,
    },
  ]
}

function Newest({ row }: { row: MetricView }) {
  if (!row.newest) return <span className="text-fg-3">none</span>
  return (
    <div>
      <span className="num">{shortWords(row.newest.value, row)}</span>
      <span className="block whitespace-nowrap text-12 text-fg-3">{dayWords(row.newest.observedAt)}</span>
    </div>
  )
}

/** A stale value still stands somewhere: both are said. */
function StandingCell({ row }: { row: MetricView }) {
  const standing = row.newest?.standing ?? 'unmeasured'
  const all: Standing[] = row.newest?.isStale ? [standing, 'stale'] : [standing]
  return (
    <div className="grid gap-0.5 whitespace-nowrap">
      {all.map((one) => (
        <Status key={one} tone={standingLook[one].tone} icon={standingLook[one].icon}>
          {standingLook[one].label}
        </Status>
      ))}
    </div>
  )
}
