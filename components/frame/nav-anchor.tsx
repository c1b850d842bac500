'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'

/** Knows whether it is the place shown; closes the sheet of places on a small screen. */
export function NavAnchor(props: { href: string; exact?: boolean; className: string; children: ReactNode }) {
  const { href, exact, className, children } = props
  const path = usePathname()
  const isHere = path === href || (!exact && path.startsWith(`${href}/`))
  return (
    <Link
      href={href}
      className={className}
      aria-current={isHere ? 'page' : undefined}
      onClick={() => document.getElementById('places')?.hidePopover?.()}
    >
      {children}
    </Link>
  )
}
