import { cookies } from 'next/headers'
import { notFound } from 'next/navigation'
import type { SearchParams } from '@/components/data-table/table-state'
import { AppFrame, type NavItem } from '@/components/frame/app-frame'
import { Page } from '@/components/frame/page'
import { asTheme, THEME_COOKIE } from '@/components/frame/theme'
import { BasicParts } from './basic-parts'
import { FormParts } from './form-parts'
import { ReadingParts } from './reading-parts'
import { TableParts } from './table-parts'

export const metadata = { title: 'Design' }

const NAV: NavItem[][] = [
  [
    { href: '/design/home', label: 'Home', icon: 'house', tab: true },
    { href: '/design/use-cases', label: 'Use cases', icon: 'target', tab: true },
    { href: '/design/models', label: 'Models', icon: 'cube', tab: true },
    { href: '/design/approvals', label: 'Approvals', icon: 'decision', count: 3, tab: true },
  ],
  [{ href: '/design/audit', label: 'Audit', icon: 'ledger' }],
  [
    { href: '/design', label: 'Library', icon: 'library' },
    { href: '/design/settings', label: 'Settings', icon: 'settings' },
  ],
]

/** Every part with its states, for the people who build with them. Not part of what is shipped to users. */
export default async function DesignPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  if (process.env.NODE_ENV === 'production') notFound()
  const theme = asTheme((await cookies()).get(THEME_COOKIE)?.value)
  return (
    <AppFrame
      nav={NAV}
      theme={theme}
      sealed={{ at: '2026-11-20T14:31:58Z', entries: 1_284_903, href: '/design' }}
      person={{ name: 'Ngozi Adeyemi', roleId: 'admin', note: 'Administrator, Halden Mobile' }}
      view={{
        label: 'Administration',
        options: [
          { label: 'Administration', href: '/design?view=admin', current: true },
          { label: 'Audit, read-only', href: '/design?view=auditor' },
        ],
      }}
      userMenu={
        <button type="button" className="menu-item">
          Sign out
        </button>
      }
    >
      <Page
        crumbs={[{ label: 'Library', href: '/design' }, { label: 'Components' }]}
        title="Every part with its states"
        facts="Switch the theme at the top. Nothing here is stored."
      >
        <BasicParts />
        <FormParts />
        <TableParts params={await searchParams} />
        <ReadingParts />
      </Page>
    </AppFrame>
  )
}
