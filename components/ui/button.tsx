import Link from 'next/link'
import type { ComponentProps, ReactNode } from 'react'
import { type ButtonLook, buttonClass } from './button-class'
import { cx } from './cx'
import { Icon, type IconName } from './icon'

/** One primary a page. `seal` only where something is signed. */
export function Button({
  kind,
  size,
  icon,
  className,
  children,
  type,
  ...rest
}: ButtonLook & ComponentProps<'button'>) {
  return (
    <button type={type ?? 'button'} className={buttonClass(kind, size, className)} {...rest}>
      {icon ? <Icon name={icon} size={14} /> : null}
      {children}
    </button>
  )
}

/** A link that looks like a button: it goes somewhere, it changes nothing. */
export function ButtonLink(props: ButtonLook & ComponentProps<typeof Link>) {
  const { kind, size, icon, className, children, ...rest } = props
  return (
    <Link className={buttonClass(kind, size, className)} {...rest}>
      {icon ? <Icon name={icon} size={14} /> : null}
      {children}
    </Link>
  )
}

/** A square button with an icon; the label is read aloud and shown on hover. */
export function IconButton(props: { icon: IconName; label: string } & ComponentProps<'button'>) {
  const { icon, label, className, type, ...rest } = props
  return (
    <button
      type={type ?? 'button'}
      className={cx('btn btn-icon', className)}
      aria-label={label}
      title={label}
      {...rest}
    >
      <Icon name={icon} />
    </button>
  )
}

export function ButtonRow({ children, end }: { children: ReactNode; end?: boolean }) {
  return <div className={cx('flex flex-wrap items-center gap-2', end && 'justify-end')}>{children}</div>
}
