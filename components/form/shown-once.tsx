'use client'

import { useContext } from 'react'
import { CopyButton } from '@/components/ui/copy-button'
import { Icon } from '@/components/ui/icon'
import { FormContext } from './form-context'

/** A secret that the form's action has just made (`values.shownOnce`). It is nowhere else, and gone with the page. */
export function ShownOnce({ label }: { label: string }) {
  const { state } = useContext(FormContext)
  const text = state.error ? undefined : state.values?.shownOnce
  if (!text) return null
  return (
    <div className="notice tone-ok" role="status">
      <Icon name="key" />
      <div className="min-w-0">
        <p className="font-semibold">{label}</p>
        <p className="mt-1 flex items-start gap-2">
          <code className="font-mono text-13 select-all [overflow-wrap:anywhere]">{text}</code>
          <CopyButton text={text} label="Copy" />
        </p>
      </div>
    </div>
  )
}
