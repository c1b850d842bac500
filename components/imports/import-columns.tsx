import type { DataColumn } from '@/components/data-table/column'
import { revealed } from '@/components/ui/hidden-characters'
import { RelativeTime } from '@/components/ui/relative-time'
import { Status } from '@/components/ui/status-chip'
import { Ref } from '@/components/ui/text-link'
import type { ImportItem } from '@/lib/imports/views'

const channels = {
  browser: 'In the browser',
  api: 'By the API',
  pull: 'Read from a registry',
  webhook: 'Told by a registry',
  seed: 'Demo',
} as const

export function importColumns(base: string): DataColumn<ImportItem>[] {
  return [
    { id: 'ref', header: 'Import', cell: (row) => row.ref },
    {
      id: 'file',
      header: 'File',
      className: '[overflow-wrap:anywhere]',
      cell: (row) => (row.filename ? revealed(row.filename) : <span className="text-fg-3">without a name</span>),
    },
    { id: 'format', header: 'Format', cell: (row) => row.format },
    {
      id: 'useCase',
      header: 'Use case',
      cell: (row) => (row.useCase ? <Ref href={`${base}/use-cases/${row.useCase}`}>{row.useCase}</Ref> : '–'),
    },
    { id: 'made', header: 'New records', align: 'end', cell: (row) => <span className="num">{row.made}</span> },
    {
      id: 'problems',
      header: 'Lines to look at',
      cell: (row) =>
        row.problems > 0 ? <Status tone="warn">{row.problems}</Status> : <span className="text-fg-3">none</span>,
    },
    { id: 'channel', header: 'How it came', choice: 'optional', cell: (row) => channels[row.channel] },
    { id: 'by', header: 'By', cell: (row) => row.importedBy ?? '–' },
    { id: 'at', header: 'When', cell: (row) => <RelativeTime at={row.importedAt} /> },
  ]
}
