'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { LiveDocument, SavedAnswer } from '@/lib/documents/live/views'
import { hear, unheard, waitBefore } from './live-state'

export type Connection = 'connecting' | 'live' | 'reconnecting'

interface Given {
  workspace: string
  /** `DOC-7` */
  document: string
  /** The draft's change that the page was made of. */
  change: number
  /** Whether others may see that the person is here; an auditor only reads. */
  isShown: boolean
  /** Answers that were saved since, each once, one's own from this page among them. */
  onAnswers(answers: SavedAnswer[]): void
}

/** The server says something every ten seconds; a connection that says nothing for so long is none. */
const SILENCE_MS = 25_000
/** A page that nobody looks at gives its connection back: a browser has six to a server. */
const HIDDEN_MS = 20_000
const PRESENT_EVERY_MS = 10_000

/** What others do in a document while it is open here; catches up by itself after every interruption. */
export function useLiveDocument({ workspace, document: ref, change, isShown, onAnswers }: Given) {
  const [connection, setConnection] = useState<Connection>('connecting')
  const [live, setLive] = useState<LiveDocument | null>(null)
  const known = useRef(unheard(change))
  const handOn = useRef(onAnswers)
  handOn.current = onAnswers

  useEffect(() => {
    let source: EventSource | null = null
    let attempt = 0
    let timer: ReturnType<typeof setTimeout> | undefined
    let silence: ReturnType<typeof setTimeout> | undefined

    const close = () => {
      clearTimeout(timer)
      clearTimeout(silence)
      source?.close()
      source = null
    }
    const lost = () => {
      close()
      setConnection('reconnecting')
      if (document.visibilityState === 'visible') timer = setTimeout(open, waitBefore(attempt++, Math.random()))
    }
    const heard = () => {
      clearTimeout(silence)
      silence = setTimeout(lost, SILENCE_MS)
    }
    const open = () => {
      close()
      const path = `/w/${encodeURIComponent(workspace)}/documents/${encodeURIComponent(ref)}/live`
      source = new EventSource(`${path}?since=${known.current.change}`)
      source.onerror = lost
      source.addEventListener('tick', heard)
      source.onmessage = ({ data }) => {
        heard()
        attempt = 0
        const { state, fresh } = hear(known.current, JSON.parse(data))
        known.current = state
        setConnection('live')
        setLive(state.live)
        if (fresh.length > 0) handOn.current(fresh)
      }
      heard()
    }
    const openNow = () => {
      attempt = 0
      open()
    }
    const seen = () => {
      if (document.visibilityState === 'hidden') {
        clearTimeout(timer)
        timer = setTimeout(() => {
          close()
          setConnection('reconnecting')
        }, HIDDEN_MS)
      } else if (source) clearTimeout(timer)
      else openNow()
    }
    open()
    document.addEventListener('visibilitychange', seen)
    addEventListener('online', openNow)
    return () => {
      document.removeEventListener('visibilitychange', seen)
      removeEventListener('online', openNow)
      close()
    }
  }, [workspace, ref])

  const setField = usePresence({ workspace, document: ref, isShown })
  return { connection, live, setField }
}

/** Tells where the person is, at once when that changes and again every ten seconds while the page is looked at. */
function usePresence({ workspace, document: ref, isShown }: Pick<Given, 'workspace' | 'document' | 'isShown'>) {
  const field = useRef<string | null>(null)
  const tell = useRef<(leaves?: boolean) => void>(() => {})

  useEffect(() => {
    if (!isShown) return
    const address = `/api/v1/documents/${encodeURIComponent(ref)}/presence?workspace=${encodeURIComponent(workspace)}`
    let told: ReturnType<typeof setTimeout> | undefined
    tell.current = (leaves = false) => {
      const body = JSON.stringify({ field: field.current, leaves })
      fetch(address, { method: 'POST', body, keepalive: true }).catch(() => {})
    }
    const again = () => {
      if (document.visibilityState === 'visible') tell.current()
      clearTimeout(told)
      told = setTimeout(again, PRESENT_EVERY_MS)
    }
    const leave = () => tell.current(true)
    again()
    document.addEventListener('visibilitychange', again)
    addEventListener('pagehide', leave)
    return () => {
      document.removeEventListener('visibilitychange', again)
      removeEventListener('pagehide', leave)
      clearTimeout(told)
      leave()
      tell.current = () => {}
    }
  }, [workspace, ref, isShown])

  return useCallback((next: string | null) => {
    if (field.current === next) return
    field.current = next
    tell.current()
  }, [])
}
