'use client'

import { type ReactNode, useContext } from 'react'
import { useFormStatus } from 'react-dom'
import { type ButtonLook, buttonClass } from '@/components/ui/button-class'
import { Icon } from '@/components/ui/icon'
import { FormContext } from './form-context'

type SubmitProps = ButtonLook & {
  children: ReactNode
  /** What the button says while it works: "Signing…" */
  busy?: string
  name?: string
  value?: string
  className?: string
}

/** Sends its form once. It keeps its place in the tab order while it works, and says that it works. */
export function SubmitButton({ kind = 'primary', size, icon, children, busy, name, value, className }: SubmitProps) {
  const status = useFormStatus()
  const form = useContext(FormContext)
  const pending = status.pending || form.pending
  return (
    <button
      type="submit"
      className={buttonClass(kind, size, className)}
      name={name}
      value={value}
      aria-disabled={pending || undefined}
      aria-busy={pending || undefined}
      onClick={(event) => {
        if (pending) event.preventDefault()
      }}
    >
      {pending ? <Icon name="refresh" size={14} className="spin" /> : icon ? <Icon name={icon} size={14} /> : null}
      {pending && busy ? busy : children}
    </button>
  )
}

/** The last row of a form: its buttons, and how what was typed stands. */
export function FormActions({ children }: { children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      {children}
      <FormStanding />
    </div>
  )
}

function FormStanding() {
  const { state, online, restoredAt, discardDraft, pending } = useContext(FormContext)
  return (
    <span className="text-12 text-fg-3" role="status">
      {!online ? (
        <span className="inline-flex items-center gap-1 text-warn">
          <Icon name="offline" size={14} /> You are offline. What you type is kept in this tab.
        </span>
      ) : pending ? (
        'Sending…'
      ) : state.notice && !state.error ? (
        <span className="inline-flex items-center gap-1 text-ok">
          <Icon name="check" size={14} /> {state.notice}
        </span>
      ) : restoredAt ? (
        <>
          What you typed at {new Date(restoredAt).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })} was
          put back.{' '}
          <button type="button" className="lk min-h-6" onClick={discardDraft}>
            Start over
          </button>
        </>
      ) : null}
    </span>
  )
}
