import { cookies } from 'next/headers'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { signOutAction } from '@/app/(auth)/actions'
import { AppFrame, type NavItem } from '@/components/frame/app-frame'
import { SessionRotation } from '@/components/frame/session-rotation'
import { asTheme, THEME_COOKIE } from '@/components/frame/theme'
import { frameData } from './frame-data'

export default async function WorkspaceLayout({
  children,
  params,
}: {
  children: ReactNode
  params: Promise<{ workspace: string }>
}) {
  const { workspace } = await params
  const { person, place, waiting, log, role, viewLabel, mayReadTrail, mustRotate } = await frameData(workspace)
  const at = (path: string) => `/w/${place.slug}${path}`
  const nav: NavItem[][] = [
    [
      { href: at(''), label: 'Home', icon: 'house', tab: true, exact: true },
      { href: at('/use-cases'), label: 'Use cases', icon: 'target', tab: true },
      { href: at('/models'), label: 'Models', icon: 'cube', tab: true },
      { href: at('/approvals'), label: 'Approvals', icon: 'decision', count: waiting, tab: true },
      { href: at('/metrics'), label: 'Metrics', icon: 'chart' },
      {
        href: at('/datasets'),
        label: 'Data',
        icon: 'database',
        also: [at('/features'), at('/lineage'), at('/imports')],
      },
      { href: at('/deployments'), label: 'Deployments', icon: 'deploy' },
    ],
    ...(mayReadTrail ? [[{ href: at('/audit'), label: 'Audit', icon: 'ledger' as const }]] : []),
    [
      { href: at('/library'), label: 'Library', icon: 'library' },
      { href: at('/settings'), label: 'Settings', icon: 'settings' },
    ],
  ]
  return (
    <AppFrame
      nav={nav}
      sealed={
        log.checkpoint
          ? { at: log.checkpoint.signedAt, entries: log.entries, ...(mayReadTrail ? { href: at('/audit') } : {}) }
          : null
      }
      person={{ name: person.name, roleId: role, note: person.email }}
      view={{ label: viewLabel }}
      theme={asTheme((await cookies()).get(THEME_COOKIE)?.value)}
      userMenu={
        <>
          <Link className="menu-item" href={at('/settings/account')}>
            My account
          </Link>
          <form action={signOutAction}>
            <button type="submit" className="menu-item">
              Sign out
            </button>
          </form>
        </>
      }
    >
      {children}
      {mustRotate ? <SessionRotation /> : null}
    </AppFrame>
  )
}
