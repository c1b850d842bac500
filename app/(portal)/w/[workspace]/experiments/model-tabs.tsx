import { Tabs } from '@/components/ui/tabs'

/** Models and the experiments they come from are one place with two faces. */
export function ModelTabs({ base, current }: { base: string; current: 'models' | 'experiments' | 'connections' }) {
  return (
    <Tabs
      label="Models and experiments"
      items={[
        { href: `${base}/models`, label: 'Models', current: current === 'models' },
        { href: `${base}/experiments`, label: 'Experiments', current: current === 'experiments' },
        { href: `${base}/connections`, label: 'Connections', current: current === 'connections' },
      ]}
    />
  )
}
