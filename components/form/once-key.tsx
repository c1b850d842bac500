'use client'

import { useContext, useRef } from 'react'
import { FormContext } from './form-context'

/**
 * The form's Idempotency-Key: sent twice by a double press or a repeated request, it is done once. `seed` is random and
 * made by the server with the page; after each success the form is a new request and has a new key.
 */
export function OnceKey({ seed }: { seed: string }) {
  const { state } = useContext(FormContext)
  const done = useRef<{ state: unknown; count: number }>({ state: null, count: 0 })
  if (!state.error && (state.done || state.notice) && done.current.state !== state) {
    done.current = { state, count: done.current.count + 1 }
  }
  return <input type="hidden" name="idempotencyKey" value={`${seed}:${done.current.count}`} data-no-draft="" readOnly />
}
