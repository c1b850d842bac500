import Link from 'next/link'
import type { ReactNode } from 'react'
import { cx } from '@/components/ui/cx'
import { Mark } from '@/components/ui/seal'

/** For pages outside the portal: sign-in, invitations, not found, errors. */
export function PlainFrame({ children, foot, wide }: { children: ReactNode; foot?: ReactNode; wide?: boolean }) {
  return (
    <div className="plain">
      <header>
        <Link className="brand inline-flex" href="/" aria-label="Countersign, home">
          <Mark />
          <span>Countersign</span>
        </Link>
      </header>
      <main className={cx('plain-main', wide && 'plain-wide')} id="main">
        {children}
      </main>
      <footer className="py-4 text-center text-12 text-fg-3">{foot}</footer>
    </div>
  )
}
