'use client'

import { useEffect } from 'react'

let signingSince = 0
const LONGEST_MS = 30_000

/** Called by a form while it is being sent, for what takes its place is rendered by the server. */
export function noteSigning() {
  signingSince = Date.now()
}

/** Moves the focus to what took the form's place, so that what happened is read aloud. */
export function ArrivedHere({ id }: { id: string }) {
  useEffect(() => {
    if (Date.now() - signingSince > LONGEST_MS) return
    signingSince = 0
    document.getElementById(id)?.focus()
  }, [id])
  return null
}
