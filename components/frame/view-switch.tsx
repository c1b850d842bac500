import Link from 'next/link'
import { Icon } from '@/components/ui/icon'

/** `options` only where the person has more than one role; each leads to the same page in another view. */
export type View = { label: string; options?: { label: string; href: string; current?: boolean }[] }

export function ViewSwitch({ view }: { view: View }) {
  const face = (
    <>
      <span className="bar-word text-fg-3">View</span>
      <b className="font-medium">{view.label}</b>
    </>
  )
  if (!view.options || view.options.length < 2) return <span className="bar-button">{face}</span>
  return (
    <details className="drop" name="bar">
      <summary className="bar-button">
        {face}
        <Icon name="chevron-down" size={11} />
      </summary>
      <div className="menu">
        {view.options.map((option) => (
          <Link
            key={option.href}
            className="menu-item"
            href={option.href}
            prefetch={false}
            aria-current={option.current ? 'true' : undefined}
          >
            {option.label}
          </Link>
        ))}
      </div>
    </details>
  )
}
