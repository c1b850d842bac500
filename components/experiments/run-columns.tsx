import type { DataColumn, Facet } from '@/components/data-table/column'
import { revealed } from '@/components/ui/hidden-characters'
import { RelativeTime } from '@/components/ui/relative-time'
import { Ref } from '@/components/ui/text-link'
import type { KeyMetric, RunItem } from '@/lib/experiments/views'
import { runStatuses, runStatusLabels } from '@/lib/experiments/vocabulary'
import { durationWords } from './figures'
import { MetricValue } from './metric-value'
import { RunState } from './run-status'
import { VersionRefs } from './version-refs'

export function runFacets(statuses: ReadonlyArray<{ status: string; count: number }>): Facet[] {
  return [
    {
      param: 'status',
      label: 'Status',
      options: runStatuses.map((status) => ({
        value: status,
        label: runStatusLabels[status],
        count: statuses.find((one) => one.status === status)?.count ?? 0,
      })),
    },
  ]
}

/** The runs of an experiment; `form` names the one that compares what is ticked. */
export function runColumns(base: string, keyMetrics: readonly KeyMetric[], form?: string): DataColumn<RunItem>[] {
  return [
    {
      id: 'run',
      header: 'Run',
      className: 'desk:w-[30%]',
      cell: (row) => (
        <>
          <span className="ref">{row.ref}</span> <span dir="auto">{revealed(row.name)}</span>
        </>
      ),
    },
    ...(form
      ? [
          {
            id: 'compare',
            header: 'Compare',
            cell: (row: RunItem) => (
              <label className="run-tick">
                <input type="checkbox" name="run" value={row.ref} form={form} />
                <span className="sr-only">Compare {row.ref}</span>
              </label>
            ),
          },
        ]
      : []),
    { id: 'status', header: 'Status', cell: (row) => <RunState status={row.status} /> },
    ...keyMetrics.map((metric) => ({
      id: metric.ref,
      header: metric.name,
      cell: (row: RunItem) => {
        const values = row.headline.filter((one) => one.metric === metric.ref)
        if (values.length === 0) return <span className="text-fg-3">none</span>
        return values.map((one) => (
          <div key={one.dataset ?? ''}>
            {one.dataset ? <span className="text-12 text-fg-3">on {one.dataset}</span> : null}
            <MetricValue value={one.value} metric={metric} />
          </div>
        ))
      },
    })),
    {
      id: 'ended',
      header: 'When',
      className: 'whitespace-nowrap',
      cell: (row) => <RelativeTime at={row.endedAt ?? row.startedAt ?? row.recordedAt} />,
    },
    { id: 'took', header: 'Took', choice: 'optional', cell: (row) => durationWords(row.startedAt, row.endedAt) || '–' },
    {
      id: 'commit',
      header: 'Commit',
      choice: 'optional',
      cell: (row) =>
        row.codeCommit ? <code>{row.codeCommit.slice(0, 10)}</code> : <span className="text-fg-3">not said</span>,
    },
    {
      id: 'versions',
      header: 'Became',
      choice: 'shown',
      cell: (row) => <VersionRefs base={base} versions={row.versions} />,
    },
    {
      id: 'experiment',
      header: 'Experiment',
      choice: 'optional',
      cell: (row) => <Ref href={`${base}/experiments/${row.experiment.ref}`}>{row.experiment.ref}</Ref>,
    },
  ]
}
