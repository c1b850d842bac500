import { Page } from '@/components/frame/page'
import { Skeleton } from '@/components/ui/skeleton'

export default function Loading() {
  return (
    <Page crumbs={[{ label: 'Use cases' }]} title="Loading…" panel={<Skeleton lines={6} />}>
      <Skeleton lines={12} />
    </Page>
  )
}
