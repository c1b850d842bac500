import { Tabs } from '@/components/ui/tabs'

/** The two registers of data: what is kept, and what is made of it. */
export function DataTabs({ base, current }: { base: string; current: 'datasets' | 'features' }) {
  return (
    <Tabs
      label="Data"
      items={[
        { href: `${base}/datasets`, label: 'Datasets', current: current === 'datasets' },
        { href: `${base}/features`, label: 'Features', current: current === 'features' },
      ]}
    />
  )
}
