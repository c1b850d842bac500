'use client'

import { useEffect, useState } from 'react'
import type { QuestionnairePreview } from '@/lib/risk/views'

const PAUSE_MS = 500

export type Checked =
  | { state: 'looking' | 'unreached'; preview: null; problems: Record<string, string> }
  | { state: 'invalid'; preview: null; problems: Record<string, string> }
  | { state: 'valid'; preview: QuestionnairePreview; problems: Record<string, string> }

/** What the server says to the questionnaire as it stands: what is wrong with it by field, or what it would change. */
export function usePreview(source: string, definition: string): Checked {
  const [checked, setChecked] = useState<Checked>({ state: 'looking', preview: null, problems: {} })
  useEffect(() => {
    const running = new AbortController()
    const timer = setTimeout(async () => {
      try {
        const answer = await fetch(source, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: `{"definition":${definition}}`,
          signal: running.signal,
        })
        const body = await answer.json()
        if (answer.ok) setChecked({ state: 'valid', preview: body, problems: {} })
        else if (body.fields) setChecked({ state: 'invalid', preview: null, problems: body.fields })
        else setChecked({ state: 'unreached', preview: null, problems: {} })
      } catch {
        if (!running.signal.aborted) setChecked({ state: 'unreached', preview: null, problems: {} })
      }
    }, PAUSE_MS)
    return () => {
      clearTimeout(timer)
      running.abort()
    }
  }, [source, definition])
  return checked
}
