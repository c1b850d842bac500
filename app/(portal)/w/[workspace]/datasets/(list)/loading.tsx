import { TableSkeleton } from '@/components/data-table/table-skeleton'
import { Page } from '@/components/frame/page'

export default function Loading() {
  return (
    <Page crumbs={[{ label: 'Data' }]} title="Data">
      <TableSkeleton rows={10} columns={6} />
    </Page>
  )
}
