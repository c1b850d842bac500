import type { DataColumn, Facet } from '@/components/data-table/column'
import { revealed } from '@/components/ui/hidden-characters'
import { RelativeTime } from '@/components/ui/relative-time'
import { Ref } from '@/components/ui/text-link'
import { recordSourceLabels } from '@/lib/datasets/vocabulary'
import type { ExperimentItem } from '@/lib/experiments/views'

type Counts = { all: number; runs: number; useCases: { ref: string; name: string; count: number }[] }

export function experimentFacets({ useCases }: Counts): Facet[] {
  return [
    {
      param: 'useCase',
      label: 'Use case',
      options: useCases.map(({ ref, name, count }) => ({ value: ref, label: `${ref} ${name}`, count })),
    },
  ]
}

/** What the list says in one sentence. */
export function experimentsFinding({ all, runs }: Counts): string {
  if (all === 0) return 'No experiment yet'
  const many = all === 1 ? 'One experiment' : `${all} experiments`
  return `${many}, ${runs === 0 ? 'no run yet' : runs === 1 ? 'one run' : `${runs.toLocaleString('en')} runs`}`
}

export function experimentColumns(base: string): DataColumn<ExperimentItem>[] {
  return [
    {
      id: 'name',
      header: 'Experiment',
      className: 'desk:w-[34%]',
      cell: (row) => (
        <>
          <span className="ref">{row.ref}</span> <span dir="auto">{revealed(row.name)}</span>
        </>
      ),
    },
    {
      id: 'useCase',
      header: 'Use case',
      cell: (row) => (
        <div>
          <Ref href={`${base}/use-cases/${row.useCase.ref}`}>{row.useCase.ref}</Ref> {revealed(row.useCase.name)}
        </div>
      ),
    },
    {
      id: 'runs',
      header: 'Runs',
      align: 'end',
      cell: (row) => row.runs.toLocaleString('en'),
    },
    {
      id: 'newestRun',
      header: 'Newest run',
      cell: (row) =>
        row.newestRunAt ? <RelativeTime at={row.newestRunAt} /> : <span className="text-fg-3">none yet</span>,
    },
    { id: 'from', header: 'Recorded', choice: 'shown', cell: (row) => recordSourceLabels[row.recordedFrom] },
    { id: 'by', header: 'Added by', choice: 'shown', cell: (row) => row.createdBy ?? 'the system' },
    { id: 'when', header: 'Added', choice: 'optional', cell: (row) => <RelativeTime at={row.createdAt} /> },
  ]
}
