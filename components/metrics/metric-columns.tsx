import type { DataColumn, Facet } from '@/components/data-table/column'
import { revealed } from '@/components/ui/hidden-characters'
import { RelativeTime } from '@/components/ui/relative-time'
import { Status } from '@/components/ui/status-chip'
import { Ref } from '@/components/ui/text-link'
import { cadenceWords, guardrailWords, lacksOf, targetWords, valueWords } from '@/lib/metrics/rules'
import type { MetricView } from '@/lib/metrics/views'
import { metricAudienceLabels, metricAudiences } from '@/lib/metrics/vocabulary'

type Counts = {
  all: number
  incomplete: number
  withoutOwner: number
  useCases: { ref: string; name: string; count: number }[]
  owners: { id: string; name: string; count: number }[]
  audiences: { audience: string; count: number }[]
}

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
        <>
          <Ref href={`${base}/use-cases/${row.useCase.ref}`}>{row.useCase.ref}</Ref> {revealed(row.useCase.name)}
        </>
      ),
    },
    { id: 'baseline', header: 'Baseline', choice: 'optional', cell: (row) => valueWords(row.baseline, row.unit) },
    { id: 'target', header: 'Target', cell: targetWords },
    { id: 'guardrail', header: 'Guardrail', choice: 'shown', cell: guardrailWords },
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
