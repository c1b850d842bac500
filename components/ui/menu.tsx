import type { ReactNode } from 'react'
import { cx } from './cx'
import { Icon, type IconName } from './icon'

/**
 * A list of things to do, under one button; entries are links or buttons with class `menu-item`. It is a `<details>`:
 * it opens without script, and the frame closes it on Escape and on a press elsewhere.
 */
export function Menu(props: { label: string; icon?: IconName; start?: boolean; children: ReactNode }) {
  const { label, icon, start, children } = props
  return (
    <details className={cx('drop', start && 'drop-start')} name="menu">
      {icon ? (
        <summary className="btn btn-icon" aria-label={label} title={label}>
          <Icon name={icon} />
        </summary>
      ) : (
        <summary className="btn">
          {label}
          <Icon name="chevron-down" size={11} />
        </summary>
      )}
      <div className="menu">{children}</div>
    </details>
  )
}
