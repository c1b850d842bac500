'use client'

import { type ReactNode, useRef } from 'react'
import { ActionForm } from '@/components/form/action-form'
import type { FormState } from '@/components/form/form-state'

type Fields = Record<string, string>

/** A small form of the panel: what is typed is kept until it is sent, and sent twice it is done once. */
export function PanelForm(props: {
  send: (fields: Fields, key: string) => Promise<FormState>
  /** After it succeeded. */
  done: () => void
  draftKey: string
  children: ReactNode
}) {
  const { send, done, draftKey, children } = props
  const key = useRef('')
  async function action(_state: FormState, form: FormData): Promise<FormState> {
    key.current ||= `panel-${Date.now()}-${Math.random().toString(36).slice(2)}`
    const fields = Object.fromEntries(
      [...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    )
    const state = await send(fields, key.current)
    // Refused, or done: what is sent next is another request. Only one that got no answer is the same again.
    key.current = ''
    if (!state.error) done()
    return state
  }
  return (
    <ActionForm action={action} className="form fp-form" draftKey={draftKey} clears>
      {children}
    </ActionForm>
  )
}
