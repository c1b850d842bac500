import type { ReactNode } from 'react'
import { Page } from '@/components/frame/page'
import { Tabs } from '@/components/ui/tabs'

const PLACES = [
  { id: 'members', label: 'Members' },
  { id: 'policies', label: 'Policies' },
  { id: 'tokens', label: 'API tokens' },
  { id: 'account', label: 'My account' },
] as const

type SettingsPageProps = {
  workspace: { slug: string; name: string }
  place: (typeof PLACES)[number]['id']
  title: string
  facts?: ReactNode
  children: ReactNode
}

/** One place of the settings, with the way to the others. */
export function SettingsPage({ workspace, place, title, facts, children }: SettingsPageProps) {
  const at = `/w/${workspace.slug}/settings`
  return (
    <Page
      crumbs={[
        { label: workspace.name, href: `/w/${workspace.slug}` },
        { label: 'Settings', href: at },
        { label: PLACES.find(({ id }) => id === place)!.label },
      ]}
      title={title}
      facts={facts}
    >
      <Tabs
        label="Settings"
        items={PLACES.map(({ id, label }) => ({ href: `${at}/${id}`, label, current: id === place }))}
      />
      <div className="mt-5">{children}</div>
    </Page>
  )
}
