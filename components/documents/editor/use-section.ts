'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { ShownSection } from '@/lib/templates/rules'

/** The section that is shown: named in the address, or by a field in it (`#field-problem`); Back leads to the one before. */
export function useSection(shown: readonly ShownSection[], asked: string | null) {
  const [wanted, setWanted] = useState(asked)
  const [target, setTarget] = useState<string | null>(null)
  const sections = useRef(shown)
  sections.current = shown
  const current = Math.max(
    0,
    shown.findIndex(({ section }) => section.key === wanted),
  )

  const sectionOf = useCallback(
    (field: string) =>
      sections.current.find(({ fields }) => fields.some(({ key }) => key === field))?.section.key ?? null,
    [],
  )

  const goToSection = useCallback((key: string) => {
    history.pushState(null, '', `?section=${key}`)
    setWanted(key)
    setTarget('')
  }, [])

  const goTo = useCallback(
    (field: string) => {
      const section = sectionOf(field)
      if (!section) return
      history.pushState(null, '', `?section=${section}#field-${field}`)
      setWanted(section)
      setTarget(field)
    },
    [sectionOf],
  )

  useEffect(() => {
    const read = () => {
      const field = decodeURIComponent(location.hash.slice(1)).replace(/^field-/, '')
      const section = field ? sectionOf(field) : null
      if (section) setTarget(field)
      setWanted(section ?? new URLSearchParams(location.search).get('section'))
    }
    read()
    addEventListener('popstate', read)
    addEventListener('hashchange', read)
    return () => {
      removeEventListener('popstate', read)
      removeEventListener('hashchange', read)
    }
  }, [sectionOf])

  // Once the section is drawn: to the field, or to the section's heading.
  useEffect(() => {
    if (target === null) return
    setTarget(null)
    if (target === '') {
      scrollTo({ top: 0 })
      document.getElementById('section-title')?.focus({ preventScroll: true })
      return
    }
    const block = document.getElementById(`field-${target}`)
    block?.scrollIntoView({ block: 'center' })
    document.getElementById(`answer-${target}`)?.focus({ preventScroll: true })
  }, [target])

  return { current, goTo, goToSection }
}
