import Link from 'next/link'
import { Icon } from './icon'

/** A count that waits for the reader. Nothing is shown for zero. */
export function Count({ value, label }: { value: number; label?: string }) {
  if (value <= 0) return null
  return (
    <span className="count">
      {value > 99 ? '99+' : value}
      {label ? <span className="sr-only"> {label}</span> : null}
    </span>
  )
}

/** A filter in force; `clearHref` takes it away. */
export function Tag({ children, clearHref }: { children: string; clearHref?: string }) {
  if (!clearHref) return <span className="tag">{children}</span>
  return (
    <Link className="tag" href={clearHref} aria-label={`Remove the filter ${children}`}>
      {children}
      <Icon name="cross" size={12} />
    </Link>
  )
}
