'use client'

import { useContext, useEffect, useRef } from 'react'
import { FormContext } from './form-context'

/** In a form that stands in a dialog: closes it once the form's action has succeeded. */
export function CloseWhenDone() {
  const { state } = useContext(FormContext)
  const place = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    if (state.done && !state.error) place.current?.closest('dialog')?.close()
  }, [state])
  return <span ref={place} hidden />
}
