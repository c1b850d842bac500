import { TableSkeleton } from '@/components/data-table/table-skeleton'
import { Page } from '@/components/frame/page'

export default function Loading() {
  return (
    <Page crumbs={[{ label: 'Deployments' }]} title="Deployments">
      <TableSkeleton rows={10} columns={6} />
    </Page>
  )
}
