import Link from 'next/link'
import type { ReactNode } from 'react'
import { Icon, type IconName } from '@/components/ui/icon'
import { formatCount } from '@/components/ui/money'
import { ExactTime } from '@/components/ui/relative-time'
import { Mark, SealMark } from '@/components/ui/seal'
import { FloatingDetails } from './floating-details'
import { NavLink } from './nav-link'
import type { Theme } from './theme'
import { ThemeToggle } from './theme-switch'
import { UserMenu } from './user-menu'
import { type View, ViewSwitch } from './view-switch'

/** `tab`: stands in the bar at the foot of a small screen (four fit beside "More"). `exact`: what is below it is another place. */
export type NavItem = {
  href: string
  label: string
  icon: IconName
  count?: number
  tab?: boolean
  exact?: boolean
  /** Other addresses of the same place, where it has several registers. */
  also?: string[]
}

export type AppFrameProps = {
  /** Groups of places, a hairline between them. */
  nav: NavItem[][]
  /** The newest checkpoint; null before the first one. */
  sealed: { at: string; entries: number; href?: string; timeZone?: string } | null
  person: { name: string; roleId?: string; note?: string }
  view?: View
  theme: Theme
  /** Search and commands, left of the view. */
  tools?: ReactNode
  /** Entries of the person's menu: links with class `menu-item`, the form that signs out. */
  userMenu?: ReactNode
  children: ReactNode
}

/** What stays while pages change. A page inside it renders `Page`, which brings its place, title and panel. */
export function AppFrame({ nav, sealed, person, view, theme, tools, userMenu, children }: AppFrameProps) {
  const tabs = nav
    .flat()
    .filter((item) => item.tab)
    .slice(0, 4)
  return (
    <div className="app">
      <a className="skip" href="#main">
        Skip to the content
      </a>
      <nav className="nav" id="places" popover="auto" aria-label="Main">
        <Link className="brand" href="/" aria-label="Countersign, home">
          <Mark />
          <span className="brand-word">Countersign</span>
        </Link>
        {nav.map((group) => (
          <ul key={group[0]?.href}>
            {group.map((item) => (
              <li key={item.href}>
                <NavLink {...item} className="nav-link" />
              </li>
            ))}
          </ul>
        ))}
        {sealed ? <SealedFoot {...sealed} /> : null}
      </nav>
      {children}
      <header className="bar-tools">
        {tools}
        {view ? <ViewSwitch view={view} /> : null}
        <span className="bar-theme">
          <ThemeToggle initial={theme} />
        </span>
        <UserMenu {...person} theme={theme}>
          {userMenu}
        </UserMenu>
      </header>
      <nav className="tabbar" aria-label="Main, small screen">
        {tabs.map((item) => (
          <NavLink key={item.href} {...item} className="tab-link" />
        ))}
        <button type="button" className="tab-link" popoverTarget="places">
          <Icon name="menu" size={18} />
          More
        </button>
      </nav>
      <FloatingDetails />
    </div>
  )
}

function SealedFoot({ at, entries, href, timeZone }: NonNullable<AppFrameProps['sealed']>) {
  const content = (
    <>
      <SealMark size={17} />
      <span className="sealed-words">
        <b>
          Log sealed <ExactTime at={at} clock timeZone={timeZone} />
        </b>
        {formatCount(entries)} {entries === 1 ? 'entry' : 'entries'}
      </span>
    </>
  )
  if (!href) return <div className="sealed">{content}</div>
  return (
    <Link className="sealed" href={href}>
      {content}
    </Link>
  )
}
