'use client'

import { useEffect } from 'react'

const FLOATING = 'details.drop[open], details.chip[open]'

/** Moves what opened back inside the window, where it would stand out to the right or to the left. */
function keepInside(details: HTMLDetailsElement) {
  const box = details.querySelector<HTMLElement>(':scope > .menu, :scope > .why')
  if (!box) return
  box.style.removeProperty('--shift')
  if (!details.open) return
  const { left, right } = box.getBoundingClientRect()
  const edge = document.documentElement.clientWidth - 12
  const shift = right > edge ? Math.max(edge - right, 12 - left) : left < 12 ? 12 - left : 0
  if (shift) box.style.setProperty('--shift', `${Math.round(shift)}px`)
}

/** Menus and reasons are `<details>`; this closes them on Escape and on a press elsewhere, as people expect. */
export function FloatingDetails() {
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
    function onToggle(event: Event) {
      if ((event.target as Element).matches('details.drop, details.chip'))
        keepInside(event.target as HTMLDetailsElement)
    }
    // It does not bubble.
    document.addEventListener('toggle', onToggle, true)
    document.addEventListener('pointerdown', onPointer)
    document.addEventListener('keydown', onKey)
    document.addEventListener('click', onFollow)
    return () => {
      document.removeEventListener('toggle', onToggle, true)
      document.removeEventListener('pointerdown', onPointer)
      document.removeEventListener('keydown', onKey)
      document.removeEventListener('click', onFollow)
    }
  }, [])
  return null
}
