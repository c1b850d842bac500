'use client'

import { useEffect } from 'react'

/** Moves the focus to where an action has led, so that what happened is read aloud. */
export function ArrivedHere({ id }: { id: string }) {
  useEffect(() => {
    if (window.location.hash === `#${id}`) document.getElementById(id)?.focus()
  }, [id])
  return null
}
