'use client'

import { createContext, useContext, useState } from 'react'
import type { FormState } from './form-state'

export type FormStanding = {
  state: FormState
  pending: boolean
  online: boolean
  /** Prefix of the ids of this form's fields. */
  prefix: string
  /** When a kept draft was put back into the fields. */
  restoredAt?: string
  discardDraft: () => void
}

export const FormContext = createContext<FormStanding>({
  state: {},
  pending: false,
  online: true,
  prefix: 'field',
  discardDraft: () => {},
})

/** What one field needs from its form: ids, its error, what was typed before. */
export function useField(name: string, hasHelp: boolean, defaultValue?: string) {
  const { state, prefix } = useContext(FormContext)
  const id = `${prefix}-${name}`
  const error = state.error?.fields?.[name]
  // Only the first rendering needs it, after a post without script: from then on the field itself keeps what was typed.
  const [value] = useState(state.values?.[name] ?? defaultValue)
  const describedBy = [hasHelp && `${id}-help`, error && `${id}-error`].filter(Boolean).join(' ') || undefined
  return {
    id,
    error,
    value,
    aria: { 'aria-describedby': describedBy, 'aria-invalid': error ? true : undefined },
  }
}
