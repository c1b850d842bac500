'use client'

import { type RefObject, useCallback, useEffect, useReducer, useRef, useState } from 'react'
import { type DraftState, draftState, type SaveOutcome } from './draft-state'
import { dropText, keepText, newestKept } from './kept-text'

export type SaveDraft = (draft: { text: string; revision: number; base: number }) => Promise<SaveOutcome>

type Given = {
  initial: DraftState
  save: SaveDraft
  /** Names the person and the record, so that nobody is shown another person's words. */
  storageKey: string
  area: RefObject<HTMLTextAreaElement | null>
}

const QUIET_MS = 900
const RETRY_MS = 5000

/** Saves what is typed a moment after the last key, one save at a time; what has not arrived stays in this browser. */
export function useDraft({ initial, save, storageKey, area }: Given) {
  const [state, dispatch] = useReducer(draftState, initial)
  const [restoredAt, setRestoredAt] = useState<string | null>(null)
  const newest = useRef(state)
  newest.current = state
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const running = useRef<Promise<void>>(undefined)
  const tab = useRef('')

  const textNow = useCallback(() => area.current?.value ?? '', [area])

  const keep = useCallback(() => {
    const { revision, base, savedText } = newest.current
    const text = textNow()
    if (text === savedText) dropText(localStorage, storageKey, tab.current)
    else keepText(localStorage, storageKey, tab.current, { text, revision, base, at: new Date().toISOString() })
  }, [storageKey, textNow])

  const send = useCallback(async () => {
    clearTimeout(timer.current)
    const { phase, savedText, revision, base } = newest.current
    const sent = textNow()
    if (phase === 'conflict' || sent === savedText) return
    dispatch({ type: 'saving' })
    try {
      const outcome = await save({ text: sent, revision, base })
      const event = { type: 'answered', outcome, sent, text: textNow() } as const
      newest.current = draftState(newest.current, event)
      dispatch(event)
      keep()
    } catch {
      newest.current = { ...newest.current, phase: 'unreached' }
      dispatch({ type: 'unreached' })
    }
  }, [keep, save, textNow])

  /** Saves what stands here now; whoever calls it again waits for the save that runs. */
  const flush = useCallback(async () => {
    await running.current
    running.current = send()
    await running.current
    return newest.current
  }, [send])

  const saveSoon = useCallback(
    (wait = QUIET_MS) => {
      clearTimeout(timer.current)
      timer.current = setTimeout(() => void flush(), wait)
    },
    [flush],
  )

  const typed = useCallback(() => {
    const event = { type: 'typed', text: textNow() } as const
    newest.current = draftState(newest.current, event)
    dispatch(event)
    keep()
    saveSoon()
  }, [keep, saveSoon, textNow])

  useEffect(() => {
    tab.current ||= Math.random().toString(36).slice(2)
    const found = newestKept(localStorage, storageKey)
    if (!found || !area.current) return
    dropText(localStorage, storageKey, found.tab)
    const { kept } = found
    if (kept.text === area.current.value) return
    const { revision, base, savedText } = newest.current
    area.current.value = kept.text
    setRestoredAt(kept.at)
    if (kept.revision === revision && kept.base === base) typed()
    else {
      const message = 'The card was changed since you typed this and it could not be saved.'
      const theirs = { message, revision, base, text: savedText, savedBy: null }
      newest.current = draftState(newest.current, { type: 'found', theirs })
      dispatch({ type: 'found', theirs })
      keep()
    }
  }, [area, keep, storageKey, typed])

  // After an answer there may be more to save, and what did not arrive is tried again until it does.
  useEffect(() => {
    if (state.phase === 'unsaved') saveSoon()
    if (state.phase !== 'unreached') return
    saveSoon(RETRY_MS)
    const again = () => saveSoon(0)
    addEventListener('online', again)
    return () => removeEventListener('online', again)
  }, [state, saveSoon])

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (textNow() !== newest.current.savedText) event.preventDefault()
    }
    addEventListener('beforeunload', warn)
    return () => {
      removeEventListener('beforeunload', warn)
      clearTimeout(timer.current)
    }
  }, [textNow])

  const choose = useCallback(
    (type: 'keptMine' | 'tookTheirs') => {
      const theirs = newest.current.theirs
      if (!theirs || !area.current) return
      if (type === 'tookTheirs') area.current.value = theirs.text
      newest.current = draftState(newest.current, { type })
      dispatch({ type })
      keep()
      area.current.focus()
    },
    [area, keep],
  )

  return { state, restoredAt, typed, flush, choose }
}
