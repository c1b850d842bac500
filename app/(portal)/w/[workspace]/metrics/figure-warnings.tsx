'use client'

import { useEffect, useRef, useState } from 'react'
import { Status } from '@/components/ui/status-chip'
import { readFigure } from '@/lib/metrics/read-form'
import { type Figures, warningsOf } from '@/lib/metrics/rules'

/** Where the figures typed so far contradict each other. It keeps nobody from saving. */
export function FigureWarnings() {
  const place = useRef<HTMLDivElement>(null)
  const [found, setFound] = useState<string[]>([])

  useEffect(() => {
    const form = place.current?.closest('form')
    if (!form) return
    const check = () => setFound(warningsOf(figuresIn(new FormData(form))))
    check()
    form.addEventListener('input', check)
    return () => form.removeEventListener('input', check)
  }, [])

  return (
    <div ref={place} role="status" className="grid gap-1 text-13">
      {found.map((warning) => (
        <p key={warning}>
          <Status tone="warn">{warning}</Status>
        </p>
      ))}
    </div>
  )
}

function figuresIn(data: FormData): Figures {
  const text = (name: string) => String(data.get(name) ?? '').trim()
  const figure = (name: string) => {
    const value = text(name) === '' ? null : readFigure(text(name))
    return typeof value === 'number' ? value : null
  }
  return {
    direction: text('direction') || 'higher',
    unit: text('unit'),
    bandLow: figure('bandLow'),
    bandHigh: figure('bandHigh'),
    baseline: figure('baseline'),
    target: figure('target'),
    guardrail: figure('guardrail'),
  }
}
