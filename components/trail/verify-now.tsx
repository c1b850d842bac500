'use client'

import { useActionState } from 'react'
import { Icon } from '@/components/ui/icon'
import type { VerificationView } from '@/lib/trail/views'

export type VerifyState = { verification?: VerificationView; refused?: string }

/** Runs the verifier over the running log, and says what it checked and what it could not. */
export function VerifyNow({ action }: { action: (state: VerifyState) => Promise<VerifyState> }) {
  const [state, run, isRunning] = useActionState(action, {})
  return (
    <form action={run}>
      <button type="submit" className="btn btn-primary" aria-disabled={isRunning || undefined} aria-busy={isRunning}>
        {isRunning ? <Icon name="refresh" size={14} className="spin" /> : <Icon name="shield" size={14} />}
        {isRunning ? 'Verifying…' : state.verification ? 'Verify again' : 'Verify now'}
      </button>
      <div role="status" className="mt-3 text-13">
        {state.refused ? <p className="text-bad">{state.refused}</p> : null}
        {state.verification && !isRunning ? <Result {...state.verification} /> : null}
      </div>
    </form>
  )
}

const FACES = {
  verified: { tone: 'ok', icon: 'check-circle', words: 'Verified' },
  wrong: { tone: 'bad', icon: 'cross-circle', words: 'Something is wrong' },
  unchecked: { tone: 'warn', icon: 'warning', words: 'Could not be checked' },
} as const

function Result({ result, problem, checked, unchecked, at, seconds }: VerificationView) {
  const face = FACES[result]
  return (
    <>
      <p className={`st tone-${face.tone}`}>
        <Icon name={face.icon} size={14} />
        {face.words} here, <time dateTime={at}>{at.slice(11, 19)} UTC</time>, in {seconds} s
      </p>
      {problem ? <p className="mt-1 font-medium text-bad">{problem}</p> : null}
      <Lines title="Checked" icon="check" lines={checked} />
      <Lines title="Not checked" icon="minus" lines={unchecked} />
    </>
  )
}

function Lines({ title, icon, lines }: { title: string; icon: 'check' | 'minus'; lines: string[] }) {
  if (lines.length === 0) return null
  return (
    <>
      <h3 className="mt-3 text-12 text-fg-3">{title}</h3>
      <ul className="trail-lines">
        {lines.map((line) => (
          <li key={line}>
            <Icon name={icon} size={13} />
            <span>{line}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
