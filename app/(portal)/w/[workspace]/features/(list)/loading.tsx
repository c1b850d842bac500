import { TableSkeleton } from '@/components/data-table/table-skeleton'
import { Page } from '@/components/frame/page'

export default function Loading() {
  return (
    <Page crumbs={[{ label: 'Features' }]} title="Features">
      <TableSkeleton rows={10} columns={6} />
    </Page>
  )
}
