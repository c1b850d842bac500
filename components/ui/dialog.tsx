'use client'

import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { type ButtonKind, buttonClass } from './button-class'
import { cx } from './cx'
import { Icon, type IconName } from './icon'

type DialogProps = {
  /** On the button that opens it. */
  open: string
  /** Read aloud in its place, where the same word stands in every row. */
  openLabel?: string
  openKind?: ButtonKind
  openIcon?: IconName
  title: string
  children: ReactNode
  wide?: boolean
}

/**
 * A question over the page, as the browser's own modal dialog: it holds the focus, closes on Escape and gives the focus
 * back. A destructive one says in its text what will be lost. A button inside with `data-close` closes it.
 */
export function Dialog({ open, openLabel, openKind, openIcon, title, children, wide }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  const [isOpen, setIsOpen] = useState(false)

  useEffect(() => {
    if (isOpen && !dialog.current?.open) dialog.current?.showModal()
  }, [isOpen])

  return (
    <>
      <button
        type="button"
        className={buttonClass(openKind)}
        aria-haspopup="dialog"
        aria-label={openLabel}
        onClick={() => setIsOpen(true)}
      >
        {openIcon ? <Icon name={openIcon} size={14} /> : null}
        {open}
      </button>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it by itself; this is for the pointer */}
      <dialog
        ref={dialog}
        className={cx('dlg', wide && 'dlg-wide')}
        aria-labelledby={titleId}
        onClose={() => setIsOpen(false)}
        onClick={(event) => {
          const target = event.target as HTMLElement
          if (target === dialog.current || target.closest('[data-close]')) dialog.current?.close()
        }}
      >
        <div className="grid gap-3">
          <h2 id={titleId}>{title}</h2>
          {isOpen ? children : null}
        </div>
      </dialog>
    </>
  )
}
