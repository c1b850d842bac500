'use client'

import { useRouter } from 'next/navigation'
import { type MouseEvent, type ReactNode, useEffect, useRef } from 'react'

const TYPING = 'input, textarea, select, [contenteditable], dialog, details[open]'
const ROW_LINKS = 'tbody th > a[href]'

/**
 * J and K move between the rows' links, Enter opens as for any link. The links are plain ones: opening is taken over
 * here for all rows at once, which keeps fifty rows as cheap as one.
 */
export function RowKeys({ children }: { children: ReactNode }) {
  const router = useRouter()
  const box = useRef<HTMLDivElement>(null)

  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey || (event.key !== 'j' && event.key !== 'k')) return
      const active = document.activeElement
      if (active?.closest(TYPING)) return
      const links = [...(box.current?.querySelectorAll<HTMLAnchorElement>(ROW_LINKS) ?? [])]
      if (links.length === 0) return
      const here = links.findIndex((link) => link.closest('tr')?.contains(active))
      const next = here < 0 ? 0 : here + (event.key === 'j' ? 1 : -1)
      links[Math.max(0, Math.min(links.length - 1, next))]?.focus()
      event.preventDefault()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])

  function onClick(event: MouseEvent) {
    const link = (event.target as Element).closest<HTMLAnchorElement>(ROW_LINKS)
    if (!link || event.defaultPrevented || event.button !== 0) return
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || link.target) return
    event.preventDefault()
    router.push(link.getAttribute('href') ?? '')
  }

  function onPointerOver(event: MouseEvent) {
    const link = (event.target as Element).closest<HTMLAnchorElement>(ROW_LINKS)
    if (link) router.prefetch(link.getAttribute('href') ?? '')
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: the links inside stay links; this only opens them without a full load
    <div ref={box} onClick={onClick} onPointerOver={onPointerOver}>
      {children}
    </div>
  )
}
