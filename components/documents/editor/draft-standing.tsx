'use client'

import { useEffect, useState } from 'react'
import { useOnline } from '@/components/form/use-online'
import { Icon } from '@/components/ui/icon'
import { useStanding } from './draft-context'
import { savedWords } from './standing'

type Props = { labelOf: (field: string) => string; goTo: (field: string) => void; signInHref: string; hint: string }

/** How what was typed stands: saved when, on its way, kept in this browser, or in need of the person. */
export function DraftStanding(props: Props) {
  const standing = useStanding()
  const { phase, savedAt, restored, hasRoom, unsaved } = standing
  const words = wordsOf(standing, useOnline(), props)
  return (
    <div className="ed-standing">
      <span role="status">
        {words}
        {words || !restored ? null : 'What you had typed and could not be saved was put back. '}
        {hasRoom || unsaved === 0 ? null : (
          <span className="text-bad"> This browser has no room to keep it: stay until it is saved.</span>
        )}
      </span>
      {(phase === 'saved' || phase === 'clean') && savedAt && !words ? <SavedAgo at={savedAt} /> : null}
    </div>
  )
}

function wordsOf(standing: ReturnType<typeof useStanding>, isOnline: boolean, props: Props) {
  const { phase, message, waiting } = standing
  const { labelOf, goTo, signInHref, hint } = props
  if (phase === 'session') {
    return (
      <Warning>
        Not saved: {message} What you type is kept in this browser.{' '}
        <a className="lk" href={signInHref} target="_blank" rel="noreferrer">
          Sign in<span className="sr-only"> in a new tab</span>
        </a>
      </Warning>
    )
  }
  if (phase === 'unreached') {
    if (message) return <Warning>Not saved: {message}</Warning>
    if (!isOnline)
      return <Warning icon="offline">Not saved: you are offline. What you type is kept in this browser.</Warning>
    return (
      <Warning icon="offline">
        Not saved: the server cannot be reached. What you type is kept in this browser and saved when it can.
      </Warning>
    )
  }
  if (waiting.length > 0) {
    return (
      <Warning>
        Not saved:{' '}
        {waiting.map((field, at) => (
          <span key={field}>
            {at > 0 ? ', ' : null}
            <button type="button" className="lk min-h-6 text-left" onClick={() => goTo(field)}>
              {labelOf(field)}
            </button>
          </span>
        ))}{' '}
        {waiting.length === 1 ? 'waits' : 'wait'} for you.
      </Warning>
    )
  }
  if (phase === 'dirty' || phase === 'saving') return 'Saving…'
  return hint ? <Warning>{hint}</Warning> : null
}

function Warning({ children, icon = 'warning' }: { children: React.ReactNode; icon?: 'warning' | 'offline' }) {
  return (
    <span className="ed-warning">
      <Icon name={icon} size={14} />
      <span>{children}</span>
    </span>
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
    <span className="ed-saved">
      <Icon name="check" size={14} />
      {savedWords(at, Math.max(now, Date.parse(at)))}
    </span>
  )
}
