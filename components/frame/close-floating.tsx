'use client'

import { useEffect } from 'react'

const FLOATING = 'details.drop[open], details.chip[open]'

/** Menus and reasons are `<details>`; this closes them on Escape and on a press elsewhere, as people expect. */
export function CloseFloating() {
  useEffect(() => {
    function closeAll(except?: Node | null) {
      for (const open of document.querySelectorAll<HTMLDetailsElement>(FLOATING)) {
        if (!except || !open.contains(except)) open.open = false
      }
    }
    function onPointer(event: Event) {
      closeAll(event.target as Node)
    }
    function onKey(event: KeyboardEvent) {
      if (event.key !== 'Escape') return
      const open = document.activeElement?.closest<HTMLDetailsElement>(FLOATING)
      closeAll()
      open?.querySelector('summary')?.focus()
    }
    function onFollow(event: Event) {
      if ((event.target as Element).closest?.('details.drop a')) closeAll()
    }
    document.addEventListener('pointerdown', onPointer)
    document.addEventListener('keydown', onKey)
    document.addEventListener('click', onFollow)
    return () => {
      document.removeEventListener('pointerdown', onPointer)
      document.removeEventListener('keydown', onKey)
      document.removeEventListener('click', onFollow)
    }
  }, [])
  return null
}
