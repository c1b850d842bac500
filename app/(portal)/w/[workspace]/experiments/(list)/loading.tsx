import { TableSkeleton } from '@/components/data-table/table-skeleton'
import { Page } from '@/components/frame/page'

export default function Loading() {
  return (
    <Page crumbs={[{ label: 'Experiments' }]} title="Experiments">
      <TableSkeleton rows={8} columns={5} />
    </Page>
  )
}
