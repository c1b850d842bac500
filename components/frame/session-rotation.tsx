'use client'

import { useEffect } from 'react'

/** Fetches the person's session once, whose answer puts a new one in place of one from before their rights changed. A page cannot. */
export function SessionRotation() {
  useEffect(() => {
    fetch('/api/auth/session', { cache: 'no-store' }).catch(() => {})
  }, [])
  return null
}
