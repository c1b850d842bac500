import Link from 'next/link'
import type { ReactNode } from 'react'
import { cx } from '@/components/ui/cx'
import { Icon } from '@/components/ui/icon'

export type Crumb = { label: string; href?: string }

type PageProps = {
  /** The way here; the last one is this page. */
  crumbs: Crumb[]
  /** States the finding ("Three decisions wait for you."), not the name of the page. */
  title: string
  /** The short reference, beside the title. */
  reference?: string
  /** Chips beside the title. */
  status?: ReactNode
  /** Short facts under the title, or one sentence. */
  facts?: ReactNode
  actions?: ReactNode
  /** The record's panel, 340 px to the right, below on smaller screens. */
  panel?: ReactNode
  panelLabel?: string
  /** A page that is read from top to bottom keeps lines short. */
  reading?: boolean
  children: ReactNode
}

/** One page inside the frame: place in the top bar, heading, content, panel. */
export function Page(props: PageProps) {
  const { crumbs, title, reference, status, facts, actions, panel, panelLabel, reading, children } = props
  return (
    <>
      <Crumbs items={crumbs} />
      <div className={cx('body', panel !== undefined && 'body-panel')}>
        <main className={cx('main', reading && 'main-reading')} id="main" tabIndex={-1}>
          <div className="page-head">
            <div className="min-w-0 flex-1">
              <div className="flex flex-wrap items-center gap-x-[10px] gap-y-1">
                <h1 className="page-title">{title}</h1>
                {reference ? <span className="text-14 text-fg-3">{reference}</span> : null}
                {status}
              </div>
              {facts ? <div className="page-facts">{facts}</div> : null}
            </div>
            {actions ? <div className="page-acts flex flex-wrap gap-2">{actions}</div> : null}
          </div>
          {children}
        </main>
        {panel === undefined ? null : (
          <aside className="panel" aria-label={panelLabel ?? 'About this record'}>
            {panel}
          </aside>
        )}
      </div>
    </>
  )
}

export function Crumbs({ items }: { items: Crumb[] }) {
  return (
    <nav className="bar-here" aria-label="Breadcrumb">
      <ol className="contents">
        {items.map((item, at) => (
          <li key={item.label}>
            {at > 0 ? <Icon name="chevron-right" size={11} /> : null}
            {item.href && at < items.length - 1 ? (
              <Link href={item.href}>{item.label}</Link>
            ) : (
              <span aria-current={at === items.length - 1 ? 'page' : undefined}>{item.label}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}
