import type { DataColumn } from '@/components/data-table/column'
import { revealed } from '@/components/ui/hidden-characters'
import { ExactTime } from '@/components/ui/relative-time'
import { Ref } from '@/components/ui/text-link'
import type { AliasMoveView } from '@/lib/models/views'

/** How the aliases of a model moved, newest first. */
export function aliasMoveColumns(versionHref: (version: number) => string): DataColumn<AliasMoveView>[] {
  const version = (number: number | null) =>
    number === null ? <span className="text-fg-3">none</span> : <Ref href={versionHref(number)}>{`v${number}`}</Ref>
  return [
    { id: 'alias', header: 'Alias', cell: (row) => row.alias },
    { id: 'from', header: 'From', cell: (row) => version(row.from) },
    { id: 'to', header: 'To', cell: (row) => version(row.to) },
    {
      id: 'reason',
      header: 'Why',
      className: 'desk:w-[44%]',
      cell: (row) => <span className="[overflow-wrap:anywhere]">{revealed(row.reason)}</span>,
    },
    { id: 'by', header: 'By', cell: (row) => row.movedBy ?? 'the system' },
    { id: 'when', header: 'When', cell: (row) => <ExactTime at={row.movedAt} /> },
  ]
}
