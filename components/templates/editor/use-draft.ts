'use client'

import { type RefObject, useCallback, useEffect, useReducer, useRef, useState } from 'react'
import { dropTyped, findTyped, keepTyped } from '@/components/form/kept'
import type { ImportProblem } from '@/lib/imports/vocabulary'
import { type DraftState, draftState, type SaveOutcome } from './draft-state'

export type SaveDraft<P = ImportProblem> = (draft: {
  text: string
  revision: number
  base: number
}) => Promise<SaveOutcome<P>>

/** Where the text stands: a text field, or what makes one of a form. */
export type DraftArea = { value: string; focus: () => void }

type KeptText = { text: string; revision: number; base: number; at: string }

const isKeptText = ({ text, revision }: Partial<KeptText>) => typeof text === 'string' && Number.isInteger(revision)

type Given<P> = {
  initial: DraftState<P>
  save: SaveDraft<P>
  /** Names the person and the record, so that nobody is shown another person's words. */
  storageKey: string
  area: RefObject<DraftArea | null>
}

const QUIET_MS = 900
const RETRY_MS = 5000

/** Saves what is typed a moment after the last key, one save at a time; what has not arrived stays in this browser. */
export function useDraft<P = ImportProblem>({ initial, save, storageKey, area }: Given<P>) {
  const [state, dispatch] = useReducer(draftState<P>, initial)
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
    if (text === savedText) return dropTyped(localStorage, storageKey, tab.current)
    const kept: KeptText = { text, revision, base, at: new Date().toISOString() }
    keepTyped(localStorage, storageKey, tab.current, kept)
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
    const found = findTyped<KeptText>(localStorage, storageKey, isKeptText).at(-1)
    if (!found || !area.current) return
    dropTyped(localStorage, storageKey, found.tab)
    const { kept } = found
    if (kept.text === area.current.value) return
    const { revision, base, savedText } = newest.current
    area.current.value = kept.text
    setRestoredAt(kept.at)
    if (kept.revision === revision && kept.base === base) typed()
    else {
      const message = 'This was changed since you typed here and it could not be saved.'
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
