'use client'

import { useEffect, useState } from 'react'
import { useOnline } from '@/components/form/use-online'
import { Icon } from '@/components/ui/icon'
import { type DraftState, savedWords } from './draft-state'

/** How the draft stands: saved when, on its way, kept in this browser, or refused and why. */
export function DraftStanding(props: { state: DraftState<unknown>; restoredAt: string | null; hint: string }) {
  const { state, restoredAt, hint } = props
  const online = useOnline()
  const { phase, savedAt, message } = state
  return (
    <p className="editor-state" id="card-standing">
      <span role="status">
        {hint ? (
          <span className="text-warn">{hint}</span>
        ) : phase === 'refused' ? (
          <span className="text-bad">{message} What you typed is kept in this browser.</span>
        ) : phase === 'conflict' ? (
          <span className="text-warn">Not saved: choose one of the two texts above.</span>
        ) : phase === 'unreached' || !online ? (
          <span className="inline-flex items-center gap-1 text-warn">
            <Icon name="offline" size={14} /> The server cannot be reached. What you type is kept in this browser and
            saved when it can.
          </span>
        ) : phase === 'unsaved' || phase === 'saving' ? (
          'Saving…'
        ) : restoredAt ? (
          'What you had typed here and could not be saved was put back.'
        ) : null}
      </span>
      {phase === 'saved' && !hint && savedAt ? <SavedAgo key={savedAt} at={savedAt} /> : null}
    </p>
  )
}

/** Counts on by itself; not announced, for it would be read out every second. */
function SavedAgo({ at }: { at: string }) {
  const [now, setNow] = useState<number>()
  useEffect(() => {
    setNow(Date.now())
    const ticking = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(ticking)
  }, [])
  return now === undefined ? null : (
    <span className="inline-flex items-center gap-1">
      <Icon name="check" size={14} className="text-ok" />
      {savedWords(at, Math.max(now, new Date(at).getTime()))}
    </span>
  )
}
