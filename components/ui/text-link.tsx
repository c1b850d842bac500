import Link from 'next/link'
import type { ComponentProps } from 'react'
import { cx } from './cx'

export function TextLink({ className, ...rest }: ComponentProps<typeof Link>) {
  return <Link className={cx('lk', className)} {...rest} />
}

/** The short reference of a record (`UC-12`, `MDL-7 v3`), linked where it can be opened. */
export function Ref({ children, href }: { children: string; href?: string }) {
  if (!href) return <span className="ref">{children}</span>
  return (
    <Link className="ref" href={href}>
      {children}
    </Link>
  )
}

/** Leaves the product: the address is said, the referrer is not. */
export function OutsideLink({ href, children }: { href: string; children: React.ReactNode }) {
  return (
    <a className="lk" href={href} rel="noreferrer noopener nofollow" target="_blank">
      {children}
      <span className="sr-only"> (opens in a new tab)</span>
    </a>
  )
}
