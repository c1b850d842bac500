import type { DataColumn } from '@/components/data-table/column'
import { revealed } from '@/components/ui/hidden-characters'
import { RelativeTime } from '@/components/ui/relative-time'
import { bestRuns, type Column, valueIn } from '@/lib/experiments/comparison/rules'
import type { ComparedRun } from '@/lib/experiments/comparison/views'
import { valueText } from './figures'
import { MetricValue } from './metric-value'
import { RunState } from './run-status'
import { VersionRefs } from './version-refs'

/** One column for the run, one for each thing the runs differ in. */
export function compareColumns(
  base: string,
  columns: readonly Column[],
  runs: readonly ComparedRun[],
): DataColumn<ComparedRun>[] {
  return [
    {
      id: 'run',
      header: 'Run',
      cell: (row) => (
        <span className="run-name">
          <span className="ref">{row.ref}</span> <span dir="auto">{revealed(row.name)}</span>
        </span>
      ),
    },
    ...columns.map((column) => dataColumn(column, bestRuns(runs, column))),
    { id: 'status', header: 'Status', cell: (row) => <RunState status={row.status} /> },
    { id: 'at', header: 'When', sort: 'desc', cell: (row) => <RelativeTime at={row.at} /> },
    { id: 'versions', header: 'Became', cell: (row) => <VersionRefs base={base} versions={row.versions} /> },
  ]
}

function dataColumn(column: Column, best: readonly string[]): DataColumn<ComparedRun> {
  const { id, kind, label, metric, dataset, isNumeric } = column
  return {
    id,
    header: revealed(metric ? (dataset ? `${metric.name} on ${dataset}` : metric.name) : label),
    ...(metric ? { className: 'run-judged' } : {}),
    sort: kind === 'metric' && metric?.direction !== 'lower' ? 'desc' : 'asc',
    cell: (row) => {
      const value = valueIn(row, id)
      if (value === null) return <span className="text-fg-3">none</span>
      if (kind === 'metric') return <MetricValue value={value} metric={metric} isBest={best.includes(row.ref)} />
      if (kind === 'commit') return <code>{String(value).slice(0, 10)}</code>
      return (
        <span className={isNumeric ? 'num' : 'run-text'}>{isNumeric ? valueText(value) : revealed(String(value))}</span>
      )
    },
  }
}
