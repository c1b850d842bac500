import { Tabs } from '@/components/ui/tabs'

/** The registers of data, where it came from, and the files that tell of it. */
export function DataTabs({
  base,
  current,
}: {
  base: string
  current: 'datasets' | 'features' | 'lineage' | 'imports'
}) {
  return (
    <Tabs
      label="Data"
      items={[
        { href: `${base}/datasets`, label: 'Datasets', current: current === 'datasets' },
        { href: `${base}/features`, label: 'Features', current: current === 'features' },
        { href: `${base}/lineage`, label: 'Lineage', current: current === 'lineage' },
        { href: `${base}/imports`, label: 'Imported files', current: current === 'imports' },
      ]}
    />
  )
}
