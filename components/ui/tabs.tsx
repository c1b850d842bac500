import Link from 'next/link'

export type TabItem = { href: string; label: string; current?: boolean; count?: number }

/** Tabs are places with their own address: they work without script and can be linked to. */
export function Tabs({ items, label }: { items: TabItem[]; label: string }) {
  return (
    <nav className="tabs" aria-label={label}>
      {items.map((item) => (
        <Link
          key={item.href}
          href={item.href}
          className="tab"
          aria-current={item.current ? 'page' : undefined}
          scroll={false}
        >
          {item.label}
          {item.count === undefined ? null : <span className="num text-12 font-regular text-fg-3">{item.count}</span>}
        </Link>
      ))}
    </nav>
  )
}

/** The same choice, small, above a table or a picture. */
export function Segments({ items, label }: { items: TabItem[]; label: string }) {
  return (
    <nav className="seg" aria-label={label}>
      {items.map((item) => (
        <Link key={item.href} href={item.href} aria-current={item.current ? 'true' : undefined} scroll={false}>
          {item.label}
          {item.count === undefined ? null : <span className="num"> {item.count}</span>}
        </Link>
      ))}
    </nav>
  )
}
