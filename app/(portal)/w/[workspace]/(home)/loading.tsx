import { Page } from '@/components/frame/page'
import { Skeleton } from '@/components/ui/skeleton'

export default function Loading() {
  return (
    <Page crumbs={[{ label: 'Loading' }]} title="Loading…">
      <Skeleton lines={8} />
    </Page>
  )
}
