'use client'

import { useEffect, useRef, useState } from 'react'
import { Status } from '@/components/ui/status-chip'
import { type Figures, guardrailWords, targetWords } from '@/lib/metrics/rules'
import { standingOf } from '@/lib/metrics/standing'
import { standingLook } from '../history/standing-look'
import { oddWords } from './odd-words'

/** How the value that is being typed would stand, and what about it looks like a slip. It keeps nobody from recording. */
export function ValueStanding({ figures }: { figures: Figures }) {
  const place = useRef<HTMLDivElement>(null)
  const [value, setValue] = useState<number | null>(null)

  useEffect(() => {
    const form = place.current?.closest('form')
    if (!form) return
    const check = () => {
      const text = String(new FormData(form).get('value') ?? '').trim()
      const number = text === '' ? Number.NaN : Number(text)
      setValue(Number.isFinite(number) ? number : null)
    }
    check()
    form.addEventListener('input', check)
    return () => form.removeEventListener('input', check)
  }, [])

  const standing = value === null ? null : standingOf(figures, value)
  const odd = value === null ? null : oddWords(figures, value)
  return (
    <div ref={place} role="status" className="grid gap-1 text-13 empty:hidden">
      {standing && standing !== 'unjudged' && !odd ? (
        <p>
          <Status tone={standingLook[standing].tone} icon={standingLook[standing].icon}>
            {standingLook[standing].label}
          </Status>{' '}
          <span className="text-fg-3">
            {standing === 'beyond_guardrail'
              ? `Someone acts ${guardrailWords(figures)}: the team is told.`
              : `Aimed at: ${targetWords(figures)}.`}
          </span>
        </p>
      ) : null}
      {odd ? (
        <p>
          <Status tone="warn">{odd}</Status>
        </p>
      ) : null}
    </div>
  )
}
