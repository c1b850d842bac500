import { TableSkeleton } from '@/components/data-table/table-skeleton'
import { Page } from '@/components/frame/page'

export default function Loading() {
  return (
    <Page crumbs={[{ label: 'Value ledger' }]} title="Value ledger">
      <TableSkeleton rows={10} columns={7} />
    </Page>
  )
}
