'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'

type AnchorProps = { href: string; exact?: boolean; also?: string[]; className: string; children: ReactNode }

/** Knows whether it is the place shown; closes the sheet of places on a small screen. */
export function NavAnchor(props: AnchorProps) {
  const { href, exact, also = [], className, children } = props
  const path = usePathname()
  const isAt = (place: string) => path === place || (!exact && path.startsWith(`${place}/`))
  const isHere = [href, ...also].some(isAt)
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
